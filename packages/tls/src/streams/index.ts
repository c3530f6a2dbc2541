/** TLS over WHATWG streams, for any runtime. */
export { accept, connect } from './connect.ts';
export type { TlsConnection } from './connection.ts';
export type { AcceptOptions, ByteStreams, ConnectOptions, PemOrDer } from './options.ts';
export { webSocketStreams } from './web-socket.ts';
