/** Certificates: read, judged, issued (RFC 5280, RFC 9525). */
export {
  type CertificateExtension,
  type CertificatePart,
  type CertificateRequest,
  checkRequest,
  checkSignature,
  type NameConstraints,
  parseCertificate,
  parseRequest,
  type SignatureVerdict,
  type Signed,
  verifyRequest,
  verifySignature,
  type X509Certificate,
} from './certificate/index.ts';
export { type ChainRule, chainRule, finding } from './chain-rule.ts';
export type { PolicySettings } from './constraints/index.ts';
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
export { altNameFlaw, type Demand, type Flaw, flawsOf } from './demands/index.ts';
export {
  type CrlOptions,
  type Identity,
  type IdentityOptions,
  type Issued,
  type IssueOptions,
  issueCertificate,
  issueCrl,
  issueOcspResponse,
  makeIdentity,
  type OcspOptions,
  type OcspStatus,
  type Revocation,
  type RevocationReason,
  revocationReasons,
} from './issue/index.ts';
export {
  BadKeyFile,
  isPrivateKey,
  keyName,
  publicHalf,
  readPrivateKey,
  readPublicKey,
  rsaBits,
  type SignatureAlgorithm,
  writePrivateKey,
  writePublicKey,
} from './keys/index.ts';
export {
  type CertificateFacts,
  type ListFacts,
  type LookedAt,
  listFacts,
  lookAtCertificate,
  lookAtList,
  lookAtRequest,
  lookAtResponse,
  type Oddity,
  type OddRule,
  oddRules,
  oddText,
  type RequestFacts,
  type ResponseFacts,
  type RuleText,
  responseFacts,
  type SingleFacts,
  type Stack,
  whoTakes,
} from './look/index.ts';
export {
  distinguishedName,
  type HostnameMatch,
  type HostRules,
  matchHostname,
  parseAddress,
  type SubjectAltName,
  showAddress,
  showDistinguishedName,
  showName,
  textsOf,
} from './names/index.ts';
export {
  BadPem,
  type Form,
  type FormName,
  inUsualForm,
  type Literal,
  literalFrom,
  type PemBlock,
  pemBlocks,
  pemOrDer,
  readForms,
  toPem,
} from './pem/index.ts';
export { commonNamePki, type Profile, type ProfileName, profiles } from './profiles/index.ts';
export type { ChainAnswer, ChainQuestion, NamedSource, RevocationPolicy } from './question.ts';
export {
  NoOcspAnswer,
  type OcspAnswer,
  ocspRequest,
  parseOcspResponse,
  parseRevocationList,
  type RevocationList,
  type RevokedEntry,
  sha1,
} from './revocation/index.ts';
export { checkTimestamps, type JudgedTimestamp, type TimestampLog, type TimestampPolicy } from './timestamps.ts';
export { BadTrustAnchor, type RefusedAnchor, TrustStore } from './trust.ts';
export {
  type Fetched,
  type Fetcher,
  type FetchingAnswer,
  issuerUrls,
  verifyChain,
  verifyChainFetching,
} from './verify/index.ts';
