/** What OpenSSL and node:tls call suites, groups, schemes and versions, their defaults, and the objects they describe a connection with. */
export {
  CLIENT_RENEG_LIMIT,
  CLIENT_RENEG_WINDOW,
  DEFAULT_CIPHERS,
  DEFAULT_ECDH_CURVE,
  DEFAULT_MAX_VERSION,
  DEFAULT_MIN_VERSION,
  defaults,
  getCiphers,
} from './defaults.ts';
export {
  type CipherInfo,
  certificateOf,
  cipherInfo,
  type EphemeralKeyInfo,
  ephemeralKeyInfo,
  legacyChain,
  type PeerCertificate,
  peerCertificate,
} from './describe.ts';
export { groupsOf, opensslScheme, schemesOf, suitesOf } from './openssl-names.ts';
export { type SecureVersion, type VersionOptions, versionsOf } from './versions.ts';
