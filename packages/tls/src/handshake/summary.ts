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
  readonly exportKeyingMaterial: (label: string, context: Uint8Array | undefined, length: number) => Uint8Array;
}
