import {
  type CipherGCM,
  type CipherGCMTypes,
  createCipheriv,
  createDecipheriv,
  createSecretKey,
  type DecipherGCM,
  type KeyObject,
} from 'node:crypto';
import { type Aead, type AeadName, BadKey } from '../provider.ts';
import { plain } from './node-bytes.ts';

const TAG = 16;
const options = { authTagLength: TAG } as const;

/** `cipher` is OpenSSL's name; @types/node types ChaCha20-Poly1305 apart from GCM, though it works the same. */
export function aead(name: AeadName, cipher: string, keyLength: number): Aead {
  return {
    name,
    keyLength,
    nonceLength: 12,
    tagLength: TAG,
    key(raw) {
      if (raw.length !== keyLength) throw new BadKey(`${name} has keys of ${keyLength} bytes, not ${raw.length}`);
      return sealer(cipher as CipherGCMTypes, createSecretKey(raw));
    },
  };
}

function sealer(algorithm: CipherGCMTypes, key: KeyObject): ReturnType<Aead['key']> {
  return {
    seal(nonce, aad, plaintext, trailer, out, offset) {
      const cipher: CipherGCM = createCipheriv(algorithm, key, nonce, options);
      cipher.setAAD(aad);
      out.set(cipher.update(plaintext), offset);
      let at = offset + plaintext.length;
      if (trailer.length > 0) {
        out.set(cipher.update(trailer), at);
        at += trailer.length;
      }
      cipher.final();
      out.set(cipher.getAuthTag(), at);
      return at + TAG - offset;
    },
    open(nonce, aad, sealed) {
      const end = sealed.length - TAG;
      if (end < 0) return undefined;
      const decipher: DecipherGCM = createDecipheriv(algorithm, key, nonce, options);
      decipher.setAAD(aad);
      decipher.setAuthTag(sealed.subarray(end));
      const plaintext = decipher.update(sealed.subarray(0, end));
      try {
        decipher.final();
      } catch {
        return undefined;
      }
      return plain(plaintext);
    },
  };
}
