/** Revocation lists and OCSP responses: read, and what they say of a path (RFC 5280 §6.3, RFC 6960). */
export { answerOf, revocation } from './check.ts';
export { parseRevocationList, type RevocationList, type RevokedEntry } from './crl.ts';
export { ocspRequest } from './ocsp-request.ts';
export { NoOcspAnswer, type OcspAnswer, parseOcspResponse } from './ocsp-response.ts';
export { sha1 } from './sha1.ts';
