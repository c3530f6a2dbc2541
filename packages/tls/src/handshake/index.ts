/** The handshakes: graphs, states, and one handler for each message of each state. */
export {
  beginnings,
  type CodecName,
  clientGraph,
  facing,
  type Graph,
  graphs,
  mermaid,
  serverGraph,
  type Traits,
  traitsOf,
} from '../graph/index.ts';
export type {
  AuthenticationSettings,
  ClientAuthenticationSettings,
  ServerAuthenticationSettings,
} from './authentication-settings.ts';
export { sendClientHello } from './client/hello/index.ts';
export { type ClientStates, clientSteps } from './client/index.ts';
export { Context, type Looking } from './context.ts';
export { type EchConfigKey, type EchConfigOptions, makeEchConfig } from './ech/index.ts';
export { type EchStatus, helloPart } from './ech-hello.ts';
export type { Effect, Installation } from './effects.ts';
export { sendKeyUpdate, type Traffic } from './keys/index.ts';
export { Memory, Waiting } from './memory.ts';
export type { ExtensionOptions, Negotiated } from './negotiated.ts';
export { noRenegotiation, readExtensions } from './negotiation/index.ts';
export { messageCodecs, shownCodec } from './order.ts';
export type { AskedCertificate, JudgedPeer, Peer } from './peer/index.ts';
export { remembered } from './remembered.ts';
export {
  type AntiReplay,
  type ExternalPsk,
  type ImportablePsk,
  importPsk,
  RecordedHellos,
  type Session,
  type SessionNames,
  StatelessTickets,
  StoredTickets,
  sessionFromBytes,
  sessionToBytes,
  TICKET_KEY_LENGTH,
  type TicketKeeper,
} from './resumption/index.ts';
export { filterObjection, type ServerStates, serverStart, serverSteps } from './server/index.ts';
export { requireLateRequest, sendLateRequest } from './server/tls13/index.ts';
export type {
  AskedHello,
  ClientSettings,
  EarlyDataPolicy,
  EchKey,
  LimitSettings,
  ServerSettings,
  Settings,
} from './settings.ts';
export type { Summary } from './summary.ts';
