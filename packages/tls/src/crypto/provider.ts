/**
 * What the stack asks of cryptography, as a plain value. A provider lists what it can do in preference order, and each
 * entry carries its own implementation. Everything is synchronous; nothing here knows TLS or DER.
 */
export interface CryptoProvider {
  readonly name: string;
  /** `length` fresh bytes from the host's cryptographic generator. */
  random(length: number): Uint8Array;
  readonly hashes: { readonly [N in HashName]: Hash };
  readonly aeads: { readonly [N in AeadName]: Aead };
  /** In preference order. */
  readonly groups: readonly Group[];
  /** In preference order. */
  readonly signatureSchemes: readonly SignatureScheme[];
  /** RSAES-PKCS1-v1_5 (RFC 8017 §7.2), for the static RSA key exchange of TLS 1.2. */
  readonly rsaEncryption: RsaEncryption;
  importPublicKey(key: PublicKeyData): PublicKey;
  importPrivateKey(key: PrivateKeyData): PrivateKey;
  generateKey(kind: KeyKind): PrivateKeyData;
}

export type HashName = 'sha256' | 'sha384' | 'sha512';
export type AeadName = 'aes_128_gcm' | 'aes_256_gcm' | 'chacha20_poly1305';
export type GroupName = 'x25519' | 'secp256r1' | 'secp384r1' | 'secp521r1';
export type CurveName = 'secp256r1' | 'secp384r1' | 'secp521r1';
export type SignatureSchemeName =
  | 'ecdsa_secp256r1_sha256'
  | 'ecdsa_secp384r1_sha384'
  | 'ecdsa_secp521r1_sha512'
  | 'ecdsa_sha256'
  | 'ecdsa_sha384'
  | 'ecdsa_sha512'
  | 'ed25519'
  | 'rsa_pss_rsae_sha256'
  | 'rsa_pss_rsae_sha384'
  | 'rsa_pss_rsae_sha512'
  | 'rsa_pkcs1_sha256'
  | 'rsa_pkcs1_sha384'
  | 'rsa_pkcs1_sha512';

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
  readonly tagLength: 16;
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

/** A key exchange; Diffie-Hellman and key encapsulation look alike from here. */
export interface Group {
  readonly name: GroupName;
  /** The side that speaks first: an ephemeral key, its public share, and what to do with the answer. */
  start(): KeyExchange;
  /** The side that answers. Throws `BadKeyShare` where `share` is malformed or gives a forbidden secret. */
  respond(share: Uint8Array): { readonly share: Uint8Array; readonly secret: Uint8Array };
}

export interface KeyExchange {
  readonly group: GroupName;
  readonly share: Uint8Array;
  /** Throws `BadKeyShare` where `share` is malformed or gives a forbidden secret. */
  finish(share: Uint8Array): Uint8Array;
}

export type KeyKind = 'secp256r1' | 'secp384r1' | 'secp521r1' | 'ed25519' | 'rsa2048' | 'rsa3072' | 'rsa4096';

/** A public key as numbers and points, without its DER wrapping. Integers are big-endian, without leading zeros. */
export type PublicKeyData =
  | { readonly type: 'ec'; readonly curve: CurveName /** Uncompressed: 04 || x || y. */; readonly point: Uint8Array }
  | { readonly type: 'ed25519'; readonly key: Uint8Array }
  | { readonly type: 'rsa'; readonly modulus: Uint8Array; readonly publicExponent: Uint8Array };

export type PrivateKeyData =
  | { readonly type: 'ec'; readonly curve: CurveName; readonly d: Uint8Array; readonly point: Uint8Array }
  | { readonly type: 'ed25519'; readonly seed: Uint8Array; readonly key: Uint8Array }
  | ({ readonly type: 'rsa' } & {
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

export interface SignatureScheme {
  readonly name: SignatureSchemeName;
  /** The kinds of key it works with: `ecdsa_secp256r1_sha256` needs the curve, `ecdsa_sha256` any curve. */
  accepts(key: PublicKeyData): boolean;
  /** Throws `UnsupportedOperation` where this provider cannot. */
  sign(key: PrivateKey, message: Uint8Array): Uint8Array;
  /** False for a wrong, malformed or wrongly encoded signature; never throws on what a peer sent. */
  verify(key: PublicKey, message: Uint8Array, signature: Uint8Array): boolean;
}

export interface RsaEncryption {
  encrypt(key: PublicKey, message: Uint8Array): Uint8Array;
  /**
   * The message, or `undefined` for bad padding. The caller must not let a peer tell the two apart
   * (RFC 5246 §7.4.7.1). Throws `UnsupportedOperation` where this provider cannot.
   */
  decrypt(key: PrivateKey, ciphertext: Uint8Array): Uint8Array | undefined;
}

/** A peer's key share that must not be used (RFC 9846 §4.3.8, §7.4.2). */
export class BadKeyShare extends Error {
  override readonly name = 'BadKeyShare';
}

/** The provider says plainly that it leaves an operation out. */
export class UnsupportedOperation extends Error {
  override readonly name = 'UnsupportedOperation';
  readonly code = 'ERR_TLSCOPE_UNSUPPORTED_OPERATION';
}

/** A key that is not a valid key of its kind. */
export class BadKey extends Error {
  override readonly name = 'BadKey';
  readonly code = 'ERR_TLSCOPE_BAD_KEY';
}
