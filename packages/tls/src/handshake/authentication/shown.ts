/** What a peer has shown of itself, by what it is judged, and what came of it. */
import type { PublicKeyData } from '../../crypto/provider.ts';
import type { ChainEvidence, ChainFailure } from '../../observe/events.ts';
import type { CertificateTypeName } from '../../policy/index.ts';
import type { Profile, TrustStore, X509Certificate } from '../../x509/index.ts';
import type { Proven } from '../proofs.ts';

/** What a peer showed of itself, before anybody looked at it. */
export interface Presented {
  readonly type: CertificateTypeName;
  /** DER, the end entity first; or the one SubjectPublicKeyInfo. */
  readonly certificates: readonly Uint8Array[];
  /** Stapled to the end entity: an OCSPResponse in DER (RFC 6066 §8). */
  readonly ocspResponse: Uint8Array | undefined;
  /** SerializedSCTs (RFC 6962 §3.3) that came beside the certificate. */
  readonly signedCertificateTimestamps: readonly Uint8Array[];
}

/** A peer that has shown a certificate, and has not yet proved that it holds the key. */
export interface JudgedPeer {
  /** DER, the end entity first; empty for a bare key. */
  readonly certificates: readonly Uint8Array[];
  /** The SubjectPublicKeyInfo in DER of a peer that shows no more than that (RFC 7250). */
  readonly rawPublicKey: Uint8Array | undefined;
  readonly evidence: ChainEvidence;
  readonly ocspResponse: Uint8Array | undefined;
}

export type KeyUse = 'digitalSignature' | 'keyEncipherment';

/** By what a peer is judged. */
export interface Rules {
  readonly trust: TrustStore;
  readonly host: string | undefined;
  /** False: the checks are made and shown, and do not count. */
  readonly enforced: boolean;
  /** What the key has to do in this handshake; `digitalSignature` unless given. */
  readonly keyUse?: KeyUse | undefined;
  /** What paths are held to, where it is not the usual one. */
  readonly profile?: Profile | undefined;
  /** What speaks against a certificate that is sound otherwise. */
  readonly objection?: ((leaf: X509Certificate) => ChainFailure | undefined) | undefined;
}

/** A chain after it was judged: proof that the judgement was made, and what it said. */
export interface JudgedChain extends Proven<'certificate chain'>, Omit<Presented, 'certificates' | 'type'> {
  /** Empty for a bare key. */
  readonly presented: readonly Uint8Array[];
  /** Absent for a bare key. */
  readonly leaf: X509Certificate | undefined;
  readonly rawPublicKey: Uint8Array | undefined;
  /** How a delegated credential signs in its place (RFC 9345); then `publicKey` is that of the credential. */
  readonly delegatedScheme: number | undefined;
  /** Until when that holds, in milliseconds since 1970. */
  readonly delegatedUntil?: number;
  /** The key in it; `undefined` where it is of a kind that we do not know. */
  readonly publicKey: PublicKeyData | undefined;
  readonly evidence: ChainEvidence;
}
