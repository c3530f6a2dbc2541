import type { CertificateTypeName, Identity } from '../policy/index.ts';
import type { AlertName } from '../wire/index.ts';
import type { RevocationPolicy, TimestampPolicy } from '../x509/index.ts';
import type { AskedCertificate, JudgedPeer, Rules } from './peer/index.ts';

/** One way to make Certificate messages smaller, with the functions that do it. */
export interface Compression {
  readonly code: number;
  readonly name: string;
  compress(bytes: Uint8Array): Uint8Array;
  /** May stop, or throw, once there are more than `maxLength` bytes; whatever else is wrong it throws as well. */
  decompress(bytes: Uint8Array, maxLength: number): Uint8Array;
}

/** How either end shows who it is, and what it asks of the other's certificate. */
export interface AuthenticationSettings {
  /** signature_algorithms_cert: codes, in preference order; empty where it is not sent. */
  readonly certificateSchemes: readonly number[];
  /** delegated_credential: codes, in preference order; empty where it is not sent. */
  readonly delegatedSchemes: readonly number[];
  /** In preference order. */
  readonly compression: readonly Compression[];
  /** What the peer may show, in preference order (RFC 7250). */
  readonly peerTypes: readonly CertificateTypeName[];
  /** SubjectPublicKeyInfos in DER: the bare keys that a peer may show. */
  readonly rawPublicKeys: readonly Uint8Array[];
  /** The caller's last word on a peer: an alert, or nothing. */
  readonly approve: ((peer: JudgedPeer) => AlertName | undefined) | undefined;
  /** Whether the peer is asked for an OCSP response (RFC 6066 §8). */
  readonly wantsOcsp: boolean;
  /** Whether and how revocation counts; what is stapled is added. */
  readonly revocation: RevocationPolicy | undefined;
  /** Which logs must have seen a certificate; what comes with it is added. */
  readonly timestamps: TimestampPolicy | undefined;
  /** Whether the peer is asked for signed certificate timestamps (RFC 6962 §3.3). */
  readonly wantsTimestamps: boolean;
  /** certificate_authorities: distinguished names in DER; empty where it is not sent. */
  readonly authorities: readonly Uint8Array[];
}

export interface ClientAuthenticationSettings {
  /** What this client may show, in preference order (RFC 7250). */
  readonly ownTypes: readonly CertificateTypeName[];
  /** In preference order; empty where this client has nothing to show. */
  readonly identities: readonly Identity[];
  /** The caller's own choice, instead of `identities`. */
  readonly identityFor: ((asked: AskedCertificate) => Identity | undefined) | undefined;
  /** Whether a server that asks in vain is left. */
  readonly requireCredential: boolean;
  /** Whether the server may ask later (RFC 9846 §4.3.6). */
  readonly postHandshakeAuth: boolean;
}

export interface ServerAuthenticationSettings {
  readonly clientCertificate: 'none' | 'request' | 'require';
  /** By what a client's certificate is judged. */
  readonly clientRules: Rules;
  /** Names in DER that guide a client's choice; empty where there are too many. */
  readonly clientAuthorities: () => readonly Uint8Array[];
  /** oid_filters, in DER (RFC 9846 §4.3.5). */
  readonly oidFilters: readonly { readonly oid: Uint8Array; readonly values: Uint8Array }[];
}
