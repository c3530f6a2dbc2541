import { createHash, createHmac, hash as digestOf } from 'node:crypto';
import { copy } from '../../bytes/index.ts';
import { hkdfExpand } from '../hkdf.ts';
import type { Hash, HashName } from '../provider.ts';
import { plain } from './node-bytes.ts';

export function hash(name: HashName, length: number): Hash {
  const digest: Hash['digest'] = (...parts) => {
    if (parts.length === 1) return plain(digestOf(name, parts[0]!, 'buffer'));
    const state = createHash(name);
    for (const part of parts) state.update(part);
    return plain(state.digest());
  };
  // A raw key is as fast here as a KeyObject, which costs as much again to make.
  const hmac: Hash['hmac'] = (key, ...parts) => {
    const state = createHmac(name, key);
    for (const part of parts) state.update(part);
    return plain(state.digest());
  };
  return {
    name,
    length,
    digest,
    hmac,
    hmacKey(key) {
      const own = copy(key);
      return (...parts) => hmac(own, ...parts);
    },
    hkdfExtract: (salt, ikm) => hmac(salt, ikm),
    hkdfExpand: (prk, info, size) => hkdfExpand(hmac, length, prk, info, size),
  };
}
