import { constants, KeyObject, sign, verify } from 'node:crypto';
import { type SchemeRow, type SignatureArithmetic, signatureSchemes } from '../../schemes.ts';
import { signMlDsa, verifyMlDsa } from '../parts/index.ts';
import { plain } from './bytes.ts';
import { type Handle, handleOf } from './keys.ts';

const { RSA_PKCS1_PSS_PADDING, RSA_PSS_SALTLEN_DIGEST } = constants;

const arithmetic: SignatureArithmetic<Handle, Handle> = {
  publicHandle: handleOf,
  privateHandle: handleOf,
  sign(row, key, message) {
    if (key instanceof KeyObject) return plain(sign(hashOf(row), message, input(row, key)));
    return signMlDsa(key.type, key.bytes, message);
  },
  verify(row, key, message, signature) {
    if (key instanceof KeyObject) return verify(hashOf(row), message, input(row, key), signature);
    return verifyMlDsa(key.type, key.bytes, message, signature);
  },
};

export const nodeSignatureSchemes = signatureSchemes(arithmetic);

const hashOf = (row: SchemeRow): string | null => ('hash' in row ? row.hash : null);

/** OpenSSL's own choices are ours but for PSS: ECDSA in DER, strictly read; PKCS#1 v1.5 for RSA. */
function input(row: SchemeRow, key: KeyObject) {
  if (row.algorithm !== 'rsa_pss') return key;
  return { key, padding: RSA_PKCS1_PSS_PADDING, saltLength: RSA_PSS_SALTLEN_DIGEST };
}
