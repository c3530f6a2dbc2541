import { ml_kem768 } from '@noble/post-quantum/ml-kem.js';
import type { Kem } from '../hybrids.ts';
import type { CryptoProvider } from '../provider.ts';

export const kemWith = (random: CryptoProvider['random']): Kem => ({
  generate(seed = random(64)) {
    const { publicKey, secretKey } = ml_kem768.keygen(seed);
    return { encapsulationKey: publicKey, decapsulate: (ciphertext) => ml_kem768.decapsulate(ciphertext, secretKey) };
  },
  encapsulate(encapsulationKey) {
    const { cipherText, sharedSecret } = ml_kem768.encapsulate(encapsulationKey, random(32));
    return { ciphertext: cipherText, secret: sharedSecret };
  },
});
