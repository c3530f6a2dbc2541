/** What a peer has shown of itself, by what it is judged, and what came of it. */
import type { PublicKeyData } from '../../crypto/index.ts';
import type { ChainEvidence, ChainFailure } from '../../events/index.ts';
import type { CertificateTypeName } from '../../policy/index.ts';
import type { Profile, TrustStore, X509Certificate } from '../../x509/index.ts';
import type { Proven } from '../proofs.ts';

/** What came with a certificate, from those who can say more of it. */
export interface Stapled {
  /** An OCSPResponse in DER for the end entity (RFC 6066 §8). */
  readonly ocspResponse: Uint8Array | undefined;
  /** SerializedSCTs (RFC 6962 §3.3) that came beside the certificate. */
  readonly signedCertificateTimestamps: readonly Uint8Array[];
}

/** The peer's Certificate message and what came with it, before anybody looked at it. */
export interface Presented extends Stapled {
  readonly type: CertificateTypeName;
  /** Certificates in DER, the end entity first; or SubjectPublicKeyInfos, of which there has to be one. */
  readonly entries: readonly Uint8Array[];
}

/** What a peer shows of itself. */
export interface PeerCredentials extends Stapled {
  /** DER, the end entity first; empty for a bare key. */
  readonly certificates: readonly Uint8Array[];
  /** The SubjectPublicKeyInfo in DER of a peer that shows no more than that (RFC 7250). */
  readonly rawPublicKey: Uint8Array | undefined;
}

export const credentialsIn = ({ type, entries, ...stapled }: Presented): PeerCredentials =>
  type === 'X509'
    ? { ...stapled, certificates: entries, rawPublicKey: undefined }
    : { ...stapled, certificates: [], rawPublicKey: entries[0] };

/** A peer that has shown a certificate, and has not yet proved that it holds the key. */
export interface JudgedPeer extends Pick<PeerCredentials, 'certificates' | 'rawPublicKey' | 'ocspResponse'> {
  readonly evidence: ChainEvidence;
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
export interface JudgedChain extends Proven<'certificate chain'> {
  readonly shown: PeerCredentials;
  readonly evidence: ChainEvidence;
  /** Absent for a bare key. */
  readonly leaf: X509Certificate | undefined;
  /** The key in it; `undefined` where it is of a kind that we do not know. */
  readonly publicKey: PublicKeyData | undefined;
  /** How a delegated credential signs in its place (RFC 9345); then `publicKey` is that of the credential. */
  readonly delegatedScheme: number | undefined;
  /** Until when that holds, in milliseconds since 1970. */
  readonly delegatedUntil?: number;
}
