import { gcm } from '@noble/ciphers/aes.js';
import { chacha20poly1305 } from '@noble/ciphers/chacha.js';
import { concat, copy } from '../../../bytes/index.ts';
import { aeadWith } from '../../aead.ts';
import type { Aead, AeadName } from '../../provider.ts';

export const TAG = 16;

/** What every browser and server has. */
export const commonAeads = {
  aes_128_gcm: aead('aes_128_gcm', 16, TAG, (key) => sealer(gcm, key)),
  aes_256_gcm: aead('aes_256_gcm', 32, TAG, (key) => sealer(gcm, key)),
  chacha20_poly1305: aead('chacha20_poly1305', 32, TAG, (key) => sealer(chacha20poly1305, key)),
} as const;

interface NobleCipher {
  encrypt(plaintext: Uint8Array): Uint8Array;
  decrypt(sealed: Uint8Array): Uint8Array;
}
type MakeCipher = (key: Uint8Array, nonce: Uint8Array, aad: Uint8Array) => NobleCipher;

type Sealer = ReturnType<Aead['key']>;

export function aead(name: AeadName, keyLength: number, tagLength: 16 | 8, make: (key: Uint8Array) => Sealer): Aead {
  return aeadWith(name, keyLength, tagLength, (raw) => make(copy(raw)));
}

function sealer(make: MakeCipher, key: Uint8Array): Sealer {
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
