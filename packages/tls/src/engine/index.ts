/** The sans-I/O engine: bytes in, bytes out, events out. */

export {
  type AntiReplay,
  type AskedCertificate,
  type EarlyDataPolicy,
  type EchConfigKey,
  type EchConfigOptions,
  type EchStatus,
  type ExternalPsk,
  type ImportablePsk,
  importPsk,
  type JudgedPeer,
  makeEchConfig,
  RecordedHellos,
  type Session,
  StatelessTickets,
  StoredTickets,
  sessionFromBytes,
  sessionToBytes,
  TICKET_KEY_LENGTH,
  type TicketKeeper,
} from '../handshake/index.ts';
export type {
  CertificateCompression,
  ClientAuthentication,
  CommonAuthentication,
  Credential,
  ServerAuthentication,
} from './authentication.ts';
export { createClientEngine } from './client.ts';
export { asGiven, credentialOf, flag } from './config/index.ts';
export type {
  ClientConfig,
  CommonConfig,
  ConnectionInfo,
  Observer,
  Outcome,
  ProtocolName,
  ServerConfig,
  SlowAntiReplay,
  SlowTicketKeeper,
  TlsEngine,
} from './interface.ts';
export { createServerEngine } from './server.ts';
export { type Observation, type ObservationOptions, observe, type Watchable, watch, weightOf } from './watch/index.ts';
