import type { ed25519 } from '@noble/curves/ed25519.js';
import type { RawKind } from './kinds.ts';

/** RFC 8032, with the strict rules of its verification. */
export const edwards = (curve: typeof ed25519): RawKind => ({
  publicHalf: (seed) => curve.getPublicKey(seed),
  sign: (seed, message) => curve.sign(message, seed),
  verify: (key, message, signature) => curve.verify(signature, message, key, { zip215: false }),
});
