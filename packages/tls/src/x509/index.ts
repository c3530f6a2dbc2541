/** Certificates: read, judged, issued (RFC 5280, RFC 9525). */
export { parseAddress, showAddress } from './address.ts';
export type { SignatureAlgorithm } from './algorithms.ts';
export { parseCertificate, type X509Certificate } from './certificate.ts';
export type { CertificateExtension, NameConstraints } from './extensions.ts';
export { type HostnameMatch, matchHostname, type SubjectAltName } from './hostname.ts';
export { type Identity, type IdentityOptions, makeIdentity } from './identity.ts';
export { type Issued, type IssueOptions, issueCertificate } from './issue.ts';
export { BadKeyFile, readPrivateKey, readPublicKey, writePrivateKey, writePublicKey } from './keys.ts';
export { distinguishedName, showName } from './names.ts';
export { BadPem, type PemBlock, pemBlocks, pemOrDer, toPem } from './pem.ts';
export { BadTrustAnchor, type RefusedAnchor, TrustStore } from './trust.ts';
export { type ChainAnswer, type ChainQuestion, verifyChain } from './verify.ts';
