import { matchHostname, parseAddress, parseCertificate, type SubjectAltName } from '../x509/index.ts';
import { nameMismatch } from './errors/index.ts';

/** A certificate as `getPeerCertificate` gives it. */
export interface NamedCertificate {
  readonly raw?: Uint8Array | undefined;
  /** `DNS:example.com, IP Address:192.0.2.1`; read where there is no `raw`. */
  readonly subjectaltname?: string | undefined;
}

/**
 * Whether the certificate is for `hostname`; otherwise the error that says why not. RFC 9525, like the handshake itself:
 * unlike node:tls no common name counts, and a wildcard is one whole label under at least two.
 */
export function checkServerIdentity(hostname: string, cert: NamedCertificate): Error | undefined {
  // As in node:tls, where programs without types give anything.
  const name = String(hostname);
  const match = matchHostname({ subjectAltNames: namesIn(cert) }, name);
  return match.ok ? undefined : nameMismatch(name, cert, match.because ?? 'it has no such name');
}

function namesIn({ raw, subjectaltname = '' }: NamedCertificate): readonly SubjectAltName[] {
  if (raw !== undefined) return parseCertificate(raw).subjectAltNames;
  return entries(subjectaltname).flatMap(nameOf);
}

/** Node writes a name with a comma in it as a JSON string. */
const entries = (text: string): string[] =>
  text.match(/[^:,]+:(?:"(?:[^"\\]|\\.)*"|[^,]*)/g)?.map((entry) => entry.trim()) ?? [];

function nameOf(entry: string): SubjectAltName[] {
  const colon = entry.indexOf(':');
  const [type, text] = [entry.slice(0, colon), entry.slice(colon + 1)];
  const value = text.startsWith('"') ? quoted(text) : text;
  if (type === 'DNS') return [{ type: 'dNSName', value }];
  const address = type === 'IP Address' ? parseAddress(value) : undefined;
  return address === undefined ? [] : [{ type: 'iPAddress', value: address }];
}

function quoted(text: string): string {
  try {
    return String(JSON.parse(text));
  } catch {
    return '';
  }
}
