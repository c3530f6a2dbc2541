/** What a failed check leads to: the alert of RFC 9846 §6.2, and a code that people can look up. */
export interface Consequence {
  readonly alert:
    | 'bad_certificate'
    | 'bad_certificate_status_response'
    | 'certificate_expired'
    | 'certificate_required'
    | 'certificate_revoked'
    | 'certificate_unknown'
    | 'decode_error'
    | 'unknown_ca'
    | 'unsupported_certificate';
  readonly code: string;
}

const consequence = <const C extends Consequence>(alert: C['alert'], code: string): Consequence => ({ alert, code });

/**
 * The codes are those of `node:tls`. Where it has only `UNSPECIFIED`, they are OpenSSL's own names (the part after
 * `X509_V_ERR_` in openssl-verification-options(1)).
 */
export const failures = {
  unreadable: consequence('bad_certificate', 'CERT_REJECTED'),
  noServerCertificate: consequence('decode_error', 'CERT_REJECTED'),
  noClientCertificate: consequence('certificate_required', 'CERT_REJECTED'),
  selfSignedLeaf: consequence('unknown_ca', 'DEPTH_ZERO_SELF_SIGNED_CERT'),
  selfSignedInChain: consequence('unknown_ca', 'SELF_SIGNED_CERT_IN_CHAIN'),
  noLeafIssuer: consequence('unknown_ca', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'),
  noIssuer: consequence('unknown_ca', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY'),
  tooLong: consequence('bad_certificate', 'CERT_CHAIN_TOO_LONG'),
  wrongIssuer: consequence('bad_certificate', 'SUBJECT_ISSUER_MISMATCH'),
  signature: consequence('bad_certificate', 'CERT_SIGNATURE_FAILURE'),
  algorithmMismatch: consequence('bad_certificate', 'SIGNATURE_ALGORITHM_MISMATCH'),
  weakHash: consequence('bad_certificate', 'CA_MD_TOO_WEAK'),
  unknownAlgorithm: consequence('unsupported_certificate', 'UNSUPPORTED_SIGNATURE_ALGORITHM'),
  unknownKey: consequence('unsupported_certificate', 'UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY'),
  weakLeafKey: consequence('bad_certificate', 'EE_KEY_TOO_SMALL'),
  weakCaKey: consequence('bad_certificate', 'CA_KEY_TOO_SMALL'),
  notYetValid: consequence('certificate_expired', 'CERT_NOT_YET_VALID'),
  expired: consequence('certificate_expired', 'CERT_HAS_EXPIRED'),
  badExtension: consequence('bad_certificate', 'INVALID_EXTENSION'),
  criticalExtension: consequence('certificate_unknown', 'UNHANDLED_CRITICAL_EXTENSION'),
  policy: consequence('certificate_unknown', 'NO_EXPLICIT_POLICY'),
  badPolicy: consequence('bad_certificate', 'INVALID_POLICY_EXTENSION'),
  notCa: consequence('bad_certificate', 'INVALID_CA'),
  pathLength: consequence('bad_certificate', 'PATH_LENGTH_EXCEEDED'),
  notPermitted: consequence('certificate_unknown', 'PERMITTED_VIOLATION'),
  excluded: consequence('certificate_unknown', 'EXCLUDED_VIOLATION'),
  badConstraint: consequence('certificate_unknown', 'UNSUPPORTED_CONSTRAINT_SYNTAX'),
  unknownConstraint: consequence('certificate_unknown', 'UNSUPPORTED_CONSTRAINT_TYPE'),
  purpose: consequence('unsupported_certificate', 'INVALID_PURPOSE'),
  host: consequence('bad_certificate', 'ERR_TLS_CERT_ALTNAME_INVALID'),
  demand: consequence('bad_certificate', 'CERT_REJECTED'),
  revoked: consequence('certificate_revoked', 'CERT_REVOKED'),
  noStatus: consequence('certificate_unknown', 'UNABLE_TO_GET_CRL'),
  badStatus: consequence('bad_certificate_status_response', 'CRL_SIGNATURE_FAILURE'),
  noStaple: consequence('bad_certificate_status_response', 'OCSP_VERIFY_NEEDED'),
  noTimestamps: consequence('certificate_unknown', 'NO_VALID_SCTS'),
} as const;
