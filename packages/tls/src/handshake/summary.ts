import type { CipherSuiteRow } from '../wire/index.ts';
import type { EchStatus } from './ech-hello.ts';
import type { Negotiated } from './negotiated.ts';
import type { Peer } from './peer/index.ts';

/** What the two ends agree on. Handlers fill it in as the handshake runs. */
export interface Agreed {
  readonly version: number;
  readonly suite: CipherSuiteRow;
  /** Absent where a key from before stands alone, and with static RSA. */
  readonly group: string | undefined;
  readonly signatureScheme: string | undefined;
  /** Server: how both could have signed, as signature_algorithms says; absent where nothing is signed. */
  readonly sharedSchemes?: readonly number[] | undefined;
  readonly negotiated: Negotiated;
  readonly serverName: string | undefined;
}

/** What is known beside that when it ends. */
export interface Completed {
  readonly peer: Peer;
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

/** A completed handshake, of either end in either version. */
export interface Summary extends Agreed, Completed {}

/** Without what only the states need beside it. */
export const summaryOf = (
  { version, suite, group, signatureScheme, sharedSchemes, negotiated, serverName }: Agreed,
  completed: Completed,
): Summary => ({ version, suite, group, signatureScheme, sharedSchemes, negotiated, serverName, ...completed });
