import { copy, equal } from '../bytes/index.ts';

/**
 * Values worked out from bytes, found again by the bytes. `slots` is a power of two; each holds the latest of the
 * inputs that fall on it, so whatever strangers send, the memory is at most twice `slots` times `maxBytes`. A value is in
 * many hands: the bytes it is found by are a copy that nobody else has, and one whose own bytes were changed is made anew.
 */
export function boundedCache<T extends { readonly der: Uint8Array }>(slots: number, maxBytes: number) {
  const held = new Array<{ readonly bytes: Uint8Array; readonly value: T } | undefined>(slots).fill(undefined);
  return (bytes: Uint8Array, make: () => T): T => {
    if (bytes.length > maxBytes) return make();
    const slot = tailHash(bytes) & (slots - 1);
    const known = held[slot];
    if (known !== undefined && equal(known.bytes, bytes) && equal(known.value.der, bytes)) return known.value;
    const value = make();
    held[slot] = { bytes: copy(bytes), value };
    return value;
  };
}

/**
 * FNV-1a of the length and of the last bytes, which in anything signed are a signature: as good as random, unless
 * somebody chooses them. Collisions cost time, never correctness.
 */
function tailHash(bytes: Uint8Array): number {
  let hash = 0x811c9dc5 ^ bytes.length;
  for (let i = Math.max(0, bytes.length - 16); i < bytes.length; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}
