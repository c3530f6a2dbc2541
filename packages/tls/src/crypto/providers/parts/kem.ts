import { ml_kem768, ml_kem1024 } from '@noble/post-quantum/ml-kem.js';
import type { Kem } from '../../hybrids.ts';
import type { CryptoProvider } from '../../provider.ts';

const sizes = { 768: ml_kem768, 1024: ml_kem1024 } as const;

export function kemWith(random: CryptoProvider['random'], size: keyof typeof sizes = 768): Kem {
  const ml_kem = sizes[size];
  return {
    generate(seed = random(64)) {
      const { publicKey, secretKey } = ml_kem.keygen(seed);
      return { encapsulationKey: publicKey, decapsulate: (ciphertext) => ml_kem.decapsulate(ciphertext, secretKey) };
    },
    encapsulate(encapsulationKey) {
      const { cipherText, sharedSecret } = ml_kem.encapsulate(encapsulationKey, random(32));
      return { ciphertext: cipherText, secret: sharedSecret };
    },
  };
}
