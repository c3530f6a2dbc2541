import { createCipheriv, createDecipheriv, createHmac, createSecretKey } from 'node:crypto';
import { cbcHmacs } from '../../cbc.ts';
import { plain } from './bytes.ts';

export const nodeCbc = cbcHmacs({
  cipher(raw) {
    const algorithm = `aes-${8 * raw.length}-cbc`;
    const key = createSecretKey(raw);
    return {
      encrypt: (iv, data) => plain(createCipheriv(algorithm, key, iv).setAutoPadding(false).update(data)),
      decrypt: (iv, data) => plain(createDecipheriv(algorithm, key, iv).setAutoPadding(false).update(data)),
    };
  },
  mac:
    (hash, key) =>
    (...parts) => {
      const state = createHmac(hash, key);
      for (const part of parts) state.update(part);
      return plain(state.digest());
    },
});
