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
export type { AskedCertificate } from './authentication/asked.ts';
export type {
  AuthenticationSettings,
  ClientAuthenticationSettings,
  ServerAuthenticationSettings,
} from './authentication/settings.ts';
export type { JudgedPeer } from './authentication/shown.ts';
export { sendClientHello } from './client/start.ts';
export type { ClientStates } from './client/states.ts';
export { clientSteps } from './client/steps.ts';
export { Context, type Looking } from './context.ts';
export { type EchStatus, helloPart } from './ech/hellos.ts';
export { type EchConfigKey, type EchConfigOptions, makeEchConfig } from './ech/make-config.ts';
export type { Effect, Installation } from './effects.ts';
export { sendKeyUpdate, type Traffic } from './key-update.ts';
export { messageCodecs, shownCodec } from './machine.ts';
export { Memory, Waiting } from './memory.ts';
export { noRenegotiation } from './no-renegotiation.ts';
export { remembered } from './remembered.ts';
export { type AntiReplay, RecordedHellos } from './resumption/anti-replay.ts';
export { type ImportablePsk, importPsk } from './resumption/import-psk.ts';
export type { ExternalPsk } from './resumption/psk.ts';
export { type Session, sessionFromBytes, sessionToBytes } from './resumption/session.ts';
export {
  type SessionNames,
  StatelessTickets,
  StoredTickets,
  TICKET_KEY_LENGTH,
  type TicketKeeper,
} from './resumption/tickets.ts';
export { filterObjection } from './server/oid-filters.ts';
export type { ServerStates } from './server/states.ts';
export { serverStart, serverSteps } from './server/steps.ts';
export { requireLateRequest, sendLateRequest } from './server/tls13/late-request.ts';
export type {
  AskedHello,
  ClientSettings,
  EarlyDataPolicy,
  EchKey,
  LimitSettings,
  ServerSettings,
  Settings,
} from './settings.ts';
export type { PeerSummary, Summary } from './summary.ts';
