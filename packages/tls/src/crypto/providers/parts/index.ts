/** What the pure and the small provider are put together from, over the @noble packages. */
export { ecGroup, montgomeryGroup } from './curves.ts';
export { edwards } from './edwards.ts';
export { kemWith } from './kem.ts';
export type { Parts, RawKind } from './kinds.ts';
export { mlDsaPublicHalf, signMlDsa, verifyMlDsa } from './mldsa.ts';
export { pureProviderOf } from './parts.ts';
export { aead, commonAeads, TAG } from './sealer.ts';
