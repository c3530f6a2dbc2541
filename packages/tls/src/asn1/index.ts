/** DER and the structures of X.509: certificates, keys, requests, revocation, declared once. */
export * from './certificate.ts';
export * from './crl.ts';
export * from './der/index.ts';
export * from './extensions/index.ts';
export * from './general-name.ts';
export * from './keys/index.ts';
export * from './name.ts';
export * from './ocsp.ts';
export * from './oid.ts';
export * from './request.ts';
