/**
 * Takes padding and room for a MAC of `macLength` bytes off (RFC 5246 §6.2.3.2), looking at the last 256 bytes alike and
 * branching on none of them. Where the padding is wrong `good` is false, and `length` is that without any padding.
 */
export function removePadding(plaintext: Uint8Array, macLength: number): { good: boolean; length: number } {
  const end = plaintext.length;
  const padding_length = plaintext[end - 1]!;
  const most = end - macLength - 1;
  let wrong = isLess(most, padding_length);
  const looked = Math.min(256, end);
  for (let i = 0; i < looked; i++) {
    const differs = isNotZero(plaintext[end - 1 - i]! ^ padding_length);
    wrong |= differs & isLess(i, padding_length + 1);
  }
  return { good: wrong === 0, length: most - (padding_length & (wrong - 1)) };
}

/** 1 or 0, for numbers from 0 up to 2^31 - 1. */
const isLess = (a: number, b: number): number => (a - b) >>> 31;
const isNotZero = (n: number): number => -n >>> 31;
