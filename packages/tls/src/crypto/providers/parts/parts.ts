import { randomBytes } from '@noble/hashes/utils.js';
import type { CryptoProvider } from '../../provider.ts';
import { pureHashes } from './hash.ts';
import { pureKeys } from './keys.ts';
import type { Parts, Random } from './kinds.ts';
import { rsaEncryption } from './rsa.ts';
import { pureSignatureSchemes } from './signatures.ts';

/** With randomness of the host unless another is given. */
export function pureProviderOf(parts: Parts, random: Random = randomBytes): CryptoProvider {
  return {
    name: 'pure',
    random,
    hashes: pureHashes,
    aeads: parts.aeads,
    cbc: parts.cbc,
    groups: parts.groups(random),
    signatureSchemes: pureSignatureSchemes(parts),
    rsaEncryption: rsaEncryption(random),
    ...pureKeys(parts, random),
  };
}
