import { utf8 } from '../../../bytes/index.ts';
import { CipherSuite, ProtocolVersion } from '../../../wire/index.ts';
import { toRemember } from '../../authentication/identity.ts';
import type { Flight } from '../../context.ts';
import { type SessionState, stateToBytes } from '../../resumption/session.ts';
import type { Ending12, ServerContext } from '../states.ts';

/** RFC 5077 §3.3: the session, locked with our ticket key. */
export function sendTicket12(flight: Flight<'Handshake12Ecdhe'>, session: SessionState, cx: ServerContext): void {
  const { tickets } = cx.settings;
  const ticket = tickets === undefined ? new Uint8Array(0) : tickets.seal(stateToBytes(session));
  flight.add({ type: 'new_session_ticket', body: { ticket_lifetime_hint: session.lifetime, ticket } });
}

/** What a session of TLS 1.2 rests on. */
export function sessionState12(state: Ending12, cx: ServerContext): SessionState {
  const { agreed, master_secret } = state;
  return {
    protocol_version: ProtocolVersion.TLSv1_2,
    cipher_suite: CipherSuite.of(agreed.suite.code),
    secret: master_secret,
    issued_at: BigInt(Math.floor(cx.settings.now())),
    lifetime: cx.settings.ticketLifetime,
    ticket_age_add: 0,
    max_early_data_size: 0,
    extended_master_secret: state.extendedMasterSecret ? 1 : 0,
    application_protocol: utf8(agreed.alpn ?? ''),
    server_name: utf8(agreed.serverName ?? ''),
    peer: toRemember(state.client),
  };
}
