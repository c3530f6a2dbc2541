/** Who the other end is: what it showed, by what it is verified, and what came of it. Types alone know no handshake. */
export { type AskedCertificate, askedOf } from './asked.ts';
export {
  hasSharedKey,
  isAnonymous,
  isSharedKey,
  keyHolder,
  type PeerIdentity,
  remembered,
  type SharedKey,
  sharedKeyOf,
  shownBy,
  toRemember,
} from './identity.ts';
export type { JudgedChain, JudgedPeer, KeyUse, Presented, Rules } from './shown.ts';
