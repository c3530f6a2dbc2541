/** Keys and the algorithms of signatures: read, written, named and measured. */
export { identifierOf, publicKeyOf, type SignatureAlgorithm, schemeWith, signatureAlgorithm } from './algorithms.ts';
export { keyName } from './key-names.ts';
export { rsaBits } from './key-size.ts';
export {
  BadKeyFile,
  isPrivateKey,
  publicHalf,
  readPrivateKey,
  readPublicKey,
  subjectPublicKeyInfo,
  writePrivateKey,
  writePublicKey,
} from './keys.ts';
