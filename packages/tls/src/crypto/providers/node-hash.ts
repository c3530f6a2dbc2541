import { createHash, createHmac, createSecretKey, hash as digestOf, type KeyObject } from 'node:crypto';
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
  const hmacWith: (key: KeyObject) => ReturnType<Hash['hmacKey']> =
    (key) =>
    (...parts) => {
      const state = createHmac(name, key);
      for (const part of parts) state.update(part);
      return plain(state.digest());
    };
  // On Node 24 a raw key costs createHmac three times what a key object costs, its making included; on Node 20 about the same.
  const hmac: Hash['hmac'] = (key, ...parts) => hmacWith(createSecretKey(key))(...parts);
  return {
    name,
    length,
    digest,
    hmac,
    hmacKey: (key) => hmacWith(createSecretKey(key)),
    hkdfExtract: (salt, ikm) => hmac(salt, ikm),
    hkdfExpand: (prk, info, size) => hkdfExpand(hmac, length, prk, info, size),
  };
}
