/** Extensions that only TLS 1.2 and older use: they repair its handshake, its records and its resumption. */
import { empty, opaque, rest, struct } from '../../presentation/index.ts';
import type { Row } from './row.ts';

export const RenegotiationInfo = struct(
  'RenegotiationInfo',
  'RFC 5746 §3.2',
  {
    renegotiated_connection: [
      opaque(0, 255),
      'Empty at first; in a renegotiation the Finished values of the handshake before, so that the two are tied together.',
    ],
  },
  'Ties a renegotiated handshake to the one before it, against an attacker who splices two connections.',
);

export const sessionRows = {
  session_ticket: {
    rfc: 'RFC 5077 §3.2',
    note: 'Resumes an earlier TLS 1.2 session without the server remembering it.',
    client_hello: [rest, 'A ticket from an earlier session, or empty to say that one is welcome.'],
    server_hello: [empty, 'The server will send a new ticket.'],
  },
  extended_master_secret: {
    rfc: 'RFC 7627 §5.1',
    note: 'Ties the TLS 1.2 master secret to the whole handshake.',
    client_hello: [empty, 'The client asks that the master secret depend on everything said so far.'],
    server_hello: [empty, 'The server agrees: the master secret will depend on everything said so far.'],
  },
  renegotiation_info: {
    rfc: 'RFC 5746 §3.2',
    note: 'Closes the renegotiation hole of old TLS.',
    client_hello: [RenegotiationInfo, 'The client knows the safe way to renegotiate.'],
    server_hello: [RenegotiationInfo, 'The server knows the safe way to renegotiate.'],
  },
  encrypt_then_mac: {
    rfc: 'RFC 7366 §2',
    note: 'Repairs the order of encryption and authentication in the CBC suites of TLS 1.2.',
    client_hello: [
      empty,
      'The client wants CBC records authenticated after encryption, which defeats padding attacks.',
    ],
    server_hello: [empty, 'The server agrees to authenticate CBC records after encryption.'],
  },
  truncated_hmac: {
    rfc: 'RFC 6066 §7',
    note: 'Shortens the MAC of each record; found to be unsafe.',
    client_hello: [empty, 'The client would like 10-byte MACs to save bandwidth; nobody should agree.'],
    server_hello: [empty, 'The server agrees to 10-byte MACs, which it should not.'],
  },
} as const satisfies Record<string, Row>;
