/** What a connection is secured with: certificates, keys, PKCS #12 files and roots, read once into a `SecureContext`. */
export type { KeyOption, KeyPairOptions, PemOrDer, PfxOption, Roots, SecureContextOptions } from './options.ts';
export { getCACertificates, setDefaultCACertificates, trustOf } from './roots.ts';
export { createSecureContext, makers, SecureContext, secureContextOf } from './secure-context.ts';
