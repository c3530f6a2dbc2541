import type { JsonWebKey, KeyObject } from 'node:crypto';
import * as crypto from 'node:crypto';
import { concat, unhex } from '../../../bytes/index.ts';
import type { MlDsaName, PrivateKeyData, PublicKeyData, RawKeyName } from '../../provider.ts';
import { fromBase64url, plain, toBase64url } from './bytes.ts';

type RawPublic = Extract<PublicKeyData, { type: RawKeyName }>;
type RawPrivate = Extract<PrivateKeyData, { type: RawKeyName }>;

const jwkCurve = { ed25519: 'Ed25519', ed448: 'Ed448' } as const;

/** What stands before the key, and before the seed, in SubjectPublicKeyInfo and PrivateKeyInfo (RFC 9881 §4, §6). */
const wrappings: { readonly [N in MlDsaName]: { readonly spki: Uint8Array; readonly pkcs8: Uint8Array } } = {
  mldsa44: wrapping('11', '30820532', '03820521'),
  mldsa65: wrapping('12', '308207b2', '038207a1'),
  mldsa87: wrapping('13', '30820a32', '03820a21'),
};

function wrapping(oidEnd: string, sequence: string, bitString: string) {
  const algorithm = `300b06096086480165030403${oidEnd}`;
  return { spki: unhex(`${sequence}${algorithm}${bitString}00`), pkcs8: unhex(`3034020100${algorithm}04228020`) };
}

/** Whether OpenSSL here has ML-DSA: 3.5 and later, from Node 24.6 on. */
export const hasMlDsa: boolean = (() => {
  try {
    return generate('ml-dsa-44') !== undefined;
  } catch {
    return false;
  }
})();

export const isMlDsa = (type: PublicKeyData['type']): type is MlDsaName => type in wrappings;

export function rawPublicKey(data: RawPublic): KeyObject {
  if (!isMlDsa(data.type)) return crypto.createPublicKey({ key: edPublicJwk(data), format: 'jwk' });
  const key = Buffer.from(concat(wrappings[data.type].spki, data.key));
  return crypto.createPublicKey({ key, format: 'der', type: 'spki' });
}

export function rawPrivateKey(data: RawPrivate): KeyObject {
  if (!isMlDsa(data.type)) {
    return crypto.createPrivateKey({ key: { ...edPublicJwk(data), d: toBase64url(data.seed) }, format: 'jwk' });
  }
  const key = Buffer.from(concat(wrappings[data.type].pkcs8, data.seed));
  return crypto.createPrivateKey({ key, format: 'der', type: 'pkcs8' });
}

/** The public half; Node wants one, ignores it, and derives its own. */
export function rawPublicHalf(data: RawPrivate): Uint8Array {
  const half = crypto.createPublicKey(rawPrivateKey({ ...data, key: data.seed }));
  if (!isMlDsa(data.type)) return fromBase64url(half.export({ format: 'jwk' }).x!);
  return plain(half.export({ format: 'der', type: 'spki' })).slice(wrappings[data.type].spki.length);
}

const edPublicJwk = (data: RawPublic): JsonWebKey => ({
  kty: 'OKP',
  crv: jwkCurve[data.type as keyof typeof jwkCurve],
  x: toBase64url(data.key),
});

function generate(type: string): unknown {
  // Types of keys that @types/node does not know yet.
  return (crypto.generateKeyPairSync as unknown as (type: string) => unknown)(type);
}
