import { clip, showName } from '../names/index.ts';
import type { X509Certificate } from './certificate.ts';

/** How a sentence names a certificate of a path, wherever it is said. */
export class CertificateLabel {
  readonly position: number;
  readonly subject: string;

  constructor(position: number, subject: string) {
    this.position = position;
    this.subject = subject;
  }

  /** `certificate 1 "CN=Issuing CA"`; 0 is the peer's own. */
  toString(): string {
    return `certificate ${this.position} ${this.quoted}`;
  }

  /** Where the position shows already. */
  get quoted(): string {
    return `"${this.subject}"`;
  }
}

export const nameOf = (certificates: readonly X509Certificate[], position: number): CertificateLabel =>
  new CertificateLabel(position, holderOf(certificates[position]!));

/** The subject, or what stands for one where it is empty. */
export function holderOf(certificate: X509Certificate): string {
  if (certificate.subject !== '') return clip(certificate.subject);
  const [first] = certificate.subjectAltNames;
  return first === undefined ? '(no name)' : showName(first);
}
