/** What it costs to open a lock with a password, known before anything is worked out. */
import {
  type AlgorithmIdentifier,
  OCTET_STRING,
  oid,
  oidName,
  optional,
  PBES2_params,
  PBKDF2_params,
  sequence,
  smallInteger,
} from '../../asn1/index.ts';
import { decode } from '../../presentation/index.ts';
import { PBE_SCHEMES, Pkcs12PbeParams } from '../../x509/index.ts';
import { LEGACY_CIPHERS } from './legacy.ts';
import type { Refused, Work } from './work.ts';

/** Spends it. Never throws: why it is too much, or what cannot be known of it. */
export function spendOn(
  { algorithm, parameters = new Uint8Array() }: AlgorithmIdentifier,
  work: Work,
): Refused | undefined {
  try {
    if (algorithm === oid['id-PBES2']) {
      return spendOnDerivation(decode(PBES2_params, parameters).keyDerivationFunc, work, LONGEST_KEY);
    }
    if (!PBES1.has(algorithm)) return unknown(oidName(algorithm) ?? algorithm);
    // RFC 8018 §6.1.1: the parameters of PBES1 are the same.
    return spendOnPkcs12(oidName(algorithm)!, decode(Pkcs12PbeParams, parameters).iterations, work);
  } catch {
    return { because: 'its parameters cannot be read' };
  }
}

/** What locks it is nothing that is known. */
export const unknown = (what: string): Refused => ({ because: `${what} is not known here`, unsupported: true });

/** In bytes: of every cipher that such a file may name. */
const LONGEST_KEY = 32;

/** OpenSSL opens those with DES as well, where its legacy provider is loaded. */
const PBES1: ReadonlySet<string> = new Set([
  oid.pbeWithMD5AndDES_CBC,
  oid.pbeWithSHA1AndDES_CBC,
  ...PBE_SCHEMES.map((name) => oid[name]),
]);

/** RFC 7914 §7 */
export const scryptParams = sequence('scrypt-params', 'RFC 7914 §7', {
  salt: [OCTET_STRING, 'Makes equal passwords give different keys.'],
  costParameter: [smallInteger, 'How much work and memory it takes.'],
  blockSize: [smallInteger, 'How large its blocks are.'],
  parallelizationParameter: [smallInteger, 'How many lanes.'],
  keyLength: [optional(smallInteger), 'How many bytes of key are made.'],
});

/** In bytes. */
export const MOST_MEMORY = 2 ** 28;
/** In bytes: what one round of each hash makes. */
const HASH_LENGTHS: Readonly<Record<string, number>> = {
  [oid['id-hmacWithSHA256']]: 32,
  [oid['id-hmacWithSHA384']]: 48,
  [oid['id-hmacWithSHA512']]: 64,
};
const SHORTEST_HASH = 20;

/** For a key of `length` bytes. */
export function spendOnDerivation(
  { algorithm, parameters = new Uint8Array() }: AlgorithmIdentifier,
  work: Work,
  length: number,
): Refused | undefined {
  if (algorithm === oid['id-scrypt']) {
    const { costParameter: N, blockSize: r, parallelizationParameter: p } = decode(scryptParams, parameters);
    const memory = 128 * r * (N + p);
    if (memory > MOST_MEMORY) {
      const because = `it asks for ${Math.ceil(memory / 2 ** 20).toLocaleString('en')} MiB of memory`;
      return { because, tooMuchWork: true };
    }
    // Mixing one block twice takes about as long as one iteration of PBKDF2.
    return work.spend(N * r * p);
  }
  if (algorithm !== oid['id-PBKDF2']) return unknown(`the key derivation ${algorithm}`);
  const { iterationCount, prf } = decode(PBKDF2_params, parameters);
  const bytes = HASH_LENGTHS[prf.algorithm] ?? SHORTEST_HASH;
  // The larger hashes take about three times as long.
  return work.spend(iterationCount * Math.ceil(length / bytes) * (bytes > 32 ? 3 : 1));
}

/** RFC 7292 §B.2: one run for the key and one for the IV; a long key takes two. */
export function spendOnPkcs12(name: string, iterations: number, work: Work): Refused | undefined {
  const runs = LEGACY_CIPHERS[name]?.ivLength === 0 ? 1 : name.includes('3-Key') ? 3 : 2;
  return work.spendOwn(iterations * runs, 'sha1');
}
