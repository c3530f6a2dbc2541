import type { Aead, AeadKey } from '../crypto/index.ts';
import { rule } from '../rules/index.ts';
import { broken, ContentType, MAX_PLAINTEXT } from '../wire/index.ts';
import {
  authentic,
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
} from './protection.ts';

const recordAuthentic = rule('record.authentic_tls13', authentic('RFC 9846 §5.2'));
const innerLength = rule('record.content_length_tls13', {
  holds: 'TLSInnerPlaintext is not longer than allowed',
  fails: (length: number) => `TLSInnerPlaintext has ${length} bytes; at most ${MAX_PLAINTEXT + 1} bytes are allowed`,
  rfc: 'RFC 9846 §5.4',
  alert: 'record_overflow',
});
const typePresent = rule('record.inner_content_type_present', {
  holds: 'the protected record has an inner content type',
  fails: 'the peer sent a protected record of padding alone, without a content type',
  rfc: 'RFC 9846 §5.4',
  alert: 'unexpected_message',
});
const outerType = rule('record.outer_content_type', {
  holds: 'the outer content type of the protected record is application_data',
  fails: (type: number) =>
    `the outer content type of a protected record is ${ContentType.label(type)}; it must be application_data`,
  rfc: 'RFC 9846 §5.2',
  alert: 'unexpected_message',
});
const innerType = rule('record.inner_content_type', {
  holds: 'the inner content type of the record is application_data, handshake or alert',
  fails: (type: number) =>
    `the inner content type of a record is ${ContentType.label(type)}, not application_data, handshake or alert`,
  rfc: 'RFC 9846 §5',
  alert: 'unexpected_message',
});

/** Record protection of TLS 1.3 (RFC 9846 §5.2) under one key, from record number 0. */
export function protect13(
  key: AeadKey,
  iv: Uint8Array,
  aead: Pick<Aead, 'name' | 'tagLength'> = { name: 'aes_128_gcm', tagLength: TAG_LENGTH },
): Protection {
  return new Protection13(key, iv, aead);
}

/** The end of a TLSInnerPlaintext without padding is its type: one array for each, made once. */
const TRAILERS = Array.from({ length: 256 }, (_, type) => Uint8Array.of(type));

class Protection13 implements Protection {
  sequence = 0;
  readonly overhead: number;
  readonly sealLimit: number;
  readonly #key: AeadKey;
  readonly #iv: Uint8Array;

  constructor(key: AeadKey, iv: Uint8Array, { name, tagLength }: Pick<Aead, 'name' | 'tagLength'>) {
    this.#key = key;
    this.#iv = iv;
    this.overhead = HEADER_LENGTH + 1 + tagLength;
    this.sealLimit = sealLimit(name);
  }

  seal(
    contentType: number,
    data: Uint8Array,
    from: number,
    to: number,
    out: Uint8Array,
    at: number,
    padding = 0,
  ): number {
    refuseWrap(this.sequence);
    const length = to - from + padding + this.overhead - HEADER_LENGTH;
    const { nonce, header } = scratch;
    writeHeader(header, 0, ContentType.application_data, RECORD_VERSION, length);
    out.set(header, at);
    writeNonce(nonce, this.#iv, this.sequence);
    const content = from === 0 && to === data.length ? data : data.subarray(from, to);
    const trailer = padding === 0 ? TRAILERS[contentType]! : padded(contentType, padding);
    this.#key.seal(nonce, header, content, trailer, out, at + HEADER_LENGTH);
    this.sequence++;
    return HEADER_LENGTH + length;
  }

  open(record: FramedRecord): OpenedRecord {
    refuseWrap(this.sequence);
    requireOuterType(record.type);
    const { fragment, bytes } = record;
    writeNonce(scratch.nonce, this.#iv, this.sequence);
    const inner = this.#key.open(scratch.nonce, bytes.subarray(0, HEADER_LENGTH), fragment);
    if (inner === undefined) throw broken(recordAuthentic, this.sequence);
    if (inner.length > MAX_PLAINTEXT + 1) throw broken(innerLength, inner.length);
    const end = typeAt(inner);
    const type = inner[end]!;
    requireInnerType(type);
    requireContent(type, end);
    const padding = inner.length - end - 1;
    return { type, content: inner.subarray(0, end), sequence: this.sequence++, padding };
  }

  aeadInputs(sequence: number, bytes: Uint8Array): { nonce: Uint8Array; additional_data: Uint8Array } {
    const nonce = new Uint8Array(12);
    writeNonce(nonce, this.#iv, sequence);
    return { nonce, additional_data: bytes.subarray(0, HEADER_LENGTH) };
  }
}

function padded(contentType: number, padding: number): Uint8Array {
  const trailer = new Uint8Array(1 + padding);
  trailer[0] = contentType;
  return trailer;
}

/** Where TLSInnerPlaintext.type is: the last byte that is not zero (RFC 9846 §5.4). */
function typeAt(inner: Uint8Array): number {
  let at = inner.length - 1;
  while (at >= 0 && inner[at] === 0) at--;
  if (at < 0) throw broken(typePresent);
  return at;
}

/** RFC 9846 §5.2: what is not even marked as protected was not sealed with these keys; there is nothing to decrypt. */
function requireOuterType(type: number): void {
  if (type !== ContentType.application_data) throw broken(outerType, type);
}

function requireInnerType(type: number): void {
  if (type === ContentType.application_data || type === ContentType.handshake || type === ContentType.alert) return;
  throw broken(innerType, type);
}
