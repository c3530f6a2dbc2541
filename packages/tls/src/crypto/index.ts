/** What the stack asks of cryptography: types and errors. Providers are imported on their own, by who chooses one. */
export type {
  Aead,
  AeadKey,
  AeadName,
  CryptoProvider,
  CurveName,
  FieldName,
  Group,
  GroupName,
  Hash,
  HashName,
  HybridName,
  KeyExchange,
  KeyKind,
  PrivateKey,
  PrivateKeyData,
  PublicKey,
  PublicKeyData,
  RsaEncryption,
  SignatureScheme,
  SignatureSchemeName,
} from './provider.ts';
export { BadKey, BadKeyShare, UnsupportedOperation } from './provider.ts';
