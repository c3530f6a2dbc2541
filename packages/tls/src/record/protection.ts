/** What a direction of a connection does to its records once it has keys. */
import { rule } from '../rules/index.ts';
import { broken, CallerFault, ContentType } from '../wire/index.ts';

/** `type`, `legacy_record_version` and `length`. */
export const HEADER_LENGTH = 5;
/** TLSPlaintext.legacy_record_version of every record after the first (RFC 9846 §5.1). */
export const RECORD_VERSION = 0x0303;
/** Of every AEAD but AES-CCM-8, in bytes. */
export const TAG_LENGTH = 16;

/** A record as framed; `fragment` and `bytes` (header included) are views of what was received. */
export interface FramedRecord {
  readonly type: number;
  readonly legacy_version: number;
  readonly fragment: Uint8Array;
  readonly bytes: Uint8Array;
}

/** A record whose protection held. */
export interface OpenedRecord {
  readonly type: number;
  readonly content: Uint8Array;
  readonly sequence: number;
  /** Zero bytes after the inner content type (TLS 1.3). */
  readonly padding: number;
}

/** For what goes into the AEAD with one record, and is read before the next: many connections need no more than one. */
export const scratch = { nonce: new Uint8Array(12), header: new Uint8Array(HEADER_LENGTH) } as const;

export interface Protection {
  /** The number of the next record, from 0. */
  readonly sequence: number;
  /**
   * By how many bytes a record is longer than its content: header, inner type, explicit nonce and tag; in CBC mode, at
   * most.
   */
  readonly overhead: number;
  /** Rekey or close before sealing this many records with one key (RFC 9846 §5.5). */
  readonly sealLimit: number;
  /**
   * Writes `data[from..to)` as one whole record to `out` at `at`, and returns its length, which is
   * `to - from + overhead + padding`, or less in CBC mode. Throws `CallerFault` where the sequence number would wrap.
   */
  seal(
    contentType: number,
    data: Uint8Array,
    from: number,
    to: number,
    out: Uint8Array,
    at: number,
    padding?: number,
  ): number;
  /** Throws `PeerFault` where the record is not what the peer with these keys sealed next. */
  open(record: FramedRecord): OpenedRecord;
  /** For an observer: what went into the AEAD for record number `sequence`, which is `bytes`, header included. */
  aeadInputs(sequence: number, bytes: Uint8Array): { readonly nonce: Uint8Array; readonly additional_data: Uint8Array };
}

export function writeHeader(out: Uint8Array, at: number, type: number, version: number, length: number): void {
  out[at] = type;
  out[at + 1] = version >> 8;
  out[at + 2] = version & 0xff;
  out[at + 3] = length >> 8;
  out[at + 4] = length & 0xff;
}

/** The sequence number as the RFCs count it, 64 bits, big-endian. */
export function writeSequence(out: Uint8Array, at: number, sequence: number): void {
  const high = Math.floor(sequence / 2 ** 32);
  for (let i = 0; i < 4; i++) {
    out[at + i] = high >>> (24 - 8 * i);
    out[at + 4 + i] = sequence >>> (24 - 8 * i);
  }
}

/** The sequence number, padded on the left, XOR the IV (RFC 9846 §5.3; the same in RFC 7905 §2). */
export function writeNonce(out: Uint8Array, iv: Uint8Array, sequence: number): void {
  writeSequence(out, 4, sequence);
  for (let i = 0; i < 4; i++) out[i] = iv[i]!;
  for (let i = 4; i < 12; i++) out[i] = out[i]! ^ iv[i]!;
}

/**
 * 2^24.5 full-size records for AES-GCM; the numbers run out first with ChaCha20 (RFC 9846 §5.5). 2^23 for AES-CCM
 * (RFC 9147 §4.5.3).
 */
export function sealLimit(aead: string): number {
  if (aead === 'chacha20_poly1305') return Number.MAX_SAFE_INTEGER;
  return aead.includes('_ccm') ? 2 ** 23 : Math.floor(2 ** 24.5);
}

/** Sequence numbers do not wrap (RFC 9846 §5.3); ours end where integers are no longer exact. */
export function refuseWrap(sequence: number): void {
  if (sequence >= Number.MAX_SAFE_INTEGER) {
    throw new CallerFault('ERR_TLSCOPE_SEQUENCE_EXHAUSTED', 'no record numbers are left for this key (RFC 9846 §5.3)');
  }
}

const notEmpty = rule('record.not_empty', {
  holds: 'the record has content',
  fails: (type: number) => `the peer sent an empty record of the type ${ContentType.label(type)}`,
  rfc: 'RFC 9846 §5.1',
  alert: 'unexpected_message',
});

/** Only application data may be empty (RFC 9846 §5.1, §5.4; RFC 5246 §6.2.1). Plaintext records need it as well. */
export function requireContent(type: number, contentLength: number): void {
  if (contentLength > 0 || type === ContentType.application_data) return;
  throw broken(notEmpty, type);
}

/** What a rule on the authenticity of a record says, whatever cipher checks it. */
export const authentic = (rfc: string) =>
  ({
    holds: 'the record is authentic',
    fails: (sequence: number) =>
      `record ${sequence} under these keys is not authentic: it was changed, reordered or protected with other keys`,
    rfc,
    alert: 'bad_record_mac',
  }) as const;

const atMost = (rfc: string) =>
  ({
    holds: 'the record is not longer than allowed',
    fails: (length: number, limit: number) =>
      `the peer sent a record of ${length} bytes; at most ${limit} bytes are allowed`,
    rfc,
    alert: 'record_overflow',
  }) as const;
/** Of a record without protection. */
export const plaintextLength = rule('record.length', atMost('RFC 9846 §5.1'));
/** Of a record before its protection is taken off. */
export const protectedLength = rule('record.protected_length', atMost('RFC 9846 §5.2'));
/** Of what was protected in TLS 1.2. */
export const contentLength12 = rule('record.content_length_tls12', atMost('RFC 5246 §6.2.3'));
