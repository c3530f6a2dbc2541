import type { OwnCode } from '../bytes/index.ts';

/**
 * What the stack asks of cryptography, as a plain value. A provider lists what it can do in preference order, and each
 * entry carries its own implementation. Everything is synchronous; nothing here knows TLS or DER.
 */
export interface CryptoProvider {
  readonly name: string;
  /** `length` (up to 65536) fresh bytes from the host's cryptographic generator. */
  random(length: number): Uint8Array;
  readonly hashes: { readonly [N in HashName]: Hash };
  readonly aeads: { readonly [N in AeadName]: Aead };
  readonly cbc: { readonly [N in CbcName]: CbcHmac };
  /** In preference order. */
  readonly groups: readonly Group[];
  /** In preference order. */
  readonly signatureSchemes: readonly SignatureScheme[];
  /** RSAES-PKCS1-v1_5 (RFC 8017 §7.2), for the static RSA key exchange of TLS 1.2. */
  readonly rsaEncryption: RsaEncryption;
  /**
   * Throws `BadKey` for a point that is not on its curve or not uncompressed, an RSA modulus that is even or not of 512
   * to 16384 bits, an exponent that is not an odd number from 3 up to 64 bits. The most recently used are remembered.
   */
  importPublicKey(key: PublicKeyData): PublicKey;
  /** Throws `BadKey` where the parts do not belong together, `UnsupportedOperation` where this provider cannot. */
  importPrivateKey(key: PrivateKeyData): PrivateKey;
  /** Throws `UnsupportedOperation` where this provider cannot. */
  generateKey(kind: KeyKind): PrivateKeyData;
}

export type HashName = 'sha256' | 'sha384' | 'sha512';
export type CcmName = 'aes_128_ccm' | 'aes_256_ccm' | 'aes_128_ccm_8' | 'aes_256_ccm_8';
export type AeadName = 'aes_128_gcm' | 'aes_256_gcm' | 'chacha20_poly1305' | CcmName;
export type CbcName =
  | 'aes_128_cbc_hmac_sha1'
  | 'aes_256_cbc_hmac_sha1'
  | 'aes_128_cbc_hmac_sha256'
  | 'aes_256_cbc_hmac_sha256'
  | 'aes_256_cbc_hmac_sha384';
export type CurveName = 'secp256r1' | 'secp384r1' | 'secp521r1';
export type FieldName = 'ffdhe2048' | 'ffdhe3072' | 'ffdhe4096' | 'ffdhe6144' | 'ffdhe8192';
export type HybridName = 'X25519MLKEM768' | 'SecP256r1MLKEM768' | 'SecP384r1MLKEM1024';
/** A key encapsulation alone (draft-ietf-tls-mlkem). */
export type KemName = 'MLKEM1024';
export type GroupName = CurveName | 'x25519' | 'x448' | FieldName | HybridName | KemName;
export type SignatureSchemeName =
  | 'ecdsa_secp256r1_sha256'
  | 'ecdsa_secp384r1_sha384'
  | 'ecdsa_secp521r1_sha512'
  | 'ecdsa_sha256'
  | 'ecdsa_sha384'
  | 'ecdsa_sha512'
  | 'ed25519'
  | 'ed448'
  | 'rsa_pss_rsae_sha256'
  | 'rsa_pss_rsae_sha384'
  | 'rsa_pss_rsae_sha512'
  | 'rsa_pss_pss_sha256'
  | 'rsa_pss_pss_sha384'
  | 'rsa_pss_pss_sha512'
  | 'rsa_pkcs1_sha256'
  | 'rsa_pkcs1_sha384'
  | 'rsa_pkcs1_sha512'
  | MlDsaName;

/** ML-DSA (FIPS 204), without a context (RFC 9881 §3). */
export type MlDsaName = 'mldsa44' | 'mldsa65' | 'mldsa87';
/** The keys that are a string of bytes, and so are their private halves: RFC 8032 and FIPS 204. */
export type RawKeyName = 'ed25519' | 'ed448' | MlDsaName;

export interface Hash {
  readonly name: HashName;
  /** Output size in bytes. */
  readonly length: number;
  digest(...parts: readonly Uint8Array[]): Uint8Array;
  hmac(key: Uint8Array, ...parts: readonly Uint8Array[]): Uint8Array;
  /** A key used more than once, imported once: `hmacKey(k)(data)` equals `hmac(k, data)`. */
  hmacKey(key: Uint8Array): (...parts: readonly Uint8Array[]) => Uint8Array;
  /** RFC 5869 §2.2. */
  hkdfExtract(salt: Uint8Array, ikm: Uint8Array): Uint8Array;
  /** RFC 5869 §2.3; `length` in bytes. */
  hkdfExpand(prk: Uint8Array, info: Uint8Array, length: number): Uint8Array;
}

export interface Aead {
  readonly name: AeadName;
  /** In bytes. */
  readonly keyLength: number;
  readonly nonceLength: 12;
  readonly tagLength: 16 | 8;
  /** Imports the raw key once; records are sealed and opened with the result. */
  key(raw: Uint8Array): AeadKey;
}

export interface AeadKey {
  /**
   * Encrypts `plaintext` followed by `trailer` (the inner content type and padding of TLS 1.3; empty in 1.2) and writes
   * ciphertext and tag into `out` from `offset`; `out` has room for both plus the tag. Returns the bytes written.
   */
  seal(
    nonce: Uint8Array,
    aad: Uint8Array,
    plaintext: Uint8Array,
    trailer: Uint8Array,
    out: Uint8Array,
    offset: number,
  ): number;
  /** The plaintext in memory of its own, or `undefined` where ciphertext, tag or `aad` are not genuine. */
  open(nonce: Uint8Array, aad: Uint8Array, sealed: Uint8Array): Uint8Array | undefined;
}

/** AES in CBC mode and an HMAC: what the oldest suites of TLS 1.2 put together themselves (RFC 5246 §6.2.3.2). */
export interface CbcHmac {
  readonly name: CbcName;
  /** In bytes. */
  readonly keyLength: number;
  /** Of the MAC and of its key, in bytes. */
  readonly macLength: number;
  /** How many bytes the hash of the MAC takes in at a time. */
  readonly macBlock: 64 | 128;
  keys(key: Uint8Array, macKey: Uint8Array): CbcHmacKeys;
}

/** `data` is whole blocks of 16 bytes; padding is not this layer's. */
export interface CbcHmacKeys {
  encrypt(iv: Uint8Array, data: Uint8Array): Uint8Array;
  decrypt(iv: Uint8Array, data: Uint8Array): Uint8Array;
  mac(...parts: readonly Uint8Array[]): Uint8Array;
}

/** A key exchange; Diffie-Hellman and key encapsulation look alike from here. */
export interface Group {
  readonly name: GroupName;
  /** What it computes in. TLS 1.2 takes a curve for ECDHE, a field for DHE, and has no place for the others. */
  readonly family: 'curve' | 'field' | 'hybrid' | 'kem';
  /**
   * The side that speaks first: an ephemeral key, its public share, and what to do with the answer. The private key is
   * fresh; one is given only to play a recorded exchange again (RFC 7748 §5, SEC 1 §2.3.7; of a field the exponent, as
   * long as the prime; of a hybrid the private keys of its parts, that of ML-KEM as its seed, in the order of the
   * shares). Throws `BadKey` for one that is none.
   */
  start(privateKey?: Uint8Array): KeyExchange;
  /** The side that answers. Throws `BadKeyShare` where `share` is malformed or gives a forbidden secret. */
  respond(share: Uint8Array): { readonly share: Uint8Array; readonly secret: Uint8Array };
}

export interface KeyExchange {
  readonly group: GroupName;
  readonly share: Uint8Array;
  /** Throws `BadKeyShare` where `share` is malformed or gives a forbidden secret. */
  finish(share: Uint8Array): Uint8Array;
}

export type KeyKind = CurveName | RawKeyName | 'rsa2048' | 'rsa3072' | 'rsa4096';

/** A public key as numbers and points, without its DER wrapping. Integers are big-endian, without leading zeros. */
export type PublicKeyData =
  | { readonly type: 'ec'; readonly curve: CurveName /** Uncompressed: 04 || x || y. */; readonly point: Uint8Array }
  | { readonly type: RawKeyName; readonly key: Uint8Array }
  | ({ readonly type: 'rsa'; readonly modulus: Uint8Array; readonly publicExponent: Uint8Array } & PssOnly);

/** An RSA key that is for RSASSA-PSS alone says so (RFC 4055 §1.2), and may say with which hash. */
export interface PssOnly {
  readonly pss?: HashName | 'any hash';
}

export type PrivateKeyData =
  | { readonly type: 'ec'; readonly curve: CurveName; readonly d: Uint8Array; readonly point: Uint8Array }
  | { readonly type: RawKeyName; readonly seed: Uint8Array; readonly key: Uint8Array }
  | ({ readonly type: 'rsa' } & PssOnly & {
        readonly [N in
          | 'modulus'
          | 'publicExponent'
          | 'privateExponent'
          | 'prime1'
          | 'prime2'
          | 'exponent1'
          | 'exponent2'
          | 'coefficient']: Uint8Array;
      });

export interface PublicKey {
  readonly data: PublicKeyData;
}

/** A key that can sign; how it is held is the provider's business. */
export interface PrivateKey {
  readonly publicKey: PublicKeyData;
}

/** A key that is kept elsewhere, in an HSM or a KMS: it does not come here, what is to be signed goes there. */
export interface RemoteKey extends PrivateKey {
  /** May take its time. `message` is what is signed, not its hash. */
  readonly sign: (scheme: SignatureSchemeName, message: Uint8Array) => Uint8Array | Promise<Uint8Array>;
}

export const isRemote = (key: PrivateKey): key is RemoteKey => 'sign' in key;

export interface SignatureScheme {
  readonly name: SignatureSchemeName;
  /**
   * The kinds of key it works with: `ecdsa_secp256r1_sha256` (TLS 1.3) needs the curve, `ecdsa_sha256` (TLS 1.2 and
   * X.509) takes any; an RSA key must be long enough for the encoding.
   */
  accepts(key: PublicKeyData): boolean;
  /** Throws `BadKey` where `accepts` says no, `UnsupportedOperation` where this provider cannot. */
  sign(key: PrivateKey, message: Uint8Array): Uint8Array;
  /** False for a wrong, malformed or wrongly encoded signature; never throws on what a peer sent. */
  verify(key: PublicKey, message: Uint8Array, signature: Uint8Array): boolean;
}

export interface RsaEncryption {
  /** Throws `RangeError` for a message longer than the modulus less 11 bytes. */
  encrypt(key: PublicKey, message: Uint8Array): Uint8Array;
  /**
   * The message, or `undefined` for bad padding. The caller must not let a peer tell the two apart
   * (RFC 5246 §7.4.7.1). Throws `UnsupportedOperation` where this provider cannot.
   */
  decrypt(key: PrivateKey, ciphertext: Uint8Array): Uint8Array | undefined;
  /**
   * The message where its padding is right and it is as long as `substitute`, else a copy of `substitute`: without a
   * branch between the two. With a random substitute this is the countermeasure of RFC 5246 §7.4.7.1.
   */
  decryptOr(key: PrivateKey, ciphertext: Uint8Array, substitute: Uint8Array): Uint8Array;
}

/** A peer's key share that must not be used (RFC 9846 §4.3.8, §7.4.2). */
export class BadKeyShare extends Error {
  override readonly name = 'BadKeyShare';
}

/** The provider says plainly that it leaves an operation out. */
export class UnsupportedOperation extends Error {
  override readonly name = 'UnsupportedOperation';
  readonly code = 'ERR_TLSCOPE_UNSUPPORTED_OPERATION' satisfies OwnCode;
}

/** A key that is not a valid key of its kind. */
export class BadKey extends Error {
  override readonly name = 'BadKey';
  readonly code = 'ERR_TLSCOPE_BAD_KEY' satisfies OwnCode;
}
