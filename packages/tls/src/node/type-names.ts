/** What the types of node:tls are called, for programs that import them from here instead. */

export type {
  CommonOptions as CommonConnectionOptions,
  ConnectOptions as ConnectionOptions,
  Psk as PSKCallbackNegotation,
  ServerOptions as TlsOptions,
} from './client/options.ts';
export type { CipherInfo as CipherNameAndProtocol } from './names/describe.ts';
