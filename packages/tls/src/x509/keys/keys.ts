/** Keys at rest: PKCS #8 (RFC 5958), the older forms inside it, and SubjectPublicKeyInfo. */
import {
  type AlgorithmIdentifier,
  CurvePrivateKey,
  ECParameters,
  ECPrivateKey,
  MLDSAPrivateKey,
  NULL,
  oid,
  PrivateKeyInfo,
  RSAPrivateKey,
  RSAPublicKey,
  SubjectPublicKeyInfo,
  showOid,
} from '../../asn1/index.ts';
import { copy, type OwnCode } from '../../bytes/index.ts';
import type { PrivateKeyData, PssOnly, PublicKeyData, RawKeyName } from '../../crypto/index.ts';
import { type Codec, DecodeError, decode, encode } from '../../presentation/index.ts';
import { type PemBlock, pemOrDer } from '../pem/index.ts';
import { curves, pssIdentifier, pssOnly, publicKeyOf, rawKeys } from './algorithms.ts';
import { keyName } from './key-names.ts';

/** A key file that cannot be used, and why. */
export class BadKeyFile extends Error {
  override readonly name = 'BadKeyFile';
  readonly code = 'ERR_TLSCOPE_BAD_KEY_FILE' satisfies OwnCode;
}

/**
 * The first private key of PEM text or DER: PKCS #8, SEC 1 (`EC PRIVATE KEY`) or PKCS #1 (`RSA PRIVATE KEY`). Some EC
 * and most Ed25519 files leave the public half out; then `certified`, the key in the certificate, completes it, and
 * importing the result fails where the two do not belong together. Throws `BadPem` and `BadKeyFile`.
 */
export function readPrivateKey(source: Uint8Array | string, certified?: PublicKeyData): PrivateKeyData {
  const blocks = pemOrDer(source, 'PRIVATE KEY');
  const block = blocks.find(({ label }) => label.endsWith('PRIVATE KEY'));
  if (block === undefined)
    throw new BadKeyFile(`no private key in it, only ${blocks.map(({ label }) => label).join(', ')}`);
  if (block.label === 'ENCRYPTED PRIVATE KEY') throw new BadKeyFile('the private key is encrypted: decrypt it first');
  try {
    return complete(readBlock(block), certified);
  } catch (error) {
    if (error instanceof DecodeError) throw new BadKeyFile(`the ${block.label} cannot be read: ${error.message}`);
    throw error;
  }
}

/**
 * PKCS #8 in DER, version 1: what every reader takes. It leaves the public half of an Ed25519 key out (RFC 8410 §7).
 */
export function writePrivateKey(key: PrivateKeyData): Uint8Array {
  const { algorithm } = subjectPublicKeyInfo(publicHalf(key));
  const info = { version: 0, privateKeyAlgorithm: algorithm };
  switch (key.type) {
    case 'rsa':
      return encode(PrivateKeyInfo, { ...info, privateKey: encode(RSAPrivateKey, { version: 0, ...key }) });
    case 'ec': {
      const privateKey = encode(ECPrivateKey, { version: 1, privateKey: key.d, publicKey: key.point });
      return encode(PrivateKeyInfo, { ...info, privateKey });
    }
    default:
      return encode(PrivateKeyInfo, { ...info, privateKey: writeSeed(key.type, key.seed) });
  }
}

/** A SubjectPublicKeyInfo in DER or PEM. Throws `BadPem`, and `BadKeyFile` on kinds of key that are not known. */
export function readPublicKey(source: Uint8Array | string): PublicKeyData {
  const [block] = pemOrDer(source, 'PUBLIC KEY');
  const key = publicKeyOf(decoded(SubjectPublicKeyInfo, block!));
  if (key === undefined)
    throw new BadKeyFile(`a public key of a kind that is not known here: ${keyName(undefined, block!.der)}`);
  return key;
}

export const writePublicKey = (key: PublicKeyData): Uint8Array =>
  encode(SubjectPublicKeyInfo, subjectPublicKeyInfo(key));

/** RFC 3279 §2.3.1, RFC 5480 §2, RFC 8410 §4 */
export function subjectPublicKeyInfo(key: PublicKeyData): SubjectPublicKeyInfo {
  switch (key.type) {
    case 'rsa':
      return { algorithm: rsaIdentifier(key), subjectPublicKey: encode(RSAPublicKey, key) };
    case 'ec': {
      const { identifier } = curves.find(({ curve }) => curve === key.curve)!;
      const algorithm = { algorithm: oid['id-ecPublicKey'], parameters: encode(ECParameters, identifier) };
      return { algorithm, subjectPublicKey: key.point };
    }
    default:
      return { algorithm: { algorithm: rawIdentifier(key.type) }, subjectPublicKey: key.key };
  }
}

/** RFC 4055 §1.2, §3.1: a key for PSS alone says so, and with which hash if it is for one. */
function rsaIdentifier({ pss }: PssOnly): AlgorithmIdentifier {
  if (pss === undefined) return { algorithm: oid.rsaEncryption, parameters: encode(NULL, null) };
  return pss === 'any hash' ? { algorithm: oid['id-RSASSA-PSS'] } : pssIdentifier(pss);
}

const rawIdentifier = (type: RawKeyName): string => rawKeys.find((row) => row.type === type)!.identifier;

const isEdwards = (type: RawKeyName): boolean => type === 'ed25519' || type === 'ed448';

const writeSeed = (type: RawKeyName, seed: Uint8Array): Uint8Array =>
  isEdwards(type) ? encode(CurvePrivateKey, seed) : encode(MLDSAPrivateKey, { type: 'seed', value: seed });

function readSeed(type: RawKeyName, privateKey: Uint8Array): Uint8Array {
  if (isEdwards(type)) return copy(decode(CurvePrivateKey, privateKey));
  const key = decode(MLDSAPrivateKey, privateKey);
  if (key.type === 'expandedKey') throw new BadKeyFile('an ML-DSA private key without its seed');
  return copy(key.type === 'seed' ? key.value : key.value.seed);
}

export const isPrivateKey = (key: PublicKeyData | PrivateKeyData): key is PrivateKeyData =>
  'd' in key || 'seed' in key || 'privateExponent' in key;

export function publicHalf(key: PublicKeyData | PrivateKeyData): PublicKeyData {
  switch (key.type) {
    case 'rsa': {
      const { modulus, publicExponent, pss } = key;
      return { type: 'rsa', modulus, publicExponent, ...(pss !== undefined && { pss }) };
    }
    case 'ec':
      return { type: 'ec', curve: key.curve, point: key.point };
    default:
      return { type: key.type, key: key.key };
  }
}

type RsaKey = Extract<PrivateKeyData, { type: 'rsa' }>;
/** A private key whose public half may be missing. */
type Half =
  | RsaKey
  | { readonly type: 'ec'; readonly curve: string; readonly d: Uint8Array; readonly point: Uint8Array | undefined }
  | { readonly type: RawKeyName; readonly seed: Uint8Array; readonly key: Uint8Array | undefined };

function readBlock({ label, der }: PemBlock): Half {
  if (label === 'EC PRIVATE KEY') return ecKey(decode(ECPrivateKey, der), undefined);
  if (label === 'RSA PRIVATE KEY') return rsaKey(decode(RSAPrivateKey, der));
  if (label !== 'PRIVATE KEY') throw new BadKeyFile(`a ${label} is not a kind of key that is known here`);
  return isPkcs8(der) ? pkcs8Key(decode(PrivateKeyInfo, der)) : olderKey(der);
}

function pkcs8Key({ privateKeyAlgorithm, privateKey, publicKey }: PrivateKeyInfo): Half {
  const { algorithm, parameters } = privateKeyAlgorithm;
  switch (algorithm) {
    case oid.rsaEncryption:
      return rsaKey(decode(RSAPrivateKey, privateKey));
    case oid['id-RSASSA-PSS']: {
      const only = pssOnly(parameters);
      if (only === undefined) throw new BadKeyFile('an RSA key for a kind of PSS that is not known here');
      return { ...rsaKey(decode(RSAPrivateKey, privateKey)), ...only };
    }
    case oid['id-ecPublicKey']:
      return ecKey(decode(ECPrivateKey, privateKey), parameters && decode(ECParameters, parameters));
    default: {
      const type = rawKeys.find((row) => row.identifier === algorithm)?.type;
      if (type === undefined)
        throw new BadKeyFile(`a private key of the kind ${showOid(algorithm)}, which is not known here`);
      return { type, seed: readSeed(type, privateKey), key: publicKey && copy(publicKey) };
    }
  }
}

function rsaKey({ version: _version, otherPrimeInfos, ...numbers }: RSAPrivateKey): RsaKey {
  if (otherPrimeInfos !== undefined) throw new BadKeyFile('an RSA key of more than two primes');
  return { type: 'rsa', ...numbers };
}

function ecKey({ privateKey, parameters, publicKey }: ECPrivateKey, outer: string | undefined): Half {
  const identifier = outer ?? parameters;
  const curve = curves.find((row) => row.identifier === identifier)?.curve;
  if (curve === undefined) {
    const named = identifier === undefined ? '(not named)' : showOid(identifier);
    throw new BadKeyFile(`a private key on the curve ${named}, which is not known here`);
  }
  return { type: 'ec', curve, d: copy(privateKey), point: publicKey && copy(publicKey) };
}

function complete(half: Half, certified: PublicKeyData | undefined): PrivateKeyData {
  const missing = new BadKeyFile('the key file has no public half: give the certificate with it');
  switch (half.type) {
    case 'rsa':
      return half;
    case 'ec': {
      const { curve } = curves.find((row) => row.curve === half.curve)!;
      const point = half.point ?? (certified?.type === 'ec' && certified.curve === curve ? certified.point : undefined);
      if (point === undefined) throw missing;
      return { type: 'ec', curve, d: half.d, point };
    }
    default: {
      const key = half.key ?? (certified?.type === half.type ? (certified as { key: Uint8Array }).key : undefined);
      if (key === undefined) throw missing;
      return { type: half.type, seed: half.seed, key };
    }
  }
}

/** PKCS #8 has an AlgorithmIdentifier, a SEQUENCE, behind its version; the older forms a number or bytes. */
function isPkcs8(der: Uint8Array): boolean {
  const content = der[1]! < 0x80 ? 2 : 2 + (der[1]! & 0x7f);
  return der[content + 3] === 0x30;
}

/** SEC 1 has an OCTET STRING behind its version, PKCS #1 an INTEGER. */
function olderKey(der: Uint8Array): Half {
  const content = der[1]! < 0x80 ? 2 : 2 + (der[1]! & 0x7f);
  return der[content + 3] === 0x04 ? ecKey(decode(ECPrivateKey, der), undefined) : rsaKey(decode(RSAPrivateKey, der));
}

function decoded<T>(codec: Codec<T>, { label, der }: PemBlock): T {
  try {
    return decode(codec, der);
  } catch (error) {
    throw new BadKeyFile(`the ${label} cannot be read: ${(error as Error).message}`);
  }
}
