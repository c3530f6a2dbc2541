import { DAY, EMPTY, SECOND, utf8 } from '../../../bytes/index.ts';
import { CipherSuite, ProtocolVersion } from '../../../wire/index.ts';
import { toRemember } from '../../peer/index.ts';
import type { ShownIdentity } from '../../resumption/index.ts';
import { endOf } from '../../verification/index.ts';
import type { ClientContext, Handshake12State, ServerIdentity, Ticket12 } from '../states.ts';

/** How long a session is kept where the server says nothing: in seconds (RFC 5246 §F.1.4 allows a day). */
const DEFAULT_LIFETIME = 7_200;

/** RFC 5077 §3.3, RFC 5246 §7.4.1.3: a session that can be taken up again, by its ticket or by its name. */
export function keepSession12(
  state: Handshake12State,
  identity: ServerIdentity,
  secret: Uint8Array,
  ticket: Ticket12 | undefined,
  session_id: Uint8Array,
  client: ShownIdentity,
  cx: ClientContext,
): void {
  // What the server in front gives is not for the server that we want (RFC 9849 §6.1.7).
  if (state.ech.status === 'rejected') return;
  const ticketed = ticket !== undefined && ticket.ticket.length > 0;
  if (!ticketed && session_id.length === 0) return;
  const { settings } = cx;
  const [leaf] = identity.certificates;
  const lifetime = Math.min(ticket?.lifetime || DEFAULT_LIFETIME, DAY / SECOND);
  cx.session({
    ticket: ticketed ? ticket.ticket : new Uint8Array(0),
    session_id: ticketed ? new Uint8Array(0) : session_id,
    host: utf8(settings.host),
    valid_until: BigInt(Math.floor(leaf === undefined ? settings.now() + DAY : endOf(leaf))),
    client,
    state: {
      protocol_version: ProtocolVersion.TLSv1_2,
      cipher_suite: CipherSuite.of(state.suite.code),
      secret,
      issued_at: BigInt(Math.floor(settings.now())),
      lifetime,
      ticket_age_add: 0,
      max_early_data_size: 0,
      extended_master_secret: state.extendedMasterSecret ? 1 : 0,
      application_protocol: utf8(state.negotiated.alpn ?? ''),
      server_name: utf8(settings.serverName ?? ''),
      client_rules: EMPTY,
      peer: toRemember(identity, settings.now()),
    },
  });
}
