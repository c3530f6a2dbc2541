import { cbc } from '@noble/ciphers/aes.js';
import { hmac } from '@noble/hashes/hmac.js';
import { sha1 } from '@noble/hashes/legacy.js';
import { sha256, sha384 } from '@noble/hashes/sha2.js';
import { cbcHmacs } from '../../cbc.ts';

const hashes = { sha1, sha256, sha384 } as const;

export const pureCbc = cbcHmacs({
  cipher: (key) => ({
    encrypt: (iv, data) => cbc(key, iv, { disablePadding: true }).encrypt(data),
    decrypt: (iv, data) => cbc(key, iv, { disablePadding: true }).decrypt(data),
  }),
  mac:
    (hash, key) =>
    (...parts) => {
      const state = hmac.create(hashes[hash], key);
      for (const part of parts) state.update(part);
      return state.digest();
    },
});
