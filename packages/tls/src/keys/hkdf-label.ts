import { EMPTY, utf8 } from '../bytes/index.ts';
import type { Hash } from '../crypto/index.ts';

/** HKDF-Expand-Label (RFC 9846 §7.1); `length` in bytes. */
export function expandLabel(
  hash: Hash,
  secret: Uint8Array,
  label: string,
  context: Uint8Array,
  length: number,
): Uint8Array {
  return hash.hkdfExpand(secret, hkdfLabel(label, context, length), length);
}

/** Derive-Secret (RFC 9846 §7.1); takes Transcript-Hash(Messages) ready made. */
export function deriveSecret(hash: Hash, secret: Uint8Array, label: string, transcriptHash: Uint8Array): Uint8Array {
  return expandLabel(hash, secret, label, transcriptHash, hash.length);
}

/** What the schedule needs of a hash over and over. */
export interface HashConstants {
  /** The "0" of the figure: Hash.length zeros. */
  readonly zeros: Uint8Array;
  /** Transcript-Hash(""). */
  readonly ofNothing: Uint8Array;
  /** Early Secret without a PSK, the same in every connection. */
  readonly early_secret: Uint8Array;
  /** Derive-Secret(early_secret, "derived", ""). */
  readonly derived: Uint8Array;
}

const constants = new WeakMap<Hash, HashConstants>();

export function constantsOf(hash: Hash): HashConstants {
  let known = constants.get(hash);
  if (known === undefined) {
    const zeros = new Uint8Array(hash.length);
    const ofNothing = hash.digest(EMPTY);
    const early_secret = hash.hkdfExtract(zeros, zeros);
    known = { zeros, ofNothing, early_secret, derived: deriveSecret(hash, early_secret, 'derived', ofNothing) };
    constants.set(hash, known);
  }
  return known;
}

/** struct HkdfLabel (RFC 9846 §7.1): all but the length and the context is the same for a label. */
function hkdfLabel(label: string, context: Uint8Array, length: number): Uint8Array {
  const prefixed = labels.get(label) ?? remember(label);
  const at = 2 + prefixed.length;
  const info = new Uint8Array(at + 1 + context.length);
  info[0] = length >> 8;
  info[1] = length & 0xff;
  info.set(prefixed, 2);
  info[at] = context.length;
  info.set(context, at + 1);
  return info;
}

/** The labels of the RFC, with their length in front. Exporter labels come from callers and are not kept. */
const labels = new Map<string, Uint8Array>();
const KEPT = 64;

function remember(label: string): Uint8Array {
  const text = utf8(`tls13 ${label}`);
  if (text.length < 7 || text.length > 255) throw new RangeError(`a label of ${text.length - 6} bytes`);
  const prefixed = new Uint8Array(1 + text.length);
  prefixed[0] = text.length;
  prefixed.set(text, 1);
  if (labels.size < KEPT) labels.set(label, prefixed);
  return prefixed;
}
