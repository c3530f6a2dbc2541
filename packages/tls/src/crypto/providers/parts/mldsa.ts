import { ml_dsa44, ml_dsa65, ml_dsa87 } from '@noble/post-quantum/ml-dsa.js';
import type { MlDsaName } from '../../provider.ts';

const noble = { mldsa44: ml_dsa44, mldsa65: ml_dsa65, mldsa87: ml_dsa87 } as const;

export const mlDsaPublicHalf = (type: MlDsaName, seed: Uint8Array): Uint8Array => noble[type].keygen(seed).publicKey;

/** Deterministic (FIPS 204 §3.4). */
export const signMlDsa = (type: MlDsaName, seed: Uint8Array, message: Uint8Array): Uint8Array =>
  noble[type].sign(message, noble[type].keygen(seed).secretKey, { extraEntropy: false });

export const verifyMlDsa = (type: MlDsaName, key: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean =>
  noble[type].verify(signature, message, key);
