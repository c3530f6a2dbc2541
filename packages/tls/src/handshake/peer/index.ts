/** Who the other end is: what it showed, by what it is verified, and what came of it. The context of a handshake stands on it. */
export { type AskedCertificate, askedOf } from './asked.ts';
export {
  anonymous,
  hasSharedKey,
  isAnonymous,
  isSharedKey,
  keyHolder,
  type Peer,
  remembered,
  rememberedCredentials,
  type SharedKey,
  sharedKeyOf,
  shownBy,
  toRemember,
} from './peer.ts';
export {
  credentialsIn,
  type JudgedChain,
  type JudgedPeer,
  type KeyUse,
  type PeerCredentials,
  type Presented,
  type Rules,
} from './shown.ts';
