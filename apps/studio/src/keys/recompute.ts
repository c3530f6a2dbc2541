/** Works a secret out once more from its inputs, with the pure provider: does it come out the same? */
import { EMPTY, equal, hex } from 'tlscope/bytes';
import type { Hash, HashName } from 'tlscope/crypto';
import { pureProvider } from 'tlscope/crypto/pure';
import { deriveSecret, expandLabel, prf12 } from 'tlscope/keys';
import type { SecretEvent } from 'tlscope/observe';

export type Inputs = ReadonlyMap<string, Uint8Array>;
/** The value, or why it cannot be worked out here. */
export type Recomputed = { readonly value: Uint8Array; readonly same: boolean } | { readonly because: string };

export function recompute(event: SecretEvent, inputs: Inputs, hashName: HashName): Recomputed {
  const hash = pureProvider.hashes[hashName];
  const missing = event.from.find((name) => (inputs.get(name)?.length ?? 0) === 0);
  if (missing !== undefined) return { because: `the value of ${missing} is not in this trace` };
  const value = again(event, inputs, hash);
  if (value === undefined) return { because: 'it comes from outside the key schedule' };
  return { value, same: equal(value, event.value) };
}

function again(event: SecretEvent, inputs: Inputs, hash: Hash): Uint8Array | undefined {
  const { by, label = '', context = EMPTY, value, from } = event;
  const input = inputs.get(from[0] ?? '') ?? EMPTY;
  switch (by) {
    case 'HKDF-Extract':
      return extract(event, inputs, hash);
    case 'Derive-Secret':
    case 'HKDF-Expand-Label':
      return expandLabel(hash, input, label, context, value.length);
    case 'PRF':
      return prf12(hash, input, label, context, value.length);
    case 'partition':
      return partOf(input, value);
    default:
      return undefined;
  }
}

/** RFC 9846 §7.1: the salt is the stage before, derived once more; what is not there is Hash.length zeros. */
function extract({ salt: salted, from }: SecretEvent, inputs: Inputs, hash: Hash): Uint8Array {
  const zeros = new Uint8Array(hash.length);
  const before = salted === undefined ? undefined : inputs.get(salted);
  const salt = before === undefined ? zeros : deriveSecret(hash, before, 'derived', hash.digest());
  const material = from.find((name) => name !== salted);
  return hash.hkdfExtract(salt, (material === undefined ? undefined : inputs.get(material)) ?? zeros);
}

function partOf(whole: Uint8Array, part: Uint8Array): Uint8Array {
  const at = hex(whole).indexOf(hex(part));
  return at < 0 ? EMPTY : whole.subarray(at / 2, at / 2 + part.length);
}
