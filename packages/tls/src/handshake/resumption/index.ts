/** What a connection leaves to be resumed by, and what both ends were given beforehand: sessions, tickets, pre-shared keys. */
export { type AntiReplay, RecordedHellos } from './anti-replay.ts';
export { type ImportablePsk, importPsk } from './import-psk.ts';
export { binderOf, bindersLength, type ExternalPsk, type KnownPsk, kindOf, noKey } from './psk.ts';
export { type Psk12, preMasterSecretWith, withoutExchange } from './psk12.ts';
export {
  LONGEST_LIFE,
  LONGEST_TICKET,
  type RememberedPeer,
  type Session,
  type SessionState,
  type ShownIdentity,
  sessionFromBytes,
  sessionToBytes,
  stateFromBytes,
  stateToBytes,
} from './session.ts';
export { type SessionNames, StatelessTickets, StoredTickets, TICKET_KEY_LENGTH, type TicketKeeper } from './tickets.ts';
