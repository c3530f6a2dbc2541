import { randomBytes } from '@noble/hashes/utils.js';
import type { CryptoProvider } from '../provider.ts';
import { pureAeads } from './pure-aead.ts';
import { pureCbc } from './pure-cbc.ts';
import { pureGroups } from './pure-groups.ts';
import { pureHashes } from './pure-hash.ts';
import { generateKey, importPrivateKey, importPublicKey } from './pure-keys.ts';
import { rsaEncryption } from './pure-rsa.ts';
import { pureSignatureSchemes } from './pure-signatures.ts';

/**
 * Cryptography in TypeScript alone (the audited `@noble` libraries), for a page, a worker, or any other runtime.
 * RSA private keys are left out: importing or generating one throws `UnsupportedOperation`.
 */
export const pureProvider: CryptoProvider = pureProviderWith(randomBytes);

/**
 * The same with randomness of your own. Signatures are deterministic here, so that with a seeded `random` a whole
 * handshake repeats byte for byte. Only for tests and demonstrations: who knows the seed knows every key.
 */
export function pureProviderWith(random: CryptoProvider['random']): CryptoProvider {
  return {
    name: 'pure',
    random,
    hashes: pureHashes,
    aeads: pureAeads,
    cbc: pureCbc,
    groups: pureGroups(random),
    signatureSchemes: pureSignatureSchemes,
    rsaEncryption: rsaEncryption(random),
    importPublicKey,
    importPrivateKey,
    generateKey: (kind) => generateKey(kind, random),
  };
}
