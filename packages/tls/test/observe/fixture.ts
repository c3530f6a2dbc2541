/** A short connection made by hand: enough of every kind of event, seen from the client. */
import { concat, unhex, utf8 } from '../../src/bytes/index.ts';
import type { RecordEvent, TlsEvent } from '../../src/observe/index.ts';
import { encode } from '../../src/presentation/index.ts';
import {
  AlertDescription,
  AlertLevel,
  CipherSuite,
  HandshakeUnversioned,
  ProtocolVersion,
} from '../../src/wire/index.ts';

export const T0 = 1_700_000_000_000;
const random = new Uint8Array(32).fill(7);

export const clientHello = encode(HandshakeUnversioned, {
  type: 'client_hello',
  body: {
    legacy_version: ProtocolVersion.TLSv1_2,
    random,
    legacy_session_id: new Uint8Array(0),
    cipher_suites: [CipherSuite.TLS_AES_128_GCM_SHA256],
    legacy_compression_methods: Uint8Array.of(0) as never,
    extensions: [{ type: 'supported_versions', body: [ProtocolVersion.TLSv1_3] }],
  } as never,
});
export const finished = concat(unhex('14 00 00 20'), new Uint8Array(32).fill(9));
const encryptedExtensions = unhex('08 00 00 02 00 00');
export const closeNotify = Uint8Array.of(AlertLevel.warning, AlertDescription.close_notify);

export const plainRecord = (type: number, content: Uint8Array): Uint8Array =>
  concat(Uint8Array.of(type, 3, 3, content.length >> 8, content.length & 255), content);

function sealed(
  at: number,
  direction: 'sent' | 'received',
  sequence: number,
  content_type: number,
  content: Uint8Array,
): RecordEvent {
  const body = concat(content, new Uint8Array(17));
  return {
    type: 'record',
    at,
    direction,
    epoch: content_type === 22 ? 'handshake' : 'application',
    bytes: plainRecord(23, body),
    protection: {
      sequence,
      nonce: new Uint8Array(12),
      additional_data: unhex('17 03 03 00 20'),
      content_type,
      content,
      padding: 0,
    },
  };
}

export const connection: readonly TlsEvent[] = [
  {
    type: 'decision',
    at: T0,
    what: 'group',
    chosen: 'x25519',
    considered: [{ option: 'x25519', because: 'ours' }],
    rfc: 'RFC 9846 §4.3.8',
  },
  {
    type: 'message',
    at: T0,
    direction: 'sent',
    epoch: 'plaintext',
    name: 'client_hello',
    codec: 'HandshakeUnversioned',
    bytes: clientHello,
  },
  {
    type: 'record',
    at: T0,
    direction: 'sent',
    epoch: 'plaintext',
    bytes: plainRecord(22, clientHello.subarray(0, 20)),
  },
  { type: 'record', at: T0, direction: 'sent', epoch: 'plaintext', bytes: plainRecord(22, clientHello.subarray(20)) },
  { type: 'transcript', at: T0, after: 'client_hello', hash: new Uint8Array(32) },
  { type: 'record', at: T0 + 3, direction: 'received', epoch: 'handshake', bytes: plainRecord(20, Uint8Array.of(1)) },
  sealed(T0 + 4, 'received', 0, 22, concat(encryptedExtensions, finished)),
  {
    type: 'message',
    at: T0 + 4,
    direction: 'received',
    epoch: 'handshake',
    name: 'encrypted_extensions',
    codec: 'Handshake13',
    bytes: encryptedExtensions,
  },
  {
    type: 'check',
    at: T0 + 4,
    claim: 'only offered extensions are answered',
    ok: true,
    rfc: 'RFC 9846 §4.3',
    alert: 'unsupported_extension',
  },
  {
    type: 'message',
    at: T0 + 4,
    direction: 'received',
    epoch: 'handshake',
    name: 'finished',
    codec: 'Handshake13',
    bytes: finished,
  },
  {
    type: 'secret',
    at: T0 + 4,
    name: 'main_secret',
    value: new Uint8Array(32).fill(3),
    from: ['handshake_secret'],
    label: 'derived',
    context: new Uint8Array(32).fill(4),
    formula: 'HKDF-Extract(Derive-Secret(handshake_secret, "derived", ""), 0)',
    rfc: 'RFC 9846 §7.1',
  },
  {
    type: 'keys',
    at: T0 + 4,
    direction: 'read',
    epoch: 'application',
    secret: 'server_application_traffic_secret_0',
    key: new Uint8Array(16),
    iv: new Uint8Array(12),
    aead: 'aes_128_gcm',
  },
  {
    type: 'certificate',
    at: T0 + 4,
    side: 'server',
    presented: [Uint8Array.of(48, 0)],
    evidence: {
      ok: false,
      enforced: true,
      paths: [
        {
          certificates: [],
          subjects: ['CN=x'],
          checks: [{ claim: 'CN=x is trusted', ok: false, rfc: 'RFC 5280 §6' }],
          ok: false,
        },
      ],
      failure: { claim: 'CN=x is trusted', rfc: 'RFC 5280 §6', alert: 'unknown_ca', code: 'UNABLE_TO_GET_ISSUER_CERT' },
    },
  },
  { type: 'state', at: T0 + 4, graph: 'tls13Client', from: 'WAIT_FINISHED', to: 'CONNECTED', on: 'finished' },
  { type: 'appdata', at: T0 + 5, direction: 'sent', bytes: utf8('hello') },
  sealed(T0 + 5, 'sent', 0, 23, utf8('hello')),
  { type: 'appdata', at: T0 + 6, direction: 'sent', bytes: utf8(' world') },
  sealed(T0 + 6, 'sent', 1, 23, utf8(' world')),
  {
    type: 'record',
    at: T0 + 7,
    direction: 'received',
    epoch: 'application',
    bytes: plainRecord(23, new Uint8Array(30)),
  },
  sealed(T0 + 8, 'sent', 2, 21, closeNotify),
  { type: 'alert', at: T0 + 8, direction: 'sent', epoch: 'application', level: 1, description: 0, bytes: closeNotify },
];
