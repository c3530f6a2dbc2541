/** Keys, dates and names in words. */
import { DAY } from 'tlscope/bytes';
import { plural } from 'tlscope/observe';
import { type CertificateFacts, type SubjectAltName, showAddress } from 'tlscope/x509';

/** `2026-11-23`. */
export const day = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** `2026-11-23 15:04:05 UTC`. */
export const moment = (at: number): string => `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`;

/** `3 days ago`, `in 5 hours`, `now`. */
export function when(at: number, now: number): string {
  const length = span(Math.abs(at - now));
  if (length === undefined) return 'now';
  return at < now ? `${length} ago` : `in ${length}`;
}

/** `3 days`; `undefined` below a minute. */
export function span(milliseconds: number): string | undefined {
  const days = milliseconds / DAY;
  if (days >= 730) return plural(Math.round(days / 365.25), 'year');
  if (days >= 1) return plural(Math.floor(days), 'day');
  if (days * 24 >= 1) return plural(Math.floor(days * 24), 'hour');
  return days * 1440 >= 1 ? plural(Math.floor(days * 1440), 'minute') : undefined;
}

export const daysBetween = (from: number, to: number): number => Math.round((to - from) / DAY);

export { keyName, rsaBits } from 'tlscope/x509';

/** `example.com`, `192.0.2.1`. */
export function nameText(name: SubjectAltName): string {
  if (name.type === 'iPAddress') return showAddress(name.value);
  if (name.type === 'directoryName') return name.text;
  return 'value' in name ? name.value : name.type;
}

/** The first name a certificate is for, or whom it is about: what a person would call it. */
export function callIt(certificate: CertificateFacts): string {
  const common = certificate.commonNames[0];
  const [first, ...more] = certificate.subjectAltNames;
  if (certificate.isCa || first === undefined) return `"${common ?? (certificate.subject || '(no name)')}"`;
  return more.length === 0 ? nameText(first) : `${nameText(first)} and ${plural(more.length, 'other name')}`;
}

/** What it is for, with an article. */
export function roleOf(certificate: CertificateFacts): string {
  if (certificate.isCa) return certificate.selfIssued ? 'a root certificate' : 'the certificate of an intermediate CA';
  const own = certificate.selfIssued ? 'self-signed ' : '';
  const uses = certificate.extendedKeyUsage ?? [];
  const server = uses.includes('serverAuth');
  const client = uses.includes('clientAuth');
  if (server) return `a ${own}server certificate${client ? ' (and for clients)' : ''}`;
  if (client) return `a ${own}client certificate`;
  if (uses.includes('OCSPSigning')) return 'the certificate of one who answers about revocation';
  if (uses.includes('codeSigning')) return `a ${own}certificate for signing code`;
  if (uses.includes('emailProtection')) return `a ${own}certificate for mail`;
  return certificate.selfIssued ? 'a self-signed certificate' : 'a certificate';
}

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
