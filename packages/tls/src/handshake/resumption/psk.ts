import type { Hash, HashName } from '../../crypto/index.ts';
import { finishedMac, type OnSecret, type PskKind, startSchedule, type Transcript } from '../../keys/index.ts';
import { CallerFault } from '../../wire/index.ts';

/** A key that both ends were given before they ever spoke (RFC 9846 §4.3.11). */
export interface ExternalPsk {
  /** What the client calls it on the wire, in the clear. */
  readonly identity: Uint8Array;
  readonly key: Uint8Array;
  /** The hash it goes with; SHA-256 where nothing else was agreed. */
  readonly hash?: 'sha256' | 'sha384';
  /** It comes from `importPsk`. */
  readonly imported?: true;
}

export interface KnownPsk {
  readonly kind: PskKind;
  readonly secret: Uint8Array;
  readonly hash: HashName;
}

export const kindOf = ({ imported }: ExternalPsk): PskKind => (imported ? 'imported' : 'external');

/** RFC 9846 §4.3.11.2: proof that we know the key, bound to everything said before the proof. */
export function binderOf(
  { kind, secret }: KnownPsk,
  hash: Hash,
  before: Transcript,
  truncated: Uint8Array,
  onSecret?: OnSecret,
): Uint8Array {
  const binder_key = startSchedule(hash, secret, onSecret).binderKey(kind);
  return finishedMac(hash, binder_key, before.add(truncated).digest(hash));
}

/** What a caller gave as a key is none. Everybody has the empty key. */
export const noKey = (from: string): CallerFault =>
  new CallerFault(
    'ERR_TLSCOPE_NO_PSK',
    `${from} gave no key: a key is a Uint8Array of at least one byte, and for a name that is not known it gives undefined`,
  );

/** How many bytes of a ClientHello with pre_shared_key are its binders, length included: what Truncate() takes away. */
export function bindersLength(binders: readonly Uint8Array[]): number {
  return binders.reduce((length, binder) => length + 1 + binder.length, 2);
}
