/** Issuing: certificates, revocation lists and OCSP responses, and whole identities for tests. */
export { type Identity, type IdentityOptions, makeIdentity } from './identity.ts';
export { type Issued, type IssueOptions, issueCertificate } from './issue.ts';
export { type CrlOptions, issueCrl, type Revocation, type RevocationReason, revocationReasons } from './issue-crl.ts';
export { issueOcspResponse, type OcspOptions, type OcspStatus } from './issue-ocsp.ts';
