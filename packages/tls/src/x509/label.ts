import type { X509Certificate } from './certificate.ts';
import { clip, showName } from './names.ts';

/** `certificate 1 "CN=Issuing CA"`: how a claim names a certificate of a path; 0 is the peer's own. */
export const nameOf = (certificates: readonly X509Certificate[], position: number): string =>
  labelOf(position, holderOf(certificates[position]!));

/** The same of a path whose subjects are at hand. */
export const labelOf = (position: number, subject: string): string => `certificate ${position} "${subject}"`;

/** The subject, or what stands for one where it is empty. */
export function holderOf(certificate: X509Certificate): string {
  if (certificate.subject !== '') return clip(certificate.subject);
  const [first] = certificate.subjectAltNames;
  return first === undefined ? '(no name)' : showName(first);
}
