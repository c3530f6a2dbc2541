/** The sans-I/O engine: bytes in, bytes out, events out. */

export {
  type AntiReplay,
  type EarlyDataPolicy,
  type ExternalPsk,
  RecordedHellos,
  type Session,
  StatelessTickets,
  StoredTickets,
  sessionFromBytes,
  sessionToBytes,
  TICKET_KEY_LENGTH,
  type TicketKeeper,
} from '../handshake/index.ts';
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
