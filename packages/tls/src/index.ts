/** tlscope: TLS you can see through, for any runtime. */
export * from './engine/index.ts';
export type * from './events/index.ts';
export * from './streams/index.ts';
export { AlertReceived, CallerFault, CertificateFault, EchRejected, PeerFault, TlsFault } from './wire/index.ts';
export { TrustStore } from './x509/index.ts';
