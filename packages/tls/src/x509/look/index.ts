/** Certificates, lists, requests and OCSP responses that break a rule of encoding, read for looking: nothing is decided by it. */
export { type CertificateFacts, type LookedAt, lookAt, lookAtCertificate } from './look.ts';
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
export { type Oddity, type OddRule, oddRules, oddText, type RuleText, type Stack, whoTakes } from './look-rules.ts';
