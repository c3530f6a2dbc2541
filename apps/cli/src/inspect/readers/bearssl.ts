/** The `br_x509_trust_anchor` tables that `brssl ta` prints and BearSSL compiles in. */
import type { CurveName, PublicKeyData } from 'tlscope/crypto';
import { DecodeError } from 'tlscope/presentation';
import { writePublicKey } from 'tlscope/x509';
import type { Count } from '../count.ts';
import type { AnchorItem, Item } from '../items.ts';
import { anchorOf } from './esp-bundle.ts';

const ENTRY =
  /\{\s*\{\s*\(unsigned char \*\)\s*(\w+),\s*sizeof\s*\(?\w+\)?\s*\},\s*(\w+),\s*\{\s*(BR_KEYTYPE_\w+),\s*\{\s*\.(\w+)\s*=\s*\{([^}]*)\}/g;

/** `undefined` where the source has no trust anchors. `source` has no comments, `arrays` are those in it. */
export function bearAnchors(source: string, arrays: ReadonlyMap<string, Uint8Array>, count: Count): Item[] | undefined {
  const sizeOf = (name: string): number => arrays.get(name)?.length ?? 0;
  // Many may point at the same array.
  const entries = count.take([...source.matchAll(ENTRY)], ([, name, , , , body]) =>
    [name!, ...pointers(body!)].reduce((sum, one) => sum + sizeOf(one), 0),
  );
  if (entries.length === 0) return dataAlone(arrays, count);
  if (!entries.some(([, name]) => arrays.has(name!))) return [tableAlone];
  return entries.map(([, name, flags, , kind, body]) => itemFor(name!, flags!, kind!, body!, arrays));
}

const tableAlone: Item = {
  kind: 'other',
  label: 'TABLE',
  what: 'a table of trust anchors',
  about: 'The names and keys it points at are in another file, in Tasmota local_ca_data.h.',
  explained: [],
};

/** The arrays without the table, as Tasmota keeps them: the names say what belongs together. */
function dataAlone(arrays: ReadonlyMap<string, Uint8Array>, count: Count): Item[] | undefined {
  const names = [...arrays.keys()].filter((name) => /^TA\d+_DN$/.test(name));
  if (names.length === 0) return undefined;
  return count
    .take(names, (name) => arrays.get(name)!.length)
    .map((name) => {
      const start = name.replace(/_DN$/, '');
      const body = arrays.has(`${start}_EC_Q`)
        ? `BR_EC_${CURVE_OF[arrays.get(`${start}_EC_Q`)!.length]}, (unsigned char *)${start}_EC_Q`
        : `(unsigned char *)${start}_RSA_N, (unsigned char *)${start}_RSA_E`;
      return itemFor(name, 'BR_X509_TA_CA', body.startsWith('BR_EC') ? 'ec' : 'rsa', body, arrays);
    });
}

const CURVE_OF: Readonly<Record<number, CurveName>> = { 65: 'secp256r1', 97: 'secp384r1', 133: 'secp521r1' };

function itemFor(
  name: string,
  flags: string,
  kind: string,
  body: string,
  arrays: ReadonlyMap<string, Uint8Array>,
): Item {
  const label = name.replace(/_DN$/, '');
  const subjectDer = arrays.get(name);
  const key = kind === 'rsa' ? rsaKey(body, arrays) : ecKey(body, arrays);
  if (subjectDer === undefined || key === undefined) {
    return { kind: 'broken', label, because: 'one of its arrays is not in the file', explained: [] };
  }
  try {
    const anchor: AnchorItem = anchorOf({ subjectDer, spkiDer: writePublicKey(key) });
    return { ...anchor, label, key, isCa: flags === 'BR_X509_TA_CA' };
  } catch (error) {
    if (error instanceof DecodeError) return { kind: 'broken', label, because: error.message, explained: [] };
    throw error;
  }
}

/** The names of the arrays that are pointed at, in order. */
const pointers = (body: string): string[] =>
  [...body.matchAll(/\(unsigned char \*\)\s*(\w+)/g)].map(([, name]) => name!);

function rsaKey(body: string, arrays: ReadonlyMap<string, Uint8Array>): PublicKeyData | undefined {
  const [modulus, publicExponent] = pointers(body).map((name) => arrays.get(name));
  return (
    modulus && publicExponent && { type: 'rsa', modulus: unpadded(modulus), publicExponent: unpadded(publicExponent) }
  );
}

function ecKey(body: string, arrays: ReadonlyMap<string, Uint8Array>): PublicKeyData | undefined {
  const curve = /BR_EC_(secp(?:256|384|521)r1)/.exec(body)?.[1] as CurveName | undefined;
  const point = arrays.get(pointers(body)[0] ?? '');
  return curve && point && { type: 'ec', curve, point };
}

function unpadded(bytes: Uint8Array): Uint8Array {
  const start = bytes.findIndex((byte) => byte !== 0);
  return bytes.subarray(start === -1 ? bytes.length : start);
}
