/** Key schedules of both versions, the transcript, and the key log. */
export { CONFIRMATION_LENGTH, echConfirmation, echInfo } from './ech.ts';
export { deriveSecret, expandLabel } from './hkdf-label.ts';
export {
  HPKE_PRIVATE_KEY_LENGTH,
  type HpkeContext,
  type HpkeSuite,
  hpkeGroup,
  hpkeSuite,
  setupBaseR,
  setupBaseS,
} from './hpke.ts';
export { keylogLine, keylogOf, keylogWriter } from './keylog.ts';
export {
  cipherOf,
  exportKeyingMaterial12,
  extendedMasterSecret,
  type KeyBlock,
  keyBlock12,
  masterSecret,
  prf12,
  verifyData12,
} from './prf12.ts';
export {
  type ApplicationSecrets,
  type EarlySecrets,
  type HandshakeSecrets,
  type PskKind,
  startSchedule,
} from './schedule13.ts';
export type { OnSecret, SecretRow } from './secret-row.ts';
export { secrets, secrets12, secrets13 } from './secrets.ts';
export { secretsEch } from './secrets-ech.ts';
export { formulaOf } from './seen.ts';
export {
  exportKeyingMaterial13,
  finishedMac,
  nextTrafficSecret,
  nextTrafficSecretName,
  ticketPsk,
  trafficKeys,
} from './traffic13.ts';
export { Transcript } from './transcript.ts';
