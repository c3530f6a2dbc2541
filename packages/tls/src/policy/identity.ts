import type { PrivateKey } from '../crypto/index.ts';
import type { Infer } from '../presentation/index.ts';
import type { DelegatedCredential } from '../wire/index.ts';
import type { X509Certificate } from '../x509/index.ts';

/** As the registry spells it. */
export type CertificateTypeName = 'X509' | 'RawPublicKey';

/** One of our credentials, read once when an endpoint is configured. */
export interface Identity {
  /** What is shown: a chain, or the bare public key (RFC 7250). */
  readonly type: CertificateTypeName;
  /** DER, the end entity first; empty for a bare key. */
  readonly chain: readonly Uint8Array[];
  /** The same, read. */
  readonly certificates: readonly X509Certificate[];
  readonly leaf: X509Certificate | undefined;
  readonly key: PrivateKey;
  /** Codes of the schemes it may sign with, in preference order; `undefined` where the endpoint's hold. */
  readonly schemes: readonly number[] | undefined;
  /** Only for peers that name one of the authorities in its chain. */
  readonly mustMatchIssuer: boolean;
  /** Stands in for the key of the certificate; `key` is its key (RFC 9345). */
  readonly delegated: Infer<typeof DelegatedCredential> | undefined;
  /** An OCSPResponse in DER to staple to it. */
  readonly ocspResponse: Uint8Array | undefined;
  /** Gets one, for a client that asks; instead of `ocspResponse`. */
  readonly findOcspResponse: (() => Uint8Array | undefined | Promise<Uint8Array | undefined>) | undefined;
  /** SerializedSCTs to send with it. */
  readonly signedCertificateTimestamps: readonly Uint8Array[];
}

export function showIdentity({ leaf, key }: Identity): string {
  if (leaf === undefined) return `a bare ${key.publicKey.type} key`;
  return leaf.subject || 'a certificate without a subject';
}
