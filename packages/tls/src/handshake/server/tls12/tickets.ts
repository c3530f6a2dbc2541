import { EMPTY, utf8 } from '../../../bytes/index.ts';
import { CipherSuite, find, ProtocolVersion } from '../../../wire/index.ts';
import type { Flight } from '../../context.ts';
import { anonymous, toRemember } from '../../peer/index.ts';
import { LONGEST_TICKET, type SessionState, stateToBytes } from '../../resumption/index.ts';
import { digestOfClientRules } from '../client-rules.ts';
import type { Ending12, Hello, ServerContext } from '../states.ts';

/** RFC 5077 §3.2: whether the session goes into a ticket; otherwise it is kept under a name. */
export const getsTicket = (hello: Hello, { settings }: ServerContext): boolean =>
  settings.tickets !== undefined &&
  settings.tickets.tls12 !== false &&
  find(hello.extensions ?? [], 'session_ticket') !== undefined;

/** RFC 5077 §3.3: the session, locked with our ticket key; empty where no hello would have room for it. */
export function sendTicket12(flight: Flight<'Handshake12Ecdhe'>, session: SessionState, cx: ServerContext): void {
  const sealed = cx.settings.tickets?.seal(stateToBytes(session), cx.settings.now()) ?? EMPTY;
  const ticket = sealed.length > LONGEST_TICKET ? EMPTY : sealed;
  const age = Math.floor((cx.settings.now() - Number(session.issued_at)) / 1000);
  // Zero would leave it to the client (RFC 5077 §3.3).
  const ticket_lifetime_hint = Math.max(1, session.lifetime - age);
  flight.add({ type: 'new_session_ticket', body: { ticket_lifetime_hint, ticket } });
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
    application_protocol: utf8(agreed.negotiated.alpn ?? ''),
    server_name: utf8(agreed.serverName ?? ''),
    client_rules: digestOfClientRules(cx.settings),
    peer: toRemember(state.client ?? anonymous, cx.settings.now()),
  };
}
