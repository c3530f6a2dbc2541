import { ed448 } from '@noble/curves/ed448.js';
import { ed25519 } from '@noble/curves/ed25519.js';
import {
  type CurveName,
  type HashName,
  type PrivateKeyData,
  type PublicKeyData,
  UnsupportedOperation,
} from '../provider.ts';
import { type SignatureArithmetic, signatureSchemes } from '../schemes.ts';
import { nobleCurve } from './pure-groups.ts';
import { pureHashes } from './pure-hash.ts';
import { secretOf } from './pure-keys.ts';
import { signMlDsa, verifyMlDsa } from './pure-mldsa.ts';
import { verifyPkcs1, verifyPss } from './pure-rsa-verify.ts';

const edwards = { ed25519, ed448 } as const;

/** DER on the wire, any `s`, and a digest made here: the hash need not be the curve's usual one. */
const ecdsa = { format: 'der', lowS: false, prehash: false } as const;

const arithmetic: SignatureArithmetic<PublicKeyData, PrivateKeyData> = {
  publicHandle: (key) => key.data,
  privateHandle: secretOf,
  sign(row, key, message) {
    if (row.algorithm === 'ecdsa' && key.type === 'ec') return signEcdsa(key.curve, row.hash, message, key.d);
    if (key.type === 'rsa' || key.type === 'ec')
      throw new UnsupportedOperation('the pure provider makes no RSA signatures');
    if (key.type === 'ed25519' || key.type === 'ed448') return edwards[key.type].sign(message, key.seed);
    return signMlDsa(key.type, key.seed, message);
  },
  verify(row, key, message, signature) {
    if (key.type === 'ec' && row.algorithm === 'ecdsa')
      return nobleCurve[key.curve].verify(signature, pureHashes[row.hash].digest(message), key.point, ecdsa);
    if (key.type === 'rsa' && row.algorithm === 'rsa_pss') return verifyPss(row.hash, key, message, signature);
    if (key.type === 'rsa' && row.algorithm === 'rsa_pkcs1') return verifyPkcs1(row.hash, key, message, signature);
    if (key.type === 'ed25519' || key.type === 'ed448')
      return edwards[key.type].verify(signature, message, key.key, { zip215: false });
    if (key.type === 'rsa' || key.type === 'ec') return false;
    return verifyMlDsa(key.type, key.key, message, signature);
  },
};

export const pureSignatureSchemes = signatureSchemes(arithmetic);

const signEcdsa = (curve: CurveName, hash: HashName, message: Uint8Array, d: Uint8Array): Uint8Array =>
  nobleCurve[curve].sign(pureHashes[hash].digest(message), d, ecdsa);
