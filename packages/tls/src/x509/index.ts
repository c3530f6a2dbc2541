/** Certificates: read, judged, issued (RFC 5280, RFC 9525). */
export { parseAddress, showAddress } from './address.ts';
export type { SignatureAlgorithm } from './algorithms.ts';
export { type CertificatePart, parseCertificate, type X509Certificate } from './certificate.ts';
export { type ChainRule, chainRule, finding } from './chain-rule.ts';
export {
  AuthenticatedSafe,
  CertBag,
  type ContentInfo,
  EncryptedData,
  PBE_SCHEMES,
  PFX,
  Pkcs7,
  Pkcs12PbeParams,
  SafeBag,
  SafeContents,
  SignedData,
} from './containers/index.ts';
export type { Demand } from './demand-rules.ts';
export type { CertificateExtension, NameConstraints } from './extensions.ts';
export { type Fetched, type Fetcher, type FetchingAnswer, issuerUrls, verifyChainFetching } from './fetching.ts';
export { type HostnameMatch, type HostRules, matchHostname } from './hostname.ts';
export { type Identity, type IdentityOptions, makeIdentity } from './identity.ts';
export { type Issued, type IssueOptions, issueCertificate } from './issue.ts';
export { type CrlOptions, issueCrl, type Revocation, type RevocationReason, revocationReasons } from './issue-crl.ts';
export { issueOcspResponse, type OcspOptions, type OcspStatus } from './issue-ocsp.ts';
export { keyName } from './key-names.ts';
export { rsaBits } from './key-size.ts';
export {
  BadKeyFile,
  isPrivateKey,
  publicHalf,
  readPrivateKey,
  readPublicKey,
  writePrivateKey,
  writePublicKey,
} from './keys.ts';
export { type Literal, literalFrom } from './literals.ts';
export { type CertificateFacts, type LookedAt, lookAtCertificate } from './look.ts';
export {
  type ListFacts,
  listFacts,
  lookAtList,
  lookAtRequest,
  lookAtResponse,
  type RequestFacts,
  type ResponseFacts,
  responseFacts,
  type SingleFacts,
} from './look-others.ts';
export type { Oddity } from './look-rules.ts';
export { type OddRule, oddRules, oddText, type RuleText, type Stack, whoTakes } from './look-rules.ts';
export type { SubjectAltName } from './names.ts';
export { distinguishedName, showDistinguishedName, showName, textsOf } from './names.ts';
export { BadPem, inUsualForm, type PemBlock, pemBlocks, pemOrDer, toPem } from './pem.ts';
export { type Form, type FormName, readForms } from './pem-forms.ts';
export type { PolicySettings } from './policy-tree.ts';
export type { Profile } from './profile.ts';
export { type ProfileName, profiles } from './profiles/index.ts';
export { commonNamePki } from './profiles/private.ts';
export type { ChainAnswer, ChainQuestion, NamedSource, RevocationPolicy } from './question.ts';
export { type CertificateRequest, checkRequest, parseRequest, verifyRequest } from './request.ts';
export { parseRevocationList, type RevocationList, type RevokedEntry } from './revocation/crl.ts';
export { ocspRequest } from './revocation/ocsp-request.ts';
export { NoOcspAnswer, type OcspAnswer, parseOcspResponse } from './revocation/ocsp-response.ts';
export { sha1 } from './revocation/sha1.ts';
export { checkSignature, type SignatureVerdict, verifySignature } from './signatures.ts';
export type { Signed } from './signed.ts';
export type { TimestampPolicy } from './timestamps.ts';
export { checkTimestamps, type JudgedTimestamp, type TimestampLog } from './timestamps.ts';
export { BadTrustAnchor, type RefusedAnchor, TrustStore } from './trust.ts';
export { verifyChain } from './verify.ts';
export { altNameFlaw, type Flaw, flawsOf } from './well-formed.ts';
