import { gcm } from '@noble/ciphers/aes.js';
import { chacha20poly1305 } from '@noble/ciphers/chacha.js';
import { concat, copy } from '../../bytes/index.ts';
import { type Aead, type AeadName, BadKey } from '../provider.ts';

const TAG = 16;

export const pureAeads: { readonly [N in AeadName]: Aead } = {
  aes_128_gcm: aead('aes_128_gcm', gcm, 16),
  aes_256_gcm: aead('aes_256_gcm', gcm, 32),
  chacha20_poly1305: aead('chacha20_poly1305', chacha20poly1305, 32),
};

interface NobleCipher {
  encrypt(plaintext: Uint8Array): Uint8Array;
  decrypt(sealed: Uint8Array): Uint8Array;
}
type MakeCipher = (key: Uint8Array, nonce: Uint8Array, aad: Uint8Array) => NobleCipher;

function aead(name: AeadName, make: MakeCipher, keyLength: number): Aead {
  return {
    name,
    keyLength,
    nonceLength: 12,
    tagLength: TAG,
    key(raw) {
      if (raw.length !== keyLength) throw new BadKey(`${name} has keys of ${keyLength} bytes, not ${raw.length}`);
      return sealer(make, copy(raw));
    },
  };
}

function sealer(make: MakeCipher, key: Uint8Array): ReturnType<Aead['key']> {
  return {
    seal(nonce, aad, plaintext, trailer, out, offset) {
      const whole = trailer.length === 0 ? plaintext : concat(plaintext, trailer);
      const sealed = make(key, nonce, aad).encrypt(whole);
      out.set(sealed, offset);
      return sealed.length;
    },
    open(nonce, aad, sealed) {
      if (sealed.length < TAG) return undefined;
      try {
        return make(key, nonce, aad).decrypt(sealed);
      } catch {
        return undefined;
      }
    },
  };
}
