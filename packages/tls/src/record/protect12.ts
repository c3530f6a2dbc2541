import type { Aead, AeadKey } from '../crypto/index.ts';
import { rule } from '../rules/index.ts';
import { broken, MAX_PLAINTEXT } from '../wire/index.ts';
import {
  authentic,
  contentLength12,
  type FramedRecord,
  HEADER_LENGTH,
  type OpenedRecord,
  type Protection,
  RECORD_VERSION,
  refuseWrap,
  requireContent,
  scratch,
  sealLimit,
  TAG_LENGTH,
  writeHeader,
  writeNonce,
  writeSequence,
} from './protection.ts';

const EXPLICIT_LENGTH = 8;
const NO_TRAILER = new Uint8Array(0);

const authenticGcm = rule('record.authentic_gcm', authentic('RFC 5288 §3'));
const authenticChaCha = rule('record.authentic_chacha20_poly1305', authentic('RFC 7905 §2'));
const authenticCcm = rule('record.authentic_ccm', authentic('RFC 6655 §3'));

/** AES-GCM in TLS 1.2 (RFC 5288 §3): `salt` is 4 bytes; the other 8 of the nonce travel with each record. */
export function protect12Gcm(key: AeadKey, salt: Uint8Array): Protection {
  return new Protection12(key, salt, EXPLICIT_LENGTH, TAG_LENGTH, sealLimit('aes_128_gcm'), authenticGcm);
}

/** ChaCha20-Poly1305 in TLS 1.2 (RFC 7905 §2): `iv` is 12 bytes, and no part of the nonce travels. */
export function protect12ChaCha(key: AeadKey, iv: Uint8Array): Protection {
  return new Protection12(key, iv, 0, TAG_LENGTH, sealLimit('chacha20_poly1305'), authenticChaCha);
}

/** AES-CCM in TLS 1.2 (RFC 6655 §3): nonces as in GCM, and a tag of 8 bytes where the suite says so. */
export function protect12Ccm(key: AeadKey, salt: Uint8Array, aead: Pick<Aead, 'name' | 'tagLength'>): Protection {
  return new Protection12(key, salt, EXPLICIT_LENGTH, aead.tagLength, sealLimit(aead.name), authenticCcm);
}

/** As `scratch`. */
const additional = new Uint8Array(13);

/** GenericAEADCipher (RFC 5246 §6.2.3.3). */
class Protection12 implements Protection {
  sequence = 0;
  readonly overhead: number;
  readonly sealLimit: number;
  readonly #key: AeadKey;
  readonly #iv: Uint8Array;
  readonly #explicit: 0 | 8;
  readonly #tag: number;
  readonly #authentic: typeof authenticGcm;

  constructor(key: AeadKey, iv: Uint8Array, explicit: 0 | 8, tag: number, limit: number, whole: typeof authenticGcm) {
    this.#key = key;
    this.#iv = iv;
    this.#explicit = explicit;
    this.#tag = tag;
    this.#authentic = whole;
    this.sealLimit = limit;
    this.overhead = HEADER_LENGTH + explicit + tag;
  }

  /** TLS 1.2 has no padding for AEAD ciphers. */
  seal(contentType: number, data: Uint8Array, from: number, to: number, out: Uint8Array, at: number): number {
    refuseWrap(this.sequence);
    const length = to - from;
    const explicit = this.#explicit;
    writeHeader(out, at, contentType, RECORD_VERSION, explicit + length + this.#tag);
    const body = at + HEADER_LENGTH;
    const { nonce } = scratch;
    if (explicit === 0) {
      writeNonce(nonce, this.#iv, this.sequence);
    } else {
      writeSequence(out, body, this.sequence);
      nonce.set(this.#iv);
      writeSequence(nonce, 4, this.sequence);
    }
    writeAdditional(additional, this.sequence, contentType, RECORD_VERSION, length);
    const content = from === 0 && to === data.length ? data : data.subarray(from, to);
    this.#key.seal(nonce, additional, content, NO_TRAILER, out, body + explicit);
    this.sequence++;
    return this.overhead + length;
  }

  open(record: FramedRecord): OpenedRecord {
    refuseWrap(this.sequence);
    const { fragment, type } = record;
    const explicit = this.#explicit;
    const length = fragment.length - explicit - this.#tag;
    if (length < 0) throw broken(this.#authentic, this.sequence);
    this.#readNonce(scratch.nonce, this.sequence, fragment);
    writeAdditional(additional, this.sequence, type, record.legacy_version, length);
    const content = this.#key.open(scratch.nonce, additional, explicit === 0 ? fragment : fragment.subarray(explicit));
    if (content === undefined) throw broken(this.#authentic, this.sequence);
    if (content.length > MAX_PLAINTEXT) throw broken(contentLength12, content.length, MAX_PLAINTEXT);
    requireContent(type, content.length);
    return { type, content, sequence: this.sequence++, padding: 0 };
  }

  aeadInputs(sequence: number, bytes: Uint8Array): { nonce: Uint8Array; additional_data: Uint8Array } {
    const fragment = bytes.subarray(HEADER_LENGTH);
    const nonce = new Uint8Array(12);
    this.#readNonce(nonce, sequence, fragment);
    const additional_data = new Uint8Array(13);
    const version = bytes[1]! * 256 + bytes[2]!;
    writeAdditional(additional_data, sequence, bytes[0]!, version, fragment.length - this.#explicit - this.#tag);
    return { nonce, additional_data };
  }

  #readNonce(nonce: Uint8Array, sequence: number, fragment: Uint8Array): void {
    if (this.#explicit === 0) {
      writeNonce(nonce, this.#iv, sequence);
    } else {
      nonce.set(this.#iv);
      nonce.set(fragment.subarray(0, EXPLICIT_LENGTH), 4);
    }
  }
}

/** seq_num + TLSCompressed.type + version + length (RFC 5246 §6.2.3.3): `length` is the plaintext's. */
function writeAdditional(out: Uint8Array, sequence: number, type: number, version: number, length: number): void {
  writeSequence(out, 0, sequence);
  writeHeader(out, 8, type, version, length);
}
