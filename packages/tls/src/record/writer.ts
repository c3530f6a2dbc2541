import { allocate } from '../bytes/index.ts';
import type { RecordEvent } from '../events/index.ts';
import { MAX_PLAINTEXT } from '../wire/index.ts';
import { HEADER_LENGTH, type Protection, writeHeader } from './protection.ts';

/** A record as it was written: what a `RecordEvent` says of it. */
export type WrittenRecord = Pick<RecordEvent, 'bytes' | 'protection'>;

/** How many zeros a record with that many bytes of content gets, where there is room (RFC 9846 §5.4). */
export type PaddingPolicy = (contentLength: number) => number;

/**
 * `data` as records of at most `maxFragment` bytes of content each (RFC 9846 §5.1), all in one buffer. Without a
 * protection they are TLSPlaintext with `version`; empty data gives one empty record. Nothing is worked out for
 * `onRecord` where it is absent. `padding` is for protections of TLS 1.3.
 */
export function fragment(
  protection: Protection | null,
  type: number,
  version: number,
  data: Uint8Array,
  maxFragment: number = MAX_PLAINTEXT,
  onRecord?: (record: WrittenRecord) => void,
  padding?: PaddingPolicy,
): Uint8Array {
  const count = Math.max(1, Math.ceil(data.length / maxFragment));
  const pads = padding && padsFor(padding, count, data.length, maxFragment);
  const zeros = pads?.reduce((sum, pad) => sum + pad, 0) ?? 0;
  const out = allocate(data.length + zeros + count * (protection?.overhead ?? HEADER_LENGTH));
  let at = 0;
  for (let i = 0; i < count; i++) {
    const from = i * maxFragment;
    const to = Math.min(from + maxFragment, data.length);
    const length =
      protection === null
        ? writePlain(type, version, data, from, to, out, at)
        : protection.seal(type, data, from, to, out, at, pads?.[i]);
    if (onRecord !== undefined) {
      const bytes = out.subarray(at, at + length);
      onRecord(protection === null ? { bytes } : written(protection, type, data.subarray(from, to), bytes, pads?.[i]));
    }
    at += length;
  }
  return at === out.length ? out : out.subarray(0, at);
}

function writePlain(
  type: number,
  version: number,
  data: Uint8Array,
  from: number,
  to: number,
  out: Uint8Array,
  at: number,
): number {
  writeHeader(out, at, type, version, to - from);
  out.set(data.subarray(from, to), at + HEADER_LENGTH);
  return HEADER_LENGTH + to - from;
}

/** One for each record. A record with its padding is no longer than one without may be. */
function padsFor(policy: PaddingPolicy, count: number, length: number, maxFragment: number): number[] {
  return Array.from({ length: count }, (_, i) => {
    const content = Math.min(maxFragment, length - i * maxFragment);
    const wanted = Math.floor(policy(content)) || 0;
    return Math.max(0, Math.min(wanted, maxFragment - content));
  });
}

function written(
  protection: Protection,
  content_type: number,
  content: Uint8Array,
  bytes: Uint8Array,
  padding = 0,
): WrittenRecord {
  const sequence = protection.sequence - 1;
  return {
    bytes,
    protection: { sequence, ...protection.aeadInputs(sequence, bytes), content_type, content, padding },
  };
}
