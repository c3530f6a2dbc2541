import { EMPTY, equal, utf8 } from '../../bytes/index.ts';
import type { CryptoProvider } from '../../crypto/index.ts';
import type { ChainEvidence } from '../../events/index.ts';
import type { RememberedPeer } from '../resumption/index.ts';
import type { JudgedChain, PeerCredentials } from './shown.ts';

/** The other end: what it showed of itself, here or in the session that is taken up again, and what came of it. */
export interface Peer extends PeerCredentials {
  /** Absent where nothing was judged on this connection. */
  readonly evidence: ChainEvidence | undefined;
  /** It is who it should be, by its chain or by a key that only it has. */
  readonly authorized: boolean;
  /** Absent where nothing was signed: static RSA, or a key from before. */
  readonly signatureScheme: string | undefined;
  /** When it showed this in a full handshake, in ms since 1970; absent where that is now. */
  readonly authenticatedAt?: bigint;
  /** In milliseconds since 1970: no session that rests on this is good for longer, where the chain does not say it all. */
  readonly shownUntil?: number | undefined;
  /** The key from outside that it has as well. */
  readonly sharedKey?: SharedKey | undefined;
}

/** A peer that said nothing of itself. */
export const anonymous: Peer = {
  certificates: [],
  rawPublicKey: undefined,
  ocspResponse: undefined,
  signedCertificateTimestamps: [],
  evidence: undefined,
  authorized: false,
  signatureScheme: undefined,
};

/** A key that both ends were given, without the key itself. */
export interface SharedKey {
  /** What it is called on the wire. */
  readonly identity: Uint8Array;
  readonly digest: Uint8Array;
}

/** Says whether a key is still the same, and says nothing of it to who does not have it. */
export const sharedKeyOf = (provider: CryptoProvider, identity: Uint8Array, key: Uint8Array): SharedKey => ({
  identity,
  digest: provider.hashes.sha256.hmac(key, utf8('tlscope: shared key')),
});

export const isSharedKey = (peer: RememberedPeer, { digest }: SharedKey): boolean =>
  equal(peer.shared_key_digest, digest);

/** Of a peer that was judged on this connection. */
export const shownBy = (chain: JudgedChain, signatureScheme: string | undefined): Peer => ({
  ...chain.shown,
  evidence: chain.evidence,
  authorized: chain.evidence.ok,
  signatureScheme,
  shownUntil: chain.delegatedUntil,
});

/** Of a peer that shows no certificate, but has a key that both ends were given. */
export const keyHolder = (sharedKey: SharedKey | undefined, authorized: boolean): Peer => ({
  ...anonymous,
  authorized,
  sharedKey,
});

/** What a peer showed that was known before. */
export const rememberedCredentials = (peer: RememberedPeer): PeerCredentials => ({
  certificates: peer.certificates,
  rawPublicKey: peer.raw_public_key.length === 0 ? undefined : peer.raw_public_key,
  ocspResponse: peer.ocsp_response.length === 0 ? undefined : peer.ocsp_response,
  signedCertificateTimestamps: peer.sct_list,
});

/** Of a peer that was known before; `evidence` is what it is judged by now, absent where it is not judged again. */
export const remembered = (peer: RememberedPeer, authorized: boolean, evidence: ChainEvidence | undefined): Peer => ({
  ...rememberedCredentials(peer),
  evidence,
  authorized,
  signatureScheme: undefined,
  authenticatedAt: peer.authenticated_at,
  sharedKey: hasSharedKey(peer) ? { identity: peer.shared_key, digest: peer.shared_key_digest } : undefined,
});

/**
 * What is kept of a peer to know it again.
 *
 * @param now in ms since 1970: when it has shown this, where that was on this connection
 */
export const toRemember = (peer: Peer, now: number): RememberedPeer => ({
  certificates: [...peer.certificates],
  raw_public_key: peer.rawPublicKey ?? EMPTY,
  ocsp_response: peer.ocspResponse ?? EMPTY,
  sct_list: [...peer.signedCertificateTimestamps],
  authorized: peer.authorized ? 1 : 0,
  authenticated_at: peer.authenticatedAt ?? BigInt(Math.floor(now)),
  shared_key: peer.sharedKey?.identity ?? EMPTY,
  shared_key_digest: peer.sharedKey?.digest ?? EMPTY,
});

/** Whether a peer showed nothing of itself but a key. */
export const isAnonymous = (peer: RememberedPeer): boolean =>
  peer.certificates.length === 0 && peer.raw_public_key.length === 0;

export const hasSharedKey = (peer: RememberedPeer): boolean => peer.shared_key_digest.length > 0;
