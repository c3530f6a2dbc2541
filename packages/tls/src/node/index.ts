/** TLS over sockets and streams of Node, looking like node:tls. */
export { type Observation, observe } from '../engine/index.ts';
export { connect } from './connect.ts';
export type { CipherInfo, EphemeralKeyInfo, PeerCertificate } from './describe.ts';
export { CertificateRefused, ConnectionFailed } from './errors.ts';
export type { CommonOptions, ConnectOptions, KeyPairOptions, PemOrDer, Roots, ServerOptions } from './options.ts';
export { createServer, Server } from './server.ts';
export { TLSSocket } from './socket.ts';
export { socketStreams } from './socket-streams.ts';
export type { TlsReport } from './story.ts';
