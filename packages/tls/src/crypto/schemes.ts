import {
  BadKey,
  type CurveName,
  type HashName,
  type PrivateKey,
  type PssOnly,
  type PublicKey,
  type PublicKeyData,
  type RawKeyName,
  type SignatureScheme,
  type SignatureSchemeName,
} from './provider.ts';

export type SchemeRow = { readonly name: SignatureSchemeName } & (
  | { readonly algorithm: 'ecdsa'; readonly hash: HashName; readonly curve?: CurveName }
  | { readonly algorithm: RawKeyName }
  | { readonly algorithm: 'rsa_pkcs1'; readonly hash: HashName }
  /** With a key for any use of RSA, or with one that is for RSASSA-PSS alone. */
  | { readonly algorithm: 'rsa_pss'; readonly hash: HashName; readonly key: 'rsae' | 'pss' }
);

/** In preference order. */
export const schemeRows: readonly SchemeRow[] = [
  { name: 'ecdsa_secp256r1_sha256', algorithm: 'ecdsa', hash: 'sha256', curve: 'secp256r1' },
  { name: 'ecdsa_secp384r1_sha384', algorithm: 'ecdsa', hash: 'sha384', curve: 'secp384r1' },
  { name: 'ecdsa_secp521r1_sha512', algorithm: 'ecdsa', hash: 'sha512', curve: 'secp521r1' },
  { name: 'ecdsa_sha256', algorithm: 'ecdsa', hash: 'sha256' },
  { name: 'ecdsa_sha384', algorithm: 'ecdsa', hash: 'sha384' },
  { name: 'ecdsa_sha512', algorithm: 'ecdsa', hash: 'sha512' },
  { name: 'ed25519', algorithm: 'ed25519' },
  { name: 'ed448', algorithm: 'ed448' },
  { name: 'rsa_pss_rsae_sha256', algorithm: 'rsa_pss', hash: 'sha256', key: 'rsae' },
  { name: 'rsa_pss_rsae_sha384', algorithm: 'rsa_pss', hash: 'sha384', key: 'rsae' },
  { name: 'rsa_pss_rsae_sha512', algorithm: 'rsa_pss', hash: 'sha512', key: 'rsae' },
  { name: 'rsa_pss_pss_sha256', algorithm: 'rsa_pss', hash: 'sha256', key: 'pss' },
  { name: 'rsa_pss_pss_sha384', algorithm: 'rsa_pss', hash: 'sha384', key: 'pss' },
  { name: 'rsa_pss_pss_sha512', algorithm: 'rsa_pss', hash: 'sha512', key: 'pss' },
  { name: 'rsa_pkcs1_sha256', algorithm: 'rsa_pkcs1', hash: 'sha256' },
  { name: 'rsa_pkcs1_sha384', algorithm: 'rsa_pkcs1', hash: 'sha384' },
  { name: 'rsa_pkcs1_sha512', algorithm: 'rsa_pkcs1', hash: 'sha512' },
  { name: 'mldsa44', algorithm: 'mldsa44' },
  { name: 'mldsa65', algorithm: 'mldsa65' },
  { name: 'mldsa87', algorithm: 'mldsa87' },
];

export const hashBytes: { readonly [N in HashName]: number } = { sha256: 32, sha384: 48, sha512: 64 };

/** The arithmetic a provider brings. `K` is how it holds a public key, `S` a private one. */
export interface SignatureArithmetic<K, S> {
  publicHandle(key: PublicKey): K;
  privateHandle(key: PrivateKey): S;
  sign(row: SchemeRow, key: S, message: Uint8Array): Uint8Array;
  verify(row: SchemeRow, key: K, message: Uint8Array, signature: Uint8Array): boolean;
}

/** The same rules for every provider: a key of the wrong kind never signs and never verifies. */
export function signatureSchemes<K, S>(
  arithmetic: SignatureArithmetic<K, S>,
  has: (row: SchemeRow) => boolean = () => true,
): readonly SignatureScheme[] {
  return schemeRows.filter(has).map((row) => ({
    name: row.name,
    accepts: (key) => accepts(row, key),
    sign(key, message) {
      const handle = arithmetic.privateHandle(key);
      if (!accepts(row, key.publicKey)) throw new BadKey(`${row.name} cannot sign with this ${key.publicKey.type} key`);
      return arithmetic.sign(row, handle, message);
    },
    verify(key, message, signature) {
      const handle = arithmetic.publicHandle(key);
      if (!accepts(row, key.data)) return false;
      try {
        return arithmetic.verify(row, handle, message, signature);
      } catch {
        return false; // Signature and key are the peer's: what the arithmetic cannot digest is not genuine.
      }
    },
  }));
}

function accepts(row: SchemeRow, key: PublicKeyData): boolean {
  switch (row.algorithm) {
    case 'ecdsa':
      return key.type === 'ec' && (row.curve === undefined || row.curve === key.curve);
    case 'rsa_pss': // RFC 8017 §9.1.1: digest, a salt as long, and two bytes
      return key.type === 'rsa' && isFor(row, key) && key.modulus.length > 2 * hashBytes[row.hash] + 2;
    case 'rsa_pkcs1': // RFC 8017 §9.2: DigestInfo (19 bytes and the digest) and eleven bytes
      return key.type === 'rsa' && key.pss === undefined && key.modulus.length >= hashBytes[row.hash] + 30;
    default:
      return key.type === row.algorithm;
  }
}

/** RFC 9846 §4.3.3: rsae is for keys of rsaEncryption, pss for those of id-RSASSA-PSS, with the hash they name if any. */
function isFor(row: Extract<SchemeRow, { algorithm: 'rsa_pss' }>, { pss }: PssOnly): boolean {
  return row.key === 'rsae' ? pss === undefined : pss === 'any hash' || pss === row.hash;
}
