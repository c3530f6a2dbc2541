/** One connection over WHATWG streams: its options, what it is made of, what it says of faults. */
export { clientConfig, serverConfig } from './config.ts';
export { TlsConnection } from './connection.ts';
export type { AcceptOptions, ByteStreams, ConnectOptions, PemOrDer } from './options.ts';
export { webSocketStreams } from './web-socket.ts';
