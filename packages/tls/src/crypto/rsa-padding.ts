/** EME-PKCS1-v1_5 (RFC 8017 §7.2): 00 02, at least eight non-zero bytes, 00, the message. */

import { copy } from '../bytes/index.ts';

const OVERHEAD = 11;

/** Throws `RangeError` where `message` is too long for a modulus of `size` bytes. */
export function requireRoom(message: Uint8Array, size: number): void {
  const room = size - OVERHEAD;
  if (message.length > room) throw new RangeError(`this RSA key encrypts ${room} bytes at most, not ${message.length}`);
}

/** `message` in `size` bytes; `random` gives fresh ones. Throws `RangeError` where it is too long. */
export function padForEncryption(
  message: Uint8Array,
  size: number,
  random: (length: number) => Uint8Array,
): Uint8Array {
  requireRoom(message, size);
  const end = size - message.length - 1;
  const out = new Uint8Array(size);
  out[1] = 2;
  for (let at = 2; at < end; ) {
    for (const byte of random(end - at)) if (byte !== 0) out[at++] = byte;
  }
  out.set(message, size - message.length);
  return out;
}

/** The message, or `undefined` where the padding is wrong. */
export function unpad(padded: Uint8Array): Uint8Array | undefined {
  const start = messageStart(padded);
  return start === 0 ? undefined : copy(padded.subarray(start));
}

/** The message where its padding is right and its length is that of `substitute`, else a copy of `substitute`. */
export function unpadOr(padded: Uint8Array, substitute: Uint8Array): Uint8Array {
  const start = padded.length - substitute.length;
  if (start < OVERHEAD) return copy(substitute);
  const keep = -isZero(messageStart(padded) ^ start);
  return substitute.map((byte, i) => (padded[start + i]! & keep) | (byte & ~keep));
}

/** Where the message begins, 0 where the padding is wrong. Looks at every byte alike and branches on none. */
function messageStart(padded: Uint8Array): number {
  let good = isZero(padded[0]! | (padded[1]! ^ 2));
  let start = 0;
  let found = 0;
  for (let i = 2; i < padded.length; i++) {
    const zero = isZero(padded[i]!);
    start |= -(zero & (found ^ 1)) & (i + 1);
    found |= zero;
  }
  good &= found & isLess(OVERHEAD - 1, start);
  return start & -good;
}

/** 1 or 0, for numbers from 0 up to 2^31 - 1. */
const isZero = (n: number): number => (n - 1) >>> 31;
const isLess = (a: number, b: number): number => (a - b) >>> 31;
