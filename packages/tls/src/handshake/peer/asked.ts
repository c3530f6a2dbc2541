import type { CertificateWishes } from '../../policy/index.ts';
import { SignatureScheme } from '../../wire/index.ts';

/** A server's request for a certificate, as the caller's chooser sees it. */
export interface AskedCertificate {
  /** How the handshake may be signed; IANA names, or numbers as `0x0a0a`. */
  readonly signatureSchemes: readonly string[];
  /** Distinguished names in DER; empty where the server names none. */
  readonly authorities: readonly Uint8Array[];
  /** Uses the certificate must name, as `digitalSignature` and `clientAuth`. */
  readonly keyUsage: readonly string[];
  readonly extendedKeyUsage: readonly string[];
}

export const askedOf = ({ schemes, authorities, filters }: CertificateWishes): AskedCertificate => ({
  signatureSchemes: schemes.map((code) => SignatureScheme.nameOf(code) ?? `0x${code.toString(16).padStart(4, '0')}`),
  authorities,
  keyUsage: filters.keyUsage ?? [],
  extendedKeyUsage: filters.extendedKeyUsage ?? [],
});
