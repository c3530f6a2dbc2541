import type { KeyObject } from 'node:crypto';
import type { CryptoProvider } from '../../crypto/index.ts';
import type { TrustStore } from '../../x509/index.ts';
import type { VersionOptions } from '../names/index.ts';

/** PEM as text or bytes, or DER. */
export type PemOrDer = string | Uint8Array;

/** Many connections with the same roots share the work of reading them when they share a `TrustStore`. */
export type Roots = PemOrDer | readonly PemOrDer[] | TrustStore;

/** What a `SecureContext` is made of; the names and meanings are those of node:tls where it has them. */
export interface SecureContextOptions extends KeyPairOptions, VersionOptions {
  /** The roots to trust. Default: Node's bundled ones and the system's. */
  readonly ca?: Roots | undefined;
  /** Revocation lists, PEM or DER: with them it must be known of every certificate below the root that it is not revoked. */
  readonly crl?: PemOrDer | readonly PemOrDer[] | undefined;
  /** OpenSSL or IANA names separated by colons, in preference order. Static RSA is used only where it is named. */
  readonly ciphers?: string | undefined;
  /** The same as a list of IANA names; goes before `ciphers`. */
  readonly cipherSuites?: readonly string[] | undefined;
  /** `X25519:P-256`, in preference order; `auto` is our own order. */
  readonly ecdhCurve?: string | undefined;
  /** The same as a list of registry names; goes before `ecdhCurve`. */
  readonly groups?: readonly string[] | undefined;
  /** Signature schemes separated by colons: `ecdsa_secp256r1_sha256`, `RSA-PSS+SHA256`. */
  readonly sigalgs?: string | undefined;
  /** `auto`: the fields of RFC 7919, which are used wherever a DHE suite is. Own parameters are not taken. */
  readonly dhparam?: string | Uint8Array | undefined;
  /** Bits of `SSL_OP_NO_TLSv1_2`, `SSL_OP_NO_TLSv1_3` and `SSL_OP_NO_TICKET` count; the others change nothing here. */
  readonly secureOptions?: number | undefined;
  /** Always so here: every certificate in `ca` is trusted, a root or not. */
  readonly allowPartialTrustChain?: boolean | undefined;
  /** Server: `false` has the client's order of suites decide, instead of ours. Default true. */
  readonly honorCipherOrder?: boolean | undefined;
  /** Server: 48 bytes that lock session tickets; servers that share them take each other's. Secret. Default: fresh ones. */
  readonly ticketKeys?: Uint8Array | undefined;
  /** Server: for how many seconds a session can be resumed. Default two hours. */
  readonly sessionTimeout?: number | undefined;
  /** Server: sessions are resumed only where this is the same. */
  readonly sessionIdContext?: string | undefined;
  /** PKCS #12 (RFC 7292), in DER, as `cert` and `key` in one file; opened with `passphrase`. Beside those, or in their place. */
  readonly pfx?: PemOrDer | readonly (PemOrDer | PfxOption)[] | undefined;
  /** Largest handshake message accepted, in bytes. Default 131,072. */
  readonly maxHandshakeMessage?: number | undefined;
  /** Default: node:crypto. */
  readonly provider?: CryptoProvider | undefined;
  /** The clock that certificates are judged by, in milliseconds since 1970. Default: the system's. */
  readonly now?: (() => number) | undefined;
}

/** `pem` may be encrypted with a passphrase of its own. */
export type KeyOption = PemOrDer | KeyObject | { readonly pem: PemOrDer; readonly passphrase?: string | undefined };

/** A PKCS #12 file with a passphrase of its own. */
export interface PfxOption {
  readonly buf: PemOrDer;
  readonly passphrase?: string | undefined;
}

/** A certificate with its chain, and its key: what a server shows, and a client that is asked. */
export interface KeyPairOptions {
  /** The certificate first, then its issuers; PEM may hold several. An array is several certificates to choose from. */
  readonly cert?: PemOrDer | readonly PemOrDer[] | undefined;
  /** One for each certificate, in the same order. */
  readonly key?: KeyOption | readonly KeyOption[] | undefined;
  /** Opens encrypted PEM keys. */
  readonly passphrase?: string | undefined;
  /**
   * How many iterations an encrypted key, or a file of `pfx` with all of its parts, may ask for; five million unless given, and
   * one million of PKCS #12's own derivation, which its integrity code is made with.
   */
  readonly maxPasswordIterations?: number | undefined;
}
