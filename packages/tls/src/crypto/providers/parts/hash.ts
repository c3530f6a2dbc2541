import { hmac as nobleHmac } from '@noble/hashes/hmac.js';
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import { hkdfExpand } from '../../hkdf.ts';
import type { Hash, HashName } from '../../provider.ts';

type NobleHash = typeof sha256 | typeof sha384;

export const pureHashes: { readonly [N in HashName]: Hash } = {
  sha256: hash('sha256', sha256),
  sha384: hash('sha384', sha384),
  sha512: hash('sha512', sha512),
};

function hash(name: HashName, noble: NobleHash): Hash {
  const hmac: Hash['hmac'] = (key, ...parts) => absorb(nobleHmac.create(noble, key), parts);
  return {
    name,
    length: noble.outputLen,
    digest: (...parts) => (parts.length === 1 ? noble(parts[0]!) : absorb(noble.create(), parts)),
    hmac,
    hmacKey(key) {
      const keyed = nobleHmac.create(noble, key);
      return (...parts) => absorb(keyed.clone(), parts);
    },
    hkdfExtract: (salt, ikm) => hmac(salt, ikm),
    hkdfExpand: (prk, info, length) => hkdfExpand(hmac, noble.outputLen, prk, info, length),
  };
}

interface Absorbing {
  update(part: Uint8Array): unknown;
  digest(): Uint8Array;
}

function absorb(state: Absorbing, parts: readonly Uint8Array[]): Uint8Array {
  for (const part of parts) state.update(part);
  return state.digest();
}
