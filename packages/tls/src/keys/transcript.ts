import { concat, EMPTY } from '../bytes/index.ts';
import type { Hash, HashName } from '../crypto/index.ts';

const MESSAGE_HASH = 254;

/** The handshake messages so far (RFC 9846 §4.1). A value: adding a message leaves the shorter transcript as it was. */
export class Transcript {
  static readonly empty: Transcript = new Transcript(undefined, EMPTY);

  readonly #before: Transcript | undefined;
  readonly #message: Uint8Array;
  readonly #digests = new Map<HashName, Uint8Array>();

  private constructor(before: Transcript | undefined, message: Uint8Array) {
    this.#before = before;
    this.#message = message;
  }

  /** With one more message, its type and length included. Keeps a view of `message`. */
  add(message: Uint8Array): Transcript {
    return new Transcript(this, message);
  }

  /** Transcript-Hash over the messages so far. */
  digest(hash: Hash): Uint8Array {
    let value = this.#digests.get(hash.name);
    if (value === undefined) {
      value = hash.digest(...this.#messages());
      this.#digests.set(hash.name, value);
    }
    return value;
  }

  /** The messages themselves, one after the other: what TLS 1.2 signs in CertificateVerify. */
  bytes(): Uint8Array {
    return concat(...this.#messages());
  }

  /** Replaces ClientHello1, which must be all there is, by the synthetic message_hash (RFC 9846 §4.1). */
  afterRetry(hash: Hash): Transcript {
    return Transcript.empty.add(concat(Uint8Array.of(MESSAGE_HASH, 0, 0, hash.length), this.digest(hash)));
  }

  #messages(): Uint8Array[] {
    const messages: Uint8Array[] = [];
    for (let t: Transcript | undefined = this; t !== undefined; t = t.#before) messages.push(t.#message);
    return messages.reverse();
  }
}
