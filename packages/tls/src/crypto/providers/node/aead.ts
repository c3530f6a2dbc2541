import {
  type CipherCCMTypes,
  type CipherGCM,
  type CipherGCMTypes,
  createCipheriv,
  createDecipheriv,
  createSecretKey,
  type DecipherGCM,
  type KeyObject,
} from 'node:crypto';
import { concat } from '../../../bytes/index.ts';
import { aeadWith } from '../../aead.ts';
import type { Aead, AeadName } from '../../provider.ts';
import { plain } from './bytes.ts';

const TAG = 16;
const options = { authTagLength: TAG } as const;

export const nodeAeads: { readonly [N in AeadName]: Aead } = {
  aes_128_gcm: aead('aes_128_gcm', 16, TAG, (key) => sealer('aes-128-gcm', key)),
  aes_256_gcm: aead('aes_256_gcm', 32, TAG, (key) => sealer('aes-256-gcm', key)),
  // @types/node types ChaCha20-Poly1305 apart from GCM, though it works the same.
  chacha20_poly1305: aead('chacha20_poly1305', 32, TAG, (key) => sealer('chacha20-poly1305' as CipherGCMTypes, key)),
  aes_128_ccm: aead('aes_128_ccm', 16, TAG, (key) => ccmSealer('aes-128-ccm', key, TAG)),
  aes_256_ccm: aead('aes_256_ccm', 32, TAG, (key) => ccmSealer('aes-256-ccm', key, TAG)),
  aes_128_ccm_8: aead('aes_128_ccm_8', 16, 8, (key) => ccmSealer('aes-128-ccm', key, 8)),
  aes_256_ccm_8: aead('aes_256_ccm_8', 32, 8, (key) => ccmSealer('aes-256-ccm', key, 8)),
};

type Sealer = ReturnType<Aead['key']>;

function aead(name: AeadName, keyLength: number, tagLength: 16 | 8, make: (key: KeyObject) => Sealer): Aead {
  return aeadWith(name, keyLength, tagLength, (raw) => make(createSecretKey(raw)));
}

function sealer(algorithm: CipherGCMTypes, key: KeyObject): Sealer {
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

/** No bytes, but at an address: without one OpenSSL's CCM does not know that it has got the whole text. */
const NO_TEXT = Buffer.alloc(1).subarray(1);

/** CCM needs the length before all else, and the whole text in one piece. */
function ccmSealer(algorithm: CipherCCMTypes, key: KeyObject, authTagLength: number): Sealer {
  return {
    seal(nonce, aad, plaintext, trailer, out, offset) {
      const cipher = createCipheriv(algorithm, key, nonce, { authTagLength });
      const whole = trailer.length === 0 ? plaintext : concat(plaintext, trailer);
      cipher.setAAD(aad, { plaintextLength: whole.length });
      out.set(cipher.update(whole.length === 0 ? NO_TEXT : whole), offset);
      cipher.final();
      out.set(cipher.getAuthTag(), offset + whole.length);
      return whole.length + authTagLength;
    },
    open(nonce, aad, sealed) {
      const end = sealed.length - authTagLength;
      if (end < 0) return undefined;
      const decipher = createDecipheriv(algorithm, key, nonce, { authTagLength });
      decipher.setAuthTag(sealed.subarray(end));
      decipher.setAAD(aad, { plaintextLength: end });
      try {
        const plaintext = decipher.update(sealed.subarray(0, end));
        decipher.final();
        return plain(plaintext);
      } catch {
        return undefined;
      }
    },
  };
}
