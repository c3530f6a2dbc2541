import { type PrivateKeyData, type PublicKeyData, UnsupportedOperation } from '../../provider.ts';
import { type SchemeRow, type SignatureArithmetic, signatureSchemes } from '../../schemes.ts';
import { pureHashes } from './hash.ts';
import { curveOf, rawOf, secretOf } from './keys.ts';
import type { Parts } from './kinds.ts';
import { verifyPkcs1, verifyPss } from './rsa-verify.ts';

/** DER on the wire, any `s`, and a digest made here: the hash need not be the curve's usual one. */
const ecdsa = { format: 'der', lowS: false, prehash: false } as const;

export const pureSignatureSchemes = (parts: Parts) =>
  signatureSchemes(arithmeticOf(parts), (row) => isWithin(parts, row));

const arithmeticOf = (parts: Parts): SignatureArithmetic<PublicKeyData, PrivateKeyData> => ({
  publicHandle: (key) => key.data,
  privateHandle: secretOf,
  sign(row, key, message) {
    if (row.algorithm === 'ecdsa' && key.type === 'ec')
      return curveOf(parts, key.curve).sign(pureHashes[row.hash].digest(message), key.d, ecdsa);
    if (key.type === 'rsa' || key.type === 'ec')
      throw new UnsupportedOperation('the pure provider makes no RSA signatures');
    return rawOf(parts, key.type).sign(key.seed, message);
  },
  verify(row, key, message, signature) {
    if (key.type === 'ec' && row.algorithm === 'ecdsa')
      return curveOf(parts, key.curve).verify(signature, pureHashes[row.hash].digest(message), key.point, ecdsa);
    if (key.type === 'rsa' && row.algorithm === 'rsa_pss') return verifyPss(row.hash, key, message, signature);
    if (key.type === 'rsa' && row.algorithm === 'rsa_pkcs1') return verifyPkcs1(row.hash, key, message, signature);
    if (key.type === 'rsa' || key.type === 'ec') return false;
    return rawOf(parts, key.type).verify(key.key, message, signature);
  },
});

function isWithin({ curves, raw }: Parts, row: SchemeRow): boolean {
  if (row.algorithm === 'ecdsa') return row.curve === undefined || row.curve in curves;
  return row.algorithm === 'rsa_pkcs1' || row.algorithm === 'rsa_pss' || row.algorithm in raw;
}
