import type { PrivateKey } from '../crypto/provider.ts';
import type { X509Certificate } from '../x509/index.ts';

/** One of our credentials, read once when an endpoint is configured. */
export interface Identity {
  /** DER, the end entity first. */
  readonly chain: readonly Uint8Array[];
  /** The same, read. */
  readonly certificates: readonly X509Certificate[];
  readonly leaf: X509Certificate;
  readonly key: PrivateKey;
  /** Codes of the schemes it may sign with, in preference order; `undefined` where the endpoint's hold. */
  readonly schemes: readonly number[] | undefined;
  /** An OCSPResponse in DER to staple to it. */
  readonly ocspResponse: Uint8Array | undefined;
  /** SerializedSCTs to send with it. */
  readonly signedCertificateTimestamps: readonly Uint8Array[];
}

export const showIdentity = ({ leaf }: Identity): string => leaf.subject || 'a certificate without a subject';
