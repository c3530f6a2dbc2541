/** From the algorithm identifiers of certificates to the schemes of a crypto provider. */
import {
  type AlgorithmIdentifier,
  ECParameters,
  HashAlgorithm,
  NULL,
  oid,
  oidName,
  publicKeyCodecs,
  RSAPublicKey,
  RSASSA_PSS_params,
  type SubjectPublicKeyInfo,
} from '../../asn1/index.ts';
import { copy, equal } from '../../bytes/index.ts';
import type {
  CurveName,
  HashName,
  PssOnly,
  PublicKeyData,
  RawKeyName,
  SignatureSchemeName,
} from '../../crypto/index.ts';
import { type Codec, DecodeError, decode, encode } from '../../presentation/index.ts';

export interface SignatureAlgorithm {
  /** `ecdsa-with-SHA256`, or the dotted number. */
  readonly name: string;
  /** What verifies it; `undefined` where unknown or refused. */
  readonly scheme: SignatureSchemeName | undefined;
  /** Why it is refused, where its hash is too weak. */
  readonly weak: string | undefined;
  /** Why nothing here verifies it, where that is not its weakness: nobody can say then whether a signature holds. */
  readonly unknown?: string;
}

const encodedNull = encode(NULL, null);

type Parameters = 'none' | 'null';
const schemes: Readonly<Record<string, readonly [SignatureSchemeName, Parameters]>> = {
  [oid['ecdsa-with-SHA256']]: ['ecdsa_sha256', 'none'],
  [oid['ecdsa-with-SHA384']]: ['ecdsa_sha384', 'none'],
  [oid['ecdsa-with-SHA512']]: ['ecdsa_sha512', 'none'],
  [oid['id-Ed25519']]: ['ed25519', 'none'],
  [oid['id-Ed448']]: ['ed448', 'none'],
  [oid['id-ml-dsa-44']]: ['mldsa44', 'none'],
  [oid['id-ml-dsa-65']]: ['mldsa65', 'none'],
  [oid['id-ml-dsa-87']]: ['mldsa87', 'none'],
  [oid.sha256WithRSAEncryption]: ['rsa_pkcs1_sha256', 'null'],
  [oid.sha384WithRSAEncryption]: ['rsa_pkcs1_sha384', 'null'],
  [oid.sha512WithRSAEncryption]: ['rsa_pkcs1_sha512', 'null'],
};

const weak: Readonly<Record<string, string>> = {
  [oid.md2WithRSAEncryption]: 'MD2 is broken',
  [oid.md5WithRSAEncryption]: 'MD5 signatures can be forged',
  [oid.sha1WithRSAEncryption]: 'SHA-1 signatures can be forged',
  [oid['ecdsa-with-SHA1']]: 'SHA-1 signatures can be forged',
  [oid['id-dsa-with-sha1']]: 'SHA-1 signatures can be forged',
};

/** Parameters that are not the algorithm's own make it an unknown one. */
export function signatureAlgorithm({ algorithm, parameters }: AlgorithmIdentifier): SignatureAlgorithm {
  const name = oidName(algorithm) ?? algorithm;
  if (algorithm === oid['id-RSASSA-PSS']) return pss(name, parameters);
  const known = schemes[algorithm];
  if (weak[algorithm] !== undefined) return { name, scheme: undefined, weak: weak[algorithm] };
  if (known === undefined) return unverifiable(name, `${name} is not an algorithm that this stack has`);
  if (allowed(known[1], parameters)) return { name, scheme: known[0], weak: undefined };
  const given = parameters !== undefined && equal(parameters, encodedNull) ? 'NULL' : 'those here';
  const right = known[1] === 'null' ? 'NULL' : 'none';
  return unverifiable(name, `its parameters are ${given}, and those of ${name} are ${right}`);
}

/** The identifier a signature made with `scheme` carries; schemes bound to a curve are those of their hash. */
export function identifierOf(scheme: SignatureSchemeName): AlgorithmIdentifier {
  const pssHash = /^rsa_pss_(?:rsae|pss)_(sha\d+)$/.exec(scheme)?.[1];
  if (pssHash !== undefined) return pssIdentifier(pssHash as HashName);
  const general = scheme.replace(/^ecdsa_secp\d+r1/, 'ecdsa');
  const [algorithm, [, parameters]] = Object.entries(schemes).find(([, [name]]) => name === general)!;
  return parameters === 'null' ? { algorithm, parameters: encodedNull } : { algorithm };
}

/** `undefined` for kinds of key that this stack does not know, and for keys that are not of their kind. */
export function publicKeyOf({ algorithm, subjectPublicKey }: SubjectPublicKeyInfo): PublicKeyData | undefined {
  const { parameters } = algorithm;
  switch (algorithm.algorithm) {
    case oid['id-ecPublicKey']:
      return ecKey(parameters, subjectPublicKey);
    case oid.rsaEncryption:
      return allowed('null', parameters) ? rsaKey(subjectPublicKey, {}) : undefined;
    case oid['id-RSASSA-PSS']: {
      const only = pssOnly(parameters);
      return only && rsaKey(subjectPublicKey, only);
    }
    default:
      return parameters === undefined ? rawKey(algorithm.algorithm, subjectPublicKey) : undefined;
  }
}

/** RFC 8410 §3 and RFC 9881 §2: the keys that are bytes, whose identifiers have no parameters. */
export const rawKeys: readonly { readonly type: RawKeyName; readonly identifier: string }[] = [
  { type: 'ed25519', identifier: oid['id-Ed25519'] },
  { type: 'ed448', identifier: oid['id-Ed448'] },
  { type: 'mldsa44', identifier: oid['id-ml-dsa-44'] },
  { type: 'mldsa65', identifier: oid['id-ml-dsa-65'] },
  { type: 'mldsa87', identifier: oid['id-ml-dsa-87'] },
];

function rawKey(identifier: string, subjectPublicKey: Uint8Array): PublicKeyData | undefined {
  const known = rawKeys.find((row) => row.identifier === identifier);
  const key = known && attempt<Uint8Array>(publicKeyCodecs[identifier]!, subjectPublicKey);
  return key && { type: known!.type, key: copy(key) };
}

function rsaKey(subjectPublicKey: Uint8Array, only: PssOnly): PublicKeyData | undefined {
  const key = attempt(RSAPublicKey, subjectPublicKey);
  return key && { type: 'rsa', modulus: copy(key.modulus), publicExponent: copy(key.publicExponent), ...only };
}

/** RFC 5480 §2.1.1.1 and the length of an uncompressed point. */
export const curves: readonly { readonly curve: CurveName; readonly identifier: string; readonly point: number }[] = [
  { curve: 'secp256r1', identifier: oid.secp256r1, point: 65 },
  { curve: 'secp384r1', identifier: oid.secp384r1, point: 97 },
  { curve: 'secp521r1', identifier: oid.secp521r1, point: 133 },
];

function ecKey(parameters: Uint8Array | undefined, point: Uint8Array): PublicKeyData | undefined {
  const identifier = parameters && attempt(ECParameters, parameters);
  const known = curves.find((row) => row.identifier === identifier);
  if (known === undefined || point.length !== known.point || point[0] !== 4) return undefined;
  return { type: 'ec', curve: known.curve, point: copy(point) };
}

const hashes: Readonly<Record<string, { readonly hash: HashName; readonly length: number }>> = {
  [oid['id-sha256']]: { hash: 'sha256', length: 32 },
  [oid['id-sha384']]: { hash: 'sha384', length: 48 },
  [oid['id-sha512']]: { hash: 'sha512', length: 64 },
};

/** RFC 4055 §3.1, as far as RFC 9846 §4.3.3 uses it: one hash throughout, and a salt as long as it. */
function pss(name: string, parameters: Uint8Array | undefined): SignatureAlgorithm {
  const params = parameters && attempt(RSASSA_PSS_params, parameters);
  if (params === undefined) return unverifiable(name, 'its parameters are missing or cannot be read');
  if (params.hashAlgorithm.algorithm === oid['id-sha1']) {
    return { name, scheme: undefined, weak: 'SHA-1 signatures can be forged' };
  }
  const known = hashThroughout(params);
  if (known === undefined) return unverifiable(name, 'it does not use one hash of SHA-2 throughout');
  if (params.saltLength !== known.length) {
    return unverifiable(
      name,
      `its salt has ${params.saltLength} bytes, and only as many as its hash, ${known.length}, are known here`,
    );
  }
  return { name, scheme: `rsa_pss_rsae_${known.hash}`, weak: undefined };
}

const unverifiable = (name: string, unknown: string): SignatureAlgorithm => ({
  name,
  scheme: undefined,
  weak: undefined,
  unknown,
});

/** RFC 4055 §3.1: in a key the parameters say which hash, and how short the salt may be; without any all is allowed. */
export function pssOnly(parameters: Uint8Array | undefined): Required<PssOnly> | undefined {
  if (parameters === undefined) return { pss: 'any hash' };
  const params = attempt(RSASSA_PSS_params, parameters);
  const known = params && hashThroughout(params);
  return known !== undefined && params!.saltLength <= known.length ? { pss: known.hash } : undefined;
}

function hashThroughout({ hashAlgorithm, maskGenAlgorithm: mask, trailerField }: RSASSA_PSS_params) {
  const { algorithm } = hashAlgorithm;
  const maskHash = mask.algorithm === oid['id-mgf1'] && mask.parameters && attempt(HashAlgorithm, mask.parameters);
  return maskHash && maskHash.algorithm === algorithm && trailerField === 1 ? hashes[algorithm] : undefined;
}

/** The scheme that checks a signature of `scheme` with `key`: PSS has a name of its own where the key is for PSS alone. */
export function schemeWith(scheme: SignatureSchemeName, key: PublicKeyData): SignatureSchemeName {
  const forPss = key.type === 'rsa' && key.pss !== undefined;
  return forPss ? (scheme.replace('_rsae_', '_pss_') as SignatureSchemeName) : scheme;
}

export function pssIdentifier(hash: HashName): AlgorithmIdentifier {
  const [algorithm, { length }] = Object.entries(hashes).find(([, row]) => row.hash === hash)!;
  const hashAlgorithm = { algorithm, parameters: encodedNull };
  const maskGenAlgorithm = { algorithm: oid['id-mgf1'], parameters: encode(HashAlgorithm, hashAlgorithm) };
  const params = { hashAlgorithm, maskGenAlgorithm, saltLength: length, trailerField: 1 };
  return { algorithm: oid['id-RSASSA-PSS'], parameters: encode(RSASSA_PSS_params, params) };
}

/** RFC 4055 §5: an RSA identifier should carry NULL and may carry nothing. */
const allowed = (kind: Parameters, given: Uint8Array | undefined): boolean =>
  given === undefined || (kind === 'null' && equal(given, encodedNull));

function attempt<T>(codec: Codec<T>, bytes: Uint8Array): T | undefined {
  try {
    return decode(codec, bytes);
  } catch (error) {
    if (error instanceof DecodeError) return undefined;
    throw error;
  }
}
