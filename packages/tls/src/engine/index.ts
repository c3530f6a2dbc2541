/** The sans-I/O engine: bytes in, bytes out, events out. */
export { createClientEngine } from './client.ts';
export type {
  ClientConfig,
  CommonConfig,
  ConnectionInfo,
  Credential,
  Outcome,
  ProtocolName,
  ServerConfig,
  TlsEngine,
} from './interface.ts';
export { createServerEngine } from './server.ts';
