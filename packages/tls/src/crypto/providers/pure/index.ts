import { ed448 } from '@noble/curves/ed448.js';
import { ed25519 } from '@noble/curves/ed25519.js';
import type { CryptoProvider, MlDsaName } from '../../provider.ts';
import {
  edwards,
  mlDsaPublicHalf,
  type Parts,
  pureProviderOf,
  type RawKind,
  signMlDsa,
  verifyMlDsa,
} from '../parts/index.ts';
import { pureAeads } from './aead.ts';
import { pureCbc } from './cbc.ts';
import { nobleCurves, pureGroups } from './groups.ts';

const mldsa = (name: MlDsaName): RawKind => ({
  publicHalf: (seed) => mlDsaPublicHalf(name, seed),
  sign: (seed, message) => signMlDsa(name, seed, message),
  verify: (key, message, signature) => verifyMlDsa(name, key, message, signature),
});

const everything: Parts = {
  curves: nobleCurves,
  raw: {
    ed25519: edwards(ed25519),
    ed448: edwards(ed448),
    mldsa44: mldsa('mldsa44'),
    mldsa65: mldsa('mldsa65'),
    mldsa87: mldsa('mldsa87'),
  },
  aeads: pureAeads,
  cbc: pureCbc,
  groups: pureGroups,
};

/**
 * Cryptography in TypeScript alone (the audited `@noble` libraries), for a page, a worker, or any other runtime.
 * RSA private keys are left out: importing or generating one throws `UnsupportedOperation`.
 */
export const pureProvider: CryptoProvider = /* @__PURE__ */ pureProviderOf(everything);

/**
 * The same with randomness of your own. Signatures are deterministic here, so that with a seeded `random` a whole
 * handshake repeats byte for byte. Only for tests and demonstrations: who knows the seed knows every key.
 */
export const pureProviderWith = (random: CryptoProvider['random']): CryptoProvider =>
  pureProviderOf(everything, random);
