/** What node:tls throws: errors about arguments, this floor's own, and what an engine's fault is called there. */
export {
  badType,
  badValue,
  outOfRange,
  requireLength,
  requireOptional,
  requireString,
  requireView,
} from './arguments.ts';
export { asNodeError, CertificateRefused, ConnectionFailed, type Place } from './failures.ts';
export {
  alpnTwice,
  badOption,
  badPsk,
  handshakeTimeout,
  invalidAlpnChoice,
  nameFromServer,
  nameMismatch,
  nameRefused,
  noCipherMatch,
  noPassphrase,
  noRenegotiation,
  notConnected,
  protocolConflict,
  tooLate,
  tooMuchWork,
  transportClosed,
  unknownMethod,
  unknownVersion,
} from './own-errors.ts';
