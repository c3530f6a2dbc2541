/** What goes by between the two ends, and what an attacker does to it there. */
import type { Side } from 'tlscope/observe';
import { MAX_EXPANSION, MAX_PLAINTEXT, RecordReader } from 'tlscope/record';
import type { Setup } from './setup.ts';

const HEADER = 5;

/** One record on the road, as it came. */
export interface Passed {
  readonly from: Side;
  readonly bytes: Uint8Array;
  /** What the attacker did to it. */
  readonly touched: 'no' | 'changed' | 'sent again';
}

export const untouched = (from: Side, bytes: Uint8Array): Passed => ({ from, bytes, touched: 'no' });

/** @param place of the record, counted over both directions */
export function passing(seen: Passed, place: number, { attacker, record, byte }: Setup): Passed {
  if (attacker === 'tamperer' && place === record)
    return { ...seen, bytes: flipped(seen.bytes, Math.min(byte, seen.bytes.length - 1)), touched: 'changed' };
  if (attacker === 'downgrader' && place === 0)
    return { ...seen, bytes: withoutVersions(seen.bytes), touched: 'changed' };
  return seen;
}

export function recordsIn(bytes: Uint8Array): Uint8Array[] {
  const reader = new RecordReader();
  reader.maxFragment = MAX_PLAINTEXT + MAX_EXPANSION;
  reader.push(bytes);
  const records: Uint8Array[] = [];
  for (let record = reader.next(); record !== undefined; record = reader.next()) records.push(record.bytes);
  return records;
}

function flipped(bytes: Uint8Array, at: number): Uint8Array {
  const out = bytes.slice();
  out[at] = (out[at] ?? 0) ^ 1;
  return out;
}

/** Renames the extension supported_versions (43) to one that nobody knows: what is left is a hello of TLS 1.2. */
function withoutVersions(hello: Uint8Array): Uint8Array {
  const out = hello.slice();
  for (let at = HEADER + 40; at + 5 < out.length; at++) {
    if (
      out[at] === 0 &&
      out[at + 1] === 43 &&
      out[at + 2] === 0 &&
      out[at + 3]! < 16 &&
      out[at + 4] === out[at + 3]! - 1
    ) {
      out[at] = 0x7f;
      out[at + 1] = 0x7f;
      return out;
    }
  }
  return out;
}
