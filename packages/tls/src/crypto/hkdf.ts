import { concat } from '../bytes/index.ts';
import type { Hash } from './provider.ts';

type Hmac = Hash['hmac'];

/** HKDF-Expand (RFC 5869 §2.3) over any HMAC whose output has `hashLength` bytes. Throws `RangeError` when too long. */
export function hkdfExpand(
  hmac: Hmac,
  hashLength: number,
  prk: Uint8Array,
  info: Uint8Array,
  length: number,
): Uint8Array {
  if (length > 255 * hashLength) throw new RangeError(`HKDF-Expand gives at most ${255 * hashLength} bytes`);
  const first = hmac(prk, concat(info, Uint8Array.of(1)));
  if (length <= hashLength) return first.slice(0, length);

  const blocks = [first];
  for (let counter = 2; blocks.length * hashLength < length; counter++)
    blocks.push(hmac(prk, concat(blocks.at(-1)!, info, Uint8Array.of(counter))));
  return concat(...blocks).slice(0, length);
}
