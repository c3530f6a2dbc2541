/** The pre-master secret of TLS 1.2 with a key that both ends were given before. */
import { concat, uintBytes } from '../../bytes/index.ts';

/** A key of TLS 1.2, which is no key of TLS 1.3: nobody has shown that one may serve both (RFC 9846 §F.7). */
export interface Psk12 {
  /** What it is called on the wire, in the clear. */
  readonly identity: Uint8Array;
  readonly key: Uint8Array;
}

/** RFC 4279 §2, RFC 5489 §2: what the key exchange gave, then the shared key, each after its length. */
export const preMasterSecretWith = (key: Uint8Array, other_secret: Uint8Array): Uint8Array =>
  concat(uintBytes(other_secret.length, 2), other_secret, uintBytes(key.length, 2), key);

/** RFC 4279 §2: as many zeros as the key has bytes, where there is no other exchange. */
export const withoutExchange = (key: Uint8Array): Uint8Array => new Uint8Array(key.length);
