/** Reading for looking, and never for trusting: what a certificate says although its encoding breaks a rule. */
import { DecodeError } from '../../presentation/index.ts';
import { parseCertificate, type X509Certificate } from '../certificate/index.ts';
import { repair } from './look-repair.ts';
import type { Oddity } from './look-rules.ts';
import { certificateTable, type LookTable } from './look-tables.ts';

/**
 * What may be shown of a certificate. It has no bytes that a signature could be over, and no name that a chain could be
 * built by: whatever verifies or trusts needs an `X509Certificate`, or the DER that only the strict reading takes.
 */
export type CertificateFacts = Omit<
  X509Certificate,
  'der' | 'tbsDer' | 'signature' | 'subjectDer' | 'issuerDer' | 'subjectName' | 'issuerName' | 'subjectRdns' | 'rangeOf'
>;

export interface LookedAt<F = CertificateFacts> {
  readonly facts: F;
  /** The rules that its encoding breaks; none where the strict reading takes it. */
  readonly oddities: readonly Oddity[];
  /** How many there are beyond those that are named. */
  readonly more: number;
}

/** `undefined` where not even that can be read. Never throws. */
export const lookAtCertificate = (bytes: Uint8Array): LookedAt | undefined =>
  lookAt(bytes, certificateTable, (der) => factsOf(parseCertificate(der)));

/** `read` gets DER that nobody signed, and gives none of it away. */
export function lookAt<F>(bytes: Uint8Array, table: LookTable, read: (der: Uint8Array) => F): LookedAt<F> | undefined {
  const repaired = repair(bytes, table);
  if (repaired === undefined) return undefined;
  try {
    return { facts: read(repaired.der), oddities: repaired.oddities, more: repaired.more };
  } catch (error) {
    if (error instanceof DecodeError) return undefined;
    throw error;
  }
}

/** A copy: nobody gets the certificate that was made for looking, not even by a cast. */
const factsOf = (certificate: X509Certificate): CertificateFacts =>
  Object.freeze({
    version: certificate.version,
    serialNumber: certificate.serialNumber,
    subject: certificate.subject,
    issuer: certificate.issuer,
    subjectEmails: certificate.subjectEmails,
    selfIssued: certificate.selfIssued,
    notBefore: certificate.notBefore,
    notAfter: certificate.notAfter,
    publicKey: certificate.publicKey,
    spkiDer: certificate.spkiDer,
    signatureAlgorithm: certificate.signatureAlgorithm,
    signatureAlgorithmsAgree: certificate.signatureAlgorithmsAgree,
    extensions: certificate.extensions,
    isCa: certificate.isCa,
    pathLength: certificate.pathLength,
    keyUsage: certificate.keyUsage,
    extendedKeyUsage: certificate.extendedKeyUsage,
    hasSubjectAltName: certificate.hasSubjectAltName,
    subjectAltNames: certificate.subjectAltNames,
    nameConstraints: certificate.nameConstraints,
    subjectKeyIdentifier: certificate.subjectKeyIdentifier,
    authorityKeyIdentifier: certificate.authorityKeyIdentifier,
    commonNames: certificate.commonNames,
    extensionValue: (name) => certificate.extensionValue(name),
  });
