import { constants, type KeyObject, sign, verify } from 'node:crypto';
import { type SchemeRow, type SignatureArithmetic, signatureSchemes } from '../schemes.ts';
import { plain } from './node-bytes.ts';
import { handleOf } from './node-keys.ts';

const { RSA_PKCS1_PSS_PADDING, RSA_PSS_SALTLEN_DIGEST } = constants;

const arithmetic: SignatureArithmetic<KeyObject, KeyObject> = {
  publicHandle: handleOf,
  privateHandle: handleOf,
  sign: (row, key, message) => plain(sign(hashOf(row), message, input(row, key))),
  verify: (row, key, message, signature) => verify(hashOf(row), message, input(row, key), signature),
};

export const nodeSignatureSchemes = signatureSchemes(arithmetic);

const hashOf = (row: SchemeRow): string | null => (row.algorithm === 'ed25519' ? null : row.hash);

/** OpenSSL's own choices are ours but for PSS: ECDSA in DER, strictly read; PKCS#1 v1.5 for RSA. */
function input(row: SchemeRow, key: KeyObject) {
  if (row.algorithm !== 'rsa_pss') return key;
  return { key, padding: RSA_PKCS1_PSS_PADDING, saltLength: RSA_PSS_SALTLEN_DIGEST };
}
