/** Every structure of TLS 1.2 and TLS 1.3, declared once. */
export * from './alert.ts';
export * from './authentication.ts';
export * from './codecs.ts';
export { DistinguishedName, Random } from './common.ts';
export * from './extension/index.ts';
export * from './extensions.ts';
export * from './fault.ts';
export * from './handshake/index.ts';
export * from './limits.ts';
export * from './record.ts';
export * from './registries/index.ts';
export * from './suites.ts';
