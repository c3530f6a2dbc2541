import type { SecretEvent, SecretFunction, Untimed } from '../events/index.ts';

/** Sees each secret as it is derived. */
export type OnSecret = (event: Untimed<SecretEvent>) => void;

export interface SecretRow {
  /** Another row derives the same secret in another way; this is its name then, else the row's key. */
  readonly name?: string;
  /** The function that makes it; `input` is where the schedule begins. */
  readonly by: 'input' | SecretFunction;
  /** The secrets it comes from; for HKDF-Extract the salt's, then the input keying material. `0` is Hash.length zeros. */
  readonly from: readonly string[];
  readonly label?: string;
  /** What binds it to the connection: the stretch of the transcript (1.3) or the seed (1.2), as the RFC writes it. */
  readonly context?: string;
  /** How much of it, as the RFC writes it: of HKDF-Expand-Label, and of the PRF. */
  readonly length?: string;
  /** Its label in an SSLKEYLOGFILE (RFC 9850 §2). */
  readonly keylog?: string;
  readonly rfc: string;
  /** What it is for, in one plain sentence. */
  readonly note: string;
}
