import type { ChainEvidence } from '../../observe/events.ts';
import type { JudgedChain } from './chain.ts';

/** Who a peer is, as far as it has shown. */
export interface PeerIdentity {
  /** The chain it showed, on this connection or on the one that is taken up again. */
  readonly presented: readonly Uint8Array[];
  /** Absent where nothing was judged on this connection. */
  readonly evidence: ChainEvidence | undefined;
  readonly authorized: boolean;
  /** Absent where nothing was signed: static RSA, or a key from before. */
  readonly signatureScheme: string | undefined;
  readonly ocspResponse: Uint8Array | undefined;
  readonly signedCertificateTimestamps: readonly Uint8Array[];
}

/** Of a peer whose chain was judged on this connection. */
export const shownBy = (chain: JudgedChain, signatureScheme: string | undefined): PeerIdentity => ({
  presented: chain.presented,
  evidence: chain.evidence,
  authorized: chain.evidence.ok,
  signatureScheme,
  ocspResponse: chain.ocspResponse,
  signedCertificateTimestamps: chain.signedCertificateTimestamps,
});

/** Of a peer that was known before: nothing is judged again. */
export const remembered = (presented: readonly Uint8Array[], authorized: boolean): PeerIdentity => ({
  presented,
  evidence: undefined,
  authorized,
  signatureScheme: undefined,
  ocspResponse: undefined,
  signedCertificateTimestamps: [],
});
