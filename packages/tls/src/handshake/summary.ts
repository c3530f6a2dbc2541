import type { ChainEvidence } from '../observe/events.ts';
import type { CipherSuiteRow } from '../wire/index.ts';

/** What a completed handshake agreed on. */
export interface Summary {
  readonly version: number;
  readonly suite: CipherSuiteRow;
  readonly group: string | undefined;
  readonly signatureScheme: string | undefined;
  readonly alpn: string | undefined;
  readonly serverName: string | undefined;
  readonly peerCertificates: readonly Uint8Array[];
  /** What this end sent as its own; empty where it sent none. */
  readonly localCertificates: readonly Uint8Array[];
  readonly evidence: ChainEvidence | undefined;
  /** The peer is who it should be, by its chain or by a key that only it has. */
  readonly authorized: boolean;
  /** The connection takes up an earlier session, or rests on a key from before. */
  readonly resumed: boolean;
  /** What became of the data in the client's first flight. */
  readonly earlyData: 'none' | 'accepted' | 'rejected';
  readonly exportKeyingMaterial: (label: string, context: Uint8Array | undefined, length: number) => Uint8Array;
}
