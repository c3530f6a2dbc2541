import { unhex } from '../../bytes/index.ts';
import { type Codec, type Infer, opaque, optionalTail, type Reader, struct } from '../../presentation/index.ts';
import { Random } from '../common.ts';
import { extensionsOf } from '../extensions.ts';
import { CipherSuite, CompressionMethod, ProtocolVersion } from '../registries/index.ts';

/** The random of a ServerHello that is really a HelloRetryRequest: SHA-256 of "HelloRetryRequest" (RFC 9846 §4.2.3). */
export const HELLO_RETRY_REQUEST_RANDOM: Uint8Array = unhex(
  'cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c',
);

/** The last eight bytes of the random of a server that could do TLS 1.3 and was asked for TLS 1.2 (RFC 9846 §4.2.3). */
export const DOWNGRADE_SENTINEL_TLS12: Uint8Array = unhex('444f574e47524401');
/** The same where it was asked for TLS 1.1 or older. */
export const DOWNGRADE_SENTINEL_TLS11: Uint8Array = unhex('444f574e47524400');

/** RFC 9846 makes it a plain `uint8`; an observer still wants the name. */
const compression: Codec<number> = CompressionMethod;

export const ServerHello = struct(
  'ServerHello',
  'RFC 9846 §4.2.3',
  {
    legacy_version: [ProtocolVersion, 'The version, up to TLS 1.2; in TLS 1.3 frozen, and supported_versions counts.'],
    random: [Random, '32 fresh bytes from the server; its last eight warn of a forced downgrade.'],
    legacy_session_id_echo: [
      opaque(0, 32),
      'In TLS 1.3 what the client sent, echoed; in TLS 1.2 the handle of this session.',
    ],
    cipher_suite: [CipherSuite, 'The one cipher suite the server chose.'],
    legacy_compression_method: [compression, 'Always null.'],
    extensions: [optionalTail(extensionsOf('server_hello')), 'The answers to the extensions of the client.'],
  },
  'The choice of the server, and 32 bytes nobody could foresee.',
);
export type ServerHello = Infer<typeof ServerHello>;

export const HelloRetryRequest = struct(
  'HelloRetryRequest',
  'RFC 9846 §4.2.4',
  {
    legacy_version: [ProtocolVersion, 'Frozen at TLS 1.2.'],
    random: [Random, 'A fixed value, the hash of "HelloRetryRequest", that tells this message from a ServerHello.'],
    legacy_session_id_echo: [opaque(0, 32), 'What the client sent, echoed.'],
    cipher_suite: [CipherSuite, 'The cipher suite the server chose.'],
    legacy_compression_method: [compression, 'Always null.'],
    extensions: [extensionsOf('hello_retry_request'), 'What the client has to change in its second hello.'],
  },
  'Please say hello again: the server can serve this client, with a different key share or with a cookie.',
);
export type HelloRetryRequest = Infer<typeof HelloRetryRequest>;

/** Where a ServerHello body begins: is it a HelloRetryRequest? The one place where the two are told apart. */
export function isHelloRetryRequest(r: Reader): boolean {
  const afterVersion = 2;
  return HELLO_RETRY_REQUEST_RANDOM.every((byte, i) => r.peek(afterVersion + i) === byte);
}
