import { allocate, concat } from '../bytes/index.ts';
import { rule } from '../rules/index.ts';
import { broken, ContentType, MAX_PLAINTEXT, type PeerFault } from '../wire/index.ts';
import { looksLike } from './foreign.ts';
import { type FramedRecord, HEADER_LENGTH, plaintextLength, protectedLength } from './protection.ts';

const contentType = rule('record.content_type', {
  holds: 'the content type of the record is one of TLS',
  fails: looksLike,
  rfc: 'RFC 9846 §5',
  alert: 'unexpected_message',
});

/** So many bytes are enough to recognise what is not TLS. */
const ENOUGH = 64;

/**
 * Cuts a byte stream into records (RFC 9846 §5.1). A record that lies within one chunk is a view of it; one that
 * does not is copied together once, however small the pieces. At most one record is held back.
 */
export class RecordReader {
  /** Longest fragment accepted, in bytes: 2^14 for plaintext, `MAX_PLAINTEXT + MAX_EXPANSION` once there are keys. */
  maxFragment = MAX_PLAINTEXT;

  readonly #chunks: Uint8Array[] = [];
  /** Where the unread part of the first chunk begins. */
  #at = 0;
  /** A record that began in an earlier chunk: its header at least, room for all of it once that is known. */
  #partial = new Uint8Array(HEADER_LENGTH);
  #filled = 0;
  #records = 0;

  /** Keeps views of `bytes`. */
  push(bytes: Uint8Array): void {
    if (bytes.length > 0) this.#chunks.push(bytes);
  }

  /** True between records: the transport may end here without a record being cut short. */
  get aligned(): boolean {
    return this.#chunks.length === 0 && this.#filled === 0;
  }

  /** The next whole record, or `undefined` until more bytes come. Throws `PeerFault` for what cannot be one. */
  next(): FramedRecord | undefined {
    const chunk = this.#chunks[0];
    if (chunk === undefined) return undefined;
    if (this.#filled === 0 && chunk.length - this.#at >= HEADER_LENGTH) {
      const end = this.#at + this.#recordLength(chunk, this.#at);
      if (end <= chunk.length) {
        const bytes = chunk.subarray(this.#at, end);
        this.#skipTo(end);
        return this.#framed(bytes);
      }
    }
    return this.#collect();
  }

  #collect(): FramedRecord | undefined {
    if (!this.#fill(HEADER_LENGTH)) return undefined;
    const length = this.#recordLength(this.#partial, 0);
    if (this.#partial.length < length) {
      const whole = allocate(length);
      whole.set(this.#partial);
      this.#partial = whole;
    }
    if (!this.#fill(length)) return undefined;
    const bytes = this.#partial;
    this.#partial = new Uint8Array(HEADER_LENGTH);
    this.#filled = 0;
    return this.#framed(bytes);
  }

  /** Moves bytes from the chunks until `wanted` are collected; false where there are not enough. */
  #fill(wanted: number): boolean {
    while (this.#filled < wanted) {
      const chunk = this.#chunks[0];
      if (chunk === undefined) return false;
      const end = Math.min(this.#at + wanted - this.#filled, chunk.length);
      this.#partial.set(chunk.subarray(this.#at, end), this.#filled);
      this.#filled += end - this.#at;
      this.#skipTo(end);
    }
    return true;
  }

  #skipTo(end: number): void {
    if (end === this.#chunks[0]!.length) {
      this.#chunks.shift();
      this.#at = 0;
    } else {
      this.#at = end;
    }
  }

  #framed(bytes: Uint8Array): FramedRecord {
    this.#records++;
    return {
      type: bytes[0]!,
      legacy_version: bytes[1]! * 256 + bytes[2]!,
      fragment: bytes.subarray(HEADER_LENGTH),
      bytes,
    };
  }

  /** Header included. Nothing is kept of a record whose header is wrong. */
  #recordLength(bytes: Uint8Array, at: number): number {
    const type = bytes[at]!;
    if (type < ContentType.change_cipher_spec || type > ContentType.application_data) {
      throw this.#notARecord(bytes.subarray(at));
    }
    const length = bytes[at + 3]! * 256 + bytes[at + 4]!;
    if (length > this.maxFragment) throw this.#tooLong(length);
    return HEADER_LENGTH + length;
  }

  #tooLong(length: number): PeerFault {
    return broken(this.maxFragment > MAX_PLAINTEXT ? protectedLength : plaintextLength, length, this.maxFragment);
  }

  /** `bytes` begins where a record should: in the first chunk, or collected from chunks that are gone. */
  #notARecord(bytes: Uint8Array): PeerFault {
    const collected = this.#filled > 0 && this.#chunks[0] !== undefined;
    const seen = collected ? concat(bytes, this.#chunks[0]!.subarray(this.#at, this.#at + ENOUGH)) : bytes;
    const start = seen.subarray(0, ENOUGH);
    return Object.assign(broken(contentType, start, this.#records), { bytes: start.slice() });
  }
}
