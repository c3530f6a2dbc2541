import type { ChainEvidence } from '../../observe/events.ts';
import type { RememberedPeer } from '../resumption/session.ts';
import type { JudgedChain } from './chain.ts';

/** Who a peer is, as far as it has shown. */
export interface PeerIdentity {
  /** The chain it showed, on this connection or on the one that is taken up again. */
  readonly presented: readonly Uint8Array[];
  /** The SubjectPublicKeyInfo in DER of a peer that showed no more than that (RFC 7250). */
  readonly rawPublicKey: Uint8Array | undefined;
  /** Absent where nothing was judged on this connection. */
  readonly evidence: ChainEvidence | undefined;
  readonly authorized: boolean;
  /** Absent where nothing was signed: static RSA, or a key from before. */
  readonly signatureScheme: string | undefined;
  readonly ocspResponse: Uint8Array | undefined;
  readonly signedCertificateTimestamps: readonly Uint8Array[];
}

/** Of a peer that was judged on this connection. */
export const shownBy = (chain: JudgedChain, signatureScheme: string | undefined): PeerIdentity => ({
  presented: chain.presented,
  rawPublicKey: chain.rawPublicKey,
  evidence: chain.evidence,
  authorized: chain.evidence.ok,
  signatureScheme,
  ocspResponse: chain.ocspResponse,
  signedCertificateTimestamps: chain.signedCertificateTimestamps,
});

/** Of a peer that was known before: nothing is judged again. `undefined` is one that showed nothing of itself. */
export const remembered = (peer: RememberedPeer | undefined, authorized: boolean): PeerIdentity => ({
  presented: peer?.certificates ?? [],
  rawPublicKey: peer === undefined || peer.raw_public_key.length === 0 ? undefined : peer.raw_public_key,
  evidence: undefined,
  authorized,
  signatureScheme: undefined,
  ocspResponse: peer === undefined || peer.ocsp_response.length === 0 ? undefined : peer.ocsp_response,
  signedCertificateTimestamps: peer?.sct_list ?? [],
});

/** What is kept of a peer to know it again. */
export const toRemember = (peer: PeerIdentity | undefined): RememberedPeer => ({
  certificates: [...(peer?.presented ?? [])],
  raw_public_key: peer?.rawPublicKey ?? new Uint8Array(0),
  ocsp_response: peer?.ocspResponse ?? new Uint8Array(0),
  sct_list: [...(peer?.signedCertificateTimestamps ?? [])],
  authorized: peer?.authorized ? 1 : 0,
});

/** Whether a peer showed anything of itself. */
export const isAnonymous = (peer: RememberedPeer): boolean =>
  peer.certificates.length === 0 && peer.raw_public_key.length === 0;
