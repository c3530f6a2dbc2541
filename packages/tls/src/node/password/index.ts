/** Keys and files under a password: PKCS #8 (RFC 5958 §3), PKCS #12 (RFC 7292), and the old way of OpenSSL. */
export { spendOn } from './cost.ts';
export { lockKey, unlockKey, unlockLegacyPem } from './keys.ts';
export { LEGACY_CIPHERS } from './legacy.ts';
export { type Bag, type Pkcs12, type Pkcs12Contents, readPkcs12, writePkcs12 } from './pkcs12.ts';
export { lock, type Opened, schemeName, unlock } from './scheme.ts';
export { MOST_ITERATIONS, MOST_OWN_ITERATIONS, type Secret, Work } from './work.ts';
