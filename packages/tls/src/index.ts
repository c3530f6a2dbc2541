/** tlscope: TLS you can see through, for any runtime. */
export * from './engine/index.ts';
export type * from './observe/events.ts';
export { AlertReceived, CallerFault, CertificateFault, PeerFault, TlsFault } from './wire/fault.ts';
export { TrustStore } from './x509/trust.ts';
