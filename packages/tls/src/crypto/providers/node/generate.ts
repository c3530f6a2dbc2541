/**
 * Fresh keys from OpenSSL, as JWK. They are encoded while they are made, never by `KeyObject.export` afterwards: in Node 20
 * that holds the key's lock while it allocates, and where the garbage collector then meets the finished key generation,
 * which takes the same lock to clear up, the process stops for good.
 */
import { generateKeyPairSync, type JsonWebKey, type KeyObject } from 'node:crypto';

const jwk = { format: 'jwk' } as const;
/** @types/node does not know that a key can be encoded as JWK here. */
const generate = generateKeyPairSync as unknown as (
  type: string,
  options: object,
) => { readonly publicKey: JsonWebKey; readonly privateKey: unknown };

export function generateWithJwk(curve: 'x25519' | 'x448'): { publicJwk: JsonWebKey; privateKey: KeyObject } {
  const { publicKey, privateKey } = generate(curve, { publicKeyEncoding: jwk });
  return { publicJwk: publicKey, privateKey: privateKey as KeyObject };
}

export const generateRsaJwk = (modulusLength: number): JsonWebKey =>
  generate('rsa', { modulusLength, publicKeyEncoding: jwk, privateKeyEncoding: jwk }).privateKey as JsonWebKey;
