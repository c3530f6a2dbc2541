/** Keys and algorithms: AlgorithmIdentifier, public and private keys, what a signature is made of. */
export {
  AlgorithmIdentifier,
  algorithmOf,
  algorithmParameterCodecs,
  ECParameters,
  HashAlgorithm,
  MaskGenAlgorithm,
  RSASSA_PSS_params,
} from './algorithm.ts';
export { EncryptedPrivateKeyInfo, PBES2_params, PBKDF2_params } from './encrypted-key.ts';
export {
  CurvePrivateKey,
  ECPrivateKey,
  MLDSAPrivateKey,
  PrivateKeyInfo,
  privateKeyCodecs,
  RSAPrivateKey,
} from './private-key.ts';
export { ECPoint, publicKeyCodecs, RSAPublicKey, SubjectPublicKeyInfo, unknownKey } from './public-key.ts';
export { ECDSA_Sig_Value, signatureCodecs } from './signature.ts';
