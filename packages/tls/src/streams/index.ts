/** TLS over WHATWG streams, for any runtime. */
export { accept, connect } from './connect.ts';
export type { AcceptOptions, ByteStreams, ConnectOptions, PemOrDer, TlsConnection } from './connection/index.ts';
export { webSocketStreams } from './connection/index.ts';
