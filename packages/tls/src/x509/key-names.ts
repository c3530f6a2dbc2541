/** Kinds of keys in words. */
import type { PrivateKeyData, PublicKeyData } from '../crypto/index.ts';

const RAW = { ed25519: 'Ed25519', ed448: 'Ed448', mldsa44: 'ML-DSA-44', mldsa65: 'ML-DSA-65', mldsa87: 'ML-DSA-87' };
const CURVES = { secp256r1: 'P-256', secp384r1: 'P-384', secp521r1: 'P-521' };

/** `ECDSA P-256`, `RSA 2048`. */
export function keyName(key: PublicKeyData | PrivateKeyData | undefined): string {
  if (key === undefined) return 'a kind of key this stack does not know';
  if (key.type === 'ec') return `ECDSA ${CURVES[key.curve]}`;
  if (key.type !== 'rsa') return RAW[key.type];
  return `RSA ${rsaBits(key.modulus)}${key.pss === undefined ? '' : ', for PSS alone'}`;
}

export const rsaBits = (modulus: Uint8Array): number =>
  modulus.length === 0 ? 0 : 8 * modulus.length - Math.clz32(modulus[0]!) + 24;
