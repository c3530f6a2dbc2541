import { EMPTY, SECOND, utf8, WEEK } from '../../../bytes/index.ts';
import { ticketPsk } from '../../../keys/index.ts';
import { rule } from '../../../rules/index.ts';
import { CipherSuite, find, ProtocolVersion } from '../../../wire/index.ts';
import { followKeyUpdate } from '../../keys/index.ts';
import { requireUnique } from '../../negotiation/index.ts';
import { toRemember } from '../../peer/index.ts';
import { endOf } from '../../verification/index.ts';
import type { ClientAt, ClientContext, ClientNext, ClientStep, Received } from '../states.ts';

export const keyUpdate: ClientStep<'CONNECTED', 'key_update'> = followKeyUpdate;

const lifetimeAWeek = rule('new_session_ticket.ticket_lifetime', {
  holds: 'ticket_lifetime is at most 604,800 seconds (7 days)',
  fails: (lifetime: number) =>
    `ticket_lifetime is ${lifetime.toLocaleString('en')} seconds; at most 604,800 seconds (7 days) are allowed`,
  rfc: 'RFC 9846 §4.7.1',
  alert: 'illegal_parameter',
});

/** RFC 9846 §4.7.1: a ticket, with which this connection can be taken up again later. */
export function newSessionTicket(
  state: ClientAt<'CONNECTED'>,
  message: Received<'CONNECTED', 'new_session_ticket'>,
  cx: ClientContext,
): ClientNext<'CONNECTED', 'new_session_ticket'> {
  const { ticket_lifetime, ticket_age_add, ticket_nonce, ticket, extensions } = message.body;
  requireUnique(cx, extensions, 'NewSessionTicket');
  cx.require(ticket_lifetime <= WEEK / SECOND, lifetimeAWeek, ticket_lifetime);
  const { shown: client } = state;
  if (ticket_lifetime === 0 || client === undefined) return state;
  const { settings } = cx;
  const hash = settings.provider.hashes[state.suite.hash];
  const resumption = state.secrets.resumption(state.transcriptHash);
  cx.session({
    ticket,
    session_id: new Uint8Array(0),
    host: utf8(settings.host),
    valid_until: BigInt(Math.floor(validUntil(state, cx))),
    client,
    state: {
      protocol_version: ProtocolVersion.TLSv1_3,
      cipher_suite: CipherSuite.of(state.suite.code),
      secret: ticketPsk(hash, resumption, ticket_nonce, cx.onSecret),
      issued_at: BigInt(Math.floor(settings.now())),
      lifetime: ticket_lifetime,
      ticket_age_add,
      max_early_data_size: find(extensions, 'early_data') ?? 0,
      extended_master_secret: 0,
      application_protocol: utf8(state.negotiated.alpn ?? ''),
      server_name: utf8(settings.serverName ?? ''),
      client_rules: EMPTY,
      peer: toRemember(state.identity, settings.now()),
    },
  });
  return state;
}

/** RFC 9846 §4.7.1: the session must not outlive the certificate it rests on, nor a credential that stood in for its key. */
function validUntil({ identity }: ClientAt<'CONNECTED'>, cx: ClientContext): number {
  const [leaf] = identity.certificates;
  const end = leaf === undefined ? cx.settings.now() + WEEK : endOf(leaf);
  return Math.min(end, identity.shownUntil ?? end);
}
