import type { CryptoProvider } from '../../src/crypto/index.ts';
import { nodeProvider } from '../../src/crypto/providers/node/index.ts';
import { pureProvider } from '../../src/crypto/providers/pure/index.ts';

/** Every test of this folder holds for both. */
export const providers: readonly CryptoProvider[] = [nodeProvider, pureProvider];

/** Each provider beside the other, in both orders. */
export const pairs: readonly (readonly [CryptoProvider, CryptoProvider])[] = [
  [nodeProvider, pureProvider],
  [pureProvider, nodeProvider],
];

export { nodeProvider, pureProvider };

export function flipBit(bytes: Uint8Array, bit: number): Uint8Array {
  const out = Uint8Array.from(bytes);
  out[bit >> 3]! ^= 1 << (bit & 7);
  return out;
}

/** What must not leave a provider is a `Buffer`, whose `slice` shares memory. */
export const isPlain = (bytes: Uint8Array): boolean => bytes.constructor === Uint8Array;
