/** What the types of node:tls are called, for programs that import them from here instead. */

export type { ConnectOptions as ConnectionOptions } from './client/index.ts';
export type { CommonOptions as CommonConnectionOptions, Psk as PSKCallbackNegotation } from './common/index.ts';
export type { CipherInfo as CipherNameAndProtocol } from './names/index.ts';
export type { ServerOptions as TlsOptions } from './server.ts';
