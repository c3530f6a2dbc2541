import type { ChainEvidence } from '../observe/events.ts';
import type { CipherSuiteRow } from '../wire/index.ts';
import type { EchStatus } from './ech-hello.ts';
import type { PeerIdentity } from './peer/index.ts';

/** What a completed handshake agreed on. */
export interface Summary extends PeerSummary {
  readonly version: number;
  readonly suite: CipherSuiteRow;
  readonly group: string | undefined;
  readonly signatureScheme: string | undefined;
  /** Server: how both could have signed; absent where nothing was signed. */
  readonly sharedSchemes?: readonly number[] | undefined;
  readonly alpn: string | undefined;
  readonly serverName: string | undefined;
  /** What this end sent as its own; empty where it sent none. */
  readonly localCertificates: readonly Uint8Array[];
  /** The connection takes up an earlier session, or rests on a key from before. */
  readonly resumed: boolean;
  /** TLS 1.2: the master secret is bound to the whole handshake (RFC 7627), as all keys of TLS 1.3 are. */
  readonly extendedMasterSecret: boolean;
  /** What became of the data in the client's first flight. */
  readonly earlyData: 'none' | 'accepted' | 'rejected';
  readonly ech: EchStatus;
  readonly exportKeyingMaterial: (label: string, context: Uint8Array | undefined, length: number) => Uint8Array;
}

/** Who the other end is. */
export interface PeerSummary {
  readonly peerCertificates: readonly Uint8Array[];
  /** Absent where nothing was judged on this connection. */
  readonly evidence: ChainEvidence | undefined;
  /** The peer is who it should be, by its chain or by a key that only it has. */
  readonly authorized: boolean;
  /** The SubjectPublicKeyInfo in DER of a peer that showed no certificate but that alone (RFC 7250). */
  readonly peerRawPublicKey: Uint8Array | undefined;
  readonly ocspResponse: Uint8Array | undefined;
  readonly signedCertificateTimestamps: readonly Uint8Array[];
}

/** `undefined` is a peer that said nothing of itself. */
export const peerOf = (identity: PeerIdentity | undefined): PeerSummary => ({
  peerCertificates: identity?.presented ?? [],
  evidence: identity?.evidence,
  authorized: identity?.authorized ?? false,
  peerRawPublicKey: identity?.rawPublicKey,
  ocspResponse: identity?.ocspResponse,
  signedCertificateTimestamps: identity?.signedCertificateTimestamps ?? [],
});
