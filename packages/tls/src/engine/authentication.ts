/** The part of the configurations that says who each end is, and what it asks of the other's certificate. */
import type { PrivateKey } from '../crypto/index.ts';
import type { AskedCertificate, JudgedPeer } from '../handshake/index.ts';
import type { CertificateTypeName } from '../policy/index.ts';
import type { AlertName } from '../wire/index.ts';
import type { RevocationPolicy, TimestampPolicy, TrustStore } from '../x509/index.ts';

export interface Credential {
  /** DER, the end entity first; empty where the bare public key is shown. */
  readonly chain: readonly Uint8Array[];
  /** A `RemoteKey` signs where it is kept: the engine then waits for it. */
  readonly key: PrivateKey;
  /**
   * A DelegatedCredential (RFC 9345), encoded: a short-lived key that the certificate's has signed. `key` is then its key,
   * and it is for clients of TLS 1.3 that take one.
   */
  readonly delegatedCredential?: Uint8Array;
  /** Shows the public key alone, to peers that know it beforehand (RFC 7250). Default false. */
  readonly rawPublicKey?: boolean;
  /**
   * Shown only to peers that name one of the authorities in its chain (RFC 9846 §4.3.4): a private certificate beside a public
   * one. Default false: the names are a help to choose by.
   */
  readonly mustMatchIssuer?: boolean;
  /** How this key may sign, in preference order, where that differs from `signatureSchemes`. */
  readonly signatureSchemes?: readonly string[];
  /** An OCSPResponse in DER for the end entity, for peers that ask for one (RFC 6066 §8). */
  readonly ocspResponse?: Uint8Array;
  /** Finds one when a client asks, instead; it may take its time. */
  readonly findOcspResponse?: () => Uint8Array | undefined | Promise<Uint8Array | undefined>;
  /** SerializedSCTs for the end entity, for peers that ask for them (RFC 6962 §3.3). */
  readonly signedCertificateTimestamps?: readonly Uint8Array[];
}

/** A way to make Certificate messages smaller (RFC 8879). */
export interface CertificateCompression {
  /** A number is one that both ends have agreed on elsewhere: 16,384 and above (RFC 8879 §7.3). */
  readonly algorithm: 'zlib' | 'brotli' | 'zstd' | number;
  compress(bytes: Uint8Array): Uint8Array;
  /** Throws for what cannot be undone, and once there would be more than `maxLength` bytes. */
  decompress(bytes: Uint8Array, maxLength: number): Uint8Array;
}

export interface CommonAuthentication {
  /** How certificates may be signed, where that differs from `signatureSchemes` (RFC 9846 §4.3.3). In preference order. */
  readonly certificateSignatureSchemes?: readonly string[];
  /** Distinguished names in DER of the authorities the peer's certificate should come from (RFC 9846 §4.3.4). */
  readonly certificateAuthorities?: readonly Uint8Array[];
  /**
   * Has the last word on a peer, after its chain was judged (and accepted, where the checks count): the alert to refuse
   * it with, or `undefined`, which alone approves. Asked again before a session is taken up, which it can refuse as well:
   * then the handshake is a full one.
   */
  readonly approve?: (peer: JudgedPeer) => AlertName | undefined;
  /** SubjectPublicKeyInfos in DER: the bare public keys that a peer may show instead of a chain (RFC 7250). */
  readonly rawPublicKeys?: readonly Uint8Array[];
  /**
   * What the peer may show, in preference order. Default: chains; with `rawPublicKeys` those first, and chains only
   * where there are roots to judge them by.
   */
  readonly peerCertificateTypes?: readonly CertificateTypeName[];
  /** In preference order; offered to the peer and used for ours (TLS 1.3). Default: none. */
  readonly certificateCompression?: readonly CertificateCompression[];
  /** Asks the peer for an OCSP response with its certificate; of clients, TLS 1.3 only. Default false. */
  readonly requestOcspResponse?: boolean;
  /**
   * Whether and how revocation counts; an OCSP response of the peer is added to what is in it. Default: where one is asked
   * for, it counts for the peer's own certificate, and a certificate that promises one is refused without it (RFC 7633).
   */
  readonly revocation?: RevocationPolicy;
  /** How many logs must have seen the peer's certificate (RFC 6962); what comes with it is added. Default: none. */
  readonly timestamps?: TimestampPolicy;
  /** Asks the peer for signed certificate timestamps, likewise. Default false. */
  readonly requestSignedCertificateTimestamps?: boolean;
}

export interface ClientAuthentication {
  /** What to show a server that asks, in preference order; the first that answers its request is used. Default: none. */
  readonly credentials?: readonly Credential[];
  /**
   * Chooses by request instead; `undefined` shows nothing. Asked again, with the request of then, before a session is offered
   * in whose handshake the server asked: it goes to the server only where the answer is the same certificate.
   */
  readonly chooseCredential?: (asked: AskedCertificate) => Credential | undefined;
  /** Lets a server sign with a short-lived key that its certificate's has signed (RFC 9345). Default false. */
  readonly delegatedCredentials?: boolean;
  /** What this client says it may show, in preference order. Default: what there is in `credentials`. */
  readonly certificateTypes?: readonly CertificateTypeName[];
  /**
   * Ends the handshake where the server asks for a certificate and none of ours fits, instead of going on without one and
   * leaving it to the server. Default false.
   */
  readonly requireCredential?: boolean;
  /** Lets the server ask for a certificate after the handshake as well (RFC 9846 §4.7.2). Default false. */
  readonly postHandshakeAuth?: boolean;
}

export interface ServerAuthentication {
  /** Whether clients are asked for a certificate, and whether those without one are refused. Default `none`. */
  readonly clientCertificate?: 'none' | 'request' | 'require';
  /**
   * The roots for clients' certificates, or what gives them when the first one is judged. Needed where clients are asked and
   * `verifyClient` is not false, whether in the handshake or, with `requestClientCertificate`, after it.
   */
  readonly clientTrust?: TrustStore | (() => TrustStore);
  /** False accepts any certificate whose key the client holds; the checks are still made and shown. Default true. */
  readonly verifyClient?: boolean;
  /**
   * Extensions a client's certificate must have (RFC 9846 §4.3.5): dotted numbers, and the values in DER, empty for any. Clients
   * of TLS 1.3 are told; what they show is held to them in either version, `keyUsage` and `extKeyUsage` by their rules and
   * others byte for byte.
   */
  readonly oidFilters?: readonly { readonly oid: string; readonly values: Uint8Array }[];
}
