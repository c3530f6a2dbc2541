/** One certificate or request: read, labelled in sentences, and whether its signature holds (RFC 5280 §4, RFC 2986). */
export { type CertificatePart, parseCertificate, type X509Certificate } from './certificate.ts';
export type { CertificateExtension, ExtensionName, ExtensionValue, NameConstraints } from './extensions.ts';
export { CertificateLabel, holderOf, nameOf } from './label.ts';
export { type CertificateRequest, checkRequest, parseRequest, verifyRequest } from './request.ts';
export {
  checkSignature,
  checkSignatureOfKey,
  knownSignature,
  type SignatureVerdict,
  verifySignature,
  weightOf,
} from './signatures.ts';
export { type Signed, SignedParts } from './signed.ts';
