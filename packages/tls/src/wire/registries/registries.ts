/** The numbers of TLS and their names, as IANA spells them. Every registry is open: unknown values survive. */
import { registry, uint8, uint16 } from '../../presentation/index.ts';

export const ProtocolVersion = registry(
  'ProtocolVersion',
  uint16,
  'RFC 9846 §4.2.2',
  'A version of the protocol; TLS 1.2 counts as SSL 3.3, so it is 0x0303.',
  {
    // The first of two names is the one that is shown.
    'SSL 3.0': 0x0300,
    'TLS 1.0': 0x0301,
    'TLS 1.1': 0x0302,
    'TLS 1.2': 0x0303,
    'TLS 1.3': 0x0304,
    SSLv3: 0x0300,
    TLSv1_0: 0x0301,
    TLSv1_1: 0x0302,
    TLSv1_2: 0x0303,
    TLSv1_3: 0x0304,
  },
  'greased',
);

export const ContentType = registry(
  'ContentType',
  uint8,
  'RFC 9846 §5.1',
  'What a record carries: part of the handshake, an alert, or application data.',
  { invalid: 0, change_cipher_spec: 20, alert: 21, handshake: 22, application_data: 23, heartbeat: 24 },
);

export const HandshakeType = registry('HandshakeType', uint8, 'RFC 9846 §4', 'Which handshake message this is.', {
  hello_request: 0,
  client_hello: 1,
  server_hello: 2,
  hello_verify_request: 3,
  new_session_ticket: 4,
  end_of_early_data: 5,
  encrypted_extensions: 8,
  request_connection_id: 9,
  new_connection_id: 10,
  certificate: 11,
  server_key_exchange: 12,
  certificate_request: 13,
  server_hello_done: 14,
  certificate_verify: 15,
  client_key_exchange: 16,
  client_certificate_request: 17,
  finished: 20,
  certificate_url: 21,
  certificate_status: 22,
  supplemental_data: 23,
  key_update: 24,
  compressed_certificate: 25,
  ekt_key: 26,
  message_hash: 254,
});

export const CompressionMethod = registry(
  'CompressionMethod',
  uint8,
  'RFC 5246 §7.4.1.2',
  'A way to compress records before encryption; it leaks secrets (the CRIME attack), so only null is used.',
  { null: 0, DEFLATE: 1, LZS: 64 },
);

export const PskKeyExchangeMode = registry(
  'PskKeyExchangeMode',
  uint8,
  'RFC 9846 §4.3.9',
  'How a pre-shared key may be used: alone, or together with a fresh Diffie-Hellman exchange.',
  { psk_ke: 0, psk_dhe_ke: 1 },
  'greased',
);

export const KeyUpdateRequest = registry(
  'KeyUpdateRequest',
  uint8,
  'RFC 9846 §4.7.3',
  'Whether the other side is asked to change its key as well.',
  { update_not_requested: 0, update_requested: 1 },
);

export const NameType = registry(
  'NameType',
  uint8,
  'RFC 6066 §3',
  'The kind of a server name; only host names exist.',
  {
    host_name: 0,
  },
);

export const MaxFragmentLength = registry(
  'MaxFragmentLength',
  uint8,
  'RFC 6066 §4',
  'The largest record the client wants: 512, 1024, 2048 or 4096 bytes.',
  { '2^9': 1, '2^10': 2, '2^11': 3, '2^12': 4 },
);

export const ChangeCipherSpecType = registry(
  'ChangeCipherSpecType',
  uint8,
  'RFC 5246 §7.1',
  'The only value there is says: from here on, the new keys.',
  { change_cipher_spec: 1 },
);
