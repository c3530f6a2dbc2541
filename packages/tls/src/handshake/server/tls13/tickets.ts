import { uintBytes, utf8 } from '../../../bytes/index.ts';
import { type ApplicationSecrets, Transcript, ticketPsk } from '../../../keys/index.ts';
import { CipherSuite, type Extension, ProtocolVersion } from '../../../wire/index.ts';
import { type Peer, toRemember } from '../../peer/index.ts';
import { LONGEST_LIFE, LONGEST_TICKET, type RememberedPeer, stateToBytes } from '../../resumption/index.ts';
import { digestOfClientRules } from '../client-rules.ts';
import type { ServerAgreed, ServerContext } from '../states.ts';
import { objectionToReplays } from './early-data.ts';

/** RFC 9846 §4.7.1: tickets with which the client can come back; each has a key of its own. */
export function sendTickets(
  agreed: ServerAgreed,
  secrets: ApplicationSecrets,
  handshake: Transcript,
  client: Peer,
  cx: ServerContext,
): void {
  const { tickets, ticketCount, ticketLifetime, earlyData, provider, random, now } = cx.settings;
  if (tickets === undefined) return;
  const peer = toRemember(client, now());
  const lifetime = lifetimeOf(peer, ticketLifetime, now());
  if (lifetime <= 0) return;
  const hash = provider.hashes[agreed.suite.hash];
  const resumption = secrets.resumption(handshake.digest(hash));
  const allowed = earlyData !== undefined && objectionToReplays(cx.settings) === undefined;
  const max_early_data_size = allowed ? earlyData.maxSize : 0;
  const extensions: Extension<'new_session_ticket'>[] = !allowed
    ? []
    : [{ type: 'early_data', body: max_early_data_size }];
  const flight = cx.flight('Handshake13', Transcript.empty);
  for (let i = 0; i < ticketCount; i++) {
    const ticket_nonce = uintBytes(i, 1);
    const ticket_age_add = random(4).reduce((sum, byte) => sum * 256 + byte, 0);
    const ticket = tickets.seal(
      stateToBytes({
        protocol_version: ProtocolVersion.TLSv1_3,
        cipher_suite: CipherSuite.of(agreed.suite.code),
        secret: ticketPsk(hash, resumption, ticket_nonce, cx.onSecret),
        issued_at: BigInt(Math.floor(now())),
        lifetime,
        ticket_age_add,
        max_early_data_size,
        extended_master_secret: 0,
        application_protocol: utf8(agreed.negotiated.alpn ?? ''),
        server_name: utf8(agreed.serverName ?? ''),
        client_rules: digestOfClientRules(cx.settings),
        peer,
      }),
      now(),
    );
    // It may hold a chain that the client showed, for which no hello has room.
    if (ticket.length === 0 || ticket.length > LONGEST_TICKET) return;
    const body = { ticket_lifetime: lifetime, ticket_age_add, ticket_nonce, ticket, extensions };
    flight.add({ type: 'new_session_ticket', body });
  }
}

/** RFC 9846 §4.7.1: in seconds. New tickets do not prolong what the first handshake has shown. */
const lifetimeOf = ({ authenticated_at }: RememberedPeer, wanted: number, now: number): number =>
  Math.min(wanted, Math.floor((Number(authenticated_at) + LONGEST_LIFE - now) / 1000));
