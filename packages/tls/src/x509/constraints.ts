/** Name constraints (RFC 5280 §4.2.1.10): which names a CA may vouch for. */
import { parseAddress } from './address.ts';
import type { X509Certificate } from './certificate.ts';
import type { NameConstraints } from './extensions.ts';
import { isDnsName, type SubjectAltName } from './hostname.ts';
import { showName } from './names.ts';

export interface ConstraintFault {
  readonly kind: 'notPermitted' | 'excluded' | 'badConstraint' | 'unknownConstraint';
  readonly because: string;
}

/** Comparisons for one CA; far above any real use (RFC 5280 sets no bound). */
const MAX_COMPARISONS = 2 ** 18;

/** What is wrong with the constraints themselves, or `undefined`. */
export function constraintsFlaw({ permitted, excluded, bounded }: NameConstraints): string | undefined {
  if (permitted === undefined && excluded === undefined) return 'they constrain nothing';
  if (permitted?.length === 0 || excluded?.length === 0) return 'a list of subtrees is empty';
  if (bounded) return 'a subtree has a minimum or a maximum';
  return [...(permitted ?? []), ...(excluded ?? [])].map(baseFlaw).find((flaw) => flaw !== undefined);
}

/** The first name of `certificate` that `constraints` do not allow, or `undefined`. */
export function violation(certificate: X509Certificate, constraints: NameConstraints): ConstraintFault | undefined {
  const { permitted = [], excluded = [] } = constraints;
  const names = constrainedNames(certificate);
  if (names.length * (permitted.length + excluded.length) > MAX_COMPARISONS) {
    return { kind: 'badConstraint', because: 'there are too many names and constraints to compare' };
  }
  for (const name of names) {
    const sameForm = (base: SubjectAltName) => base.type === name.type;
    const within = permitted.filter(sameForm);
    const outside = excluded.filter(sameForm);
    if (within.length + outside.length === 0) continue;
    const fault = judge(name, within, outside);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function judge(name: SubjectAltName, within: SubjectAltName[], outside: SubjectAltName[]): ConstraintFault | undefined {
  const text = showName(name);
  if (nameFlaw(name)) return { kind: 'badConstraint', because: `${text} cannot be compared` };
  if (!('value' in name) && !('rdns' in name)) {
    return { kind: 'unknownConstraint', because: `constraints on a ${name.type} are not known` };
  }
  const hit = outside.find((base) => contains(base, name, 'some'));
  if (hit !== undefined) return { kind: 'excluded', because: `${text} is excluded by ${showName(hit)}` };
  if (within.length === 0 || within.some((base) => contains(base, name, 'all'))) return undefined;
  return { kind: 'notPermitted', because: `${text} is not within ${within.slice(0, 4).map(showName).join(', ')}` };
}

/** The subject, where it is not empty, and every alternative name. */
function constrainedNames(certificate: X509Certificate): SubjectAltName[] {
  const names = [...certificate.subjectAltNames];
  if (certificate.subjectRdns.length > 0) {
    names.push({ type: 'directoryName', rdns: certificate.subjectRdns, text: certificate.subject });
  }
  // Legacy mail addresses in the subject count where there is no subjectAltName.
  if (!certificate.hasSubjectAltName) {
    for (const value of certificate.subjectEmails) names.push({ type: 'rfc822Name', value });
  }
  return names;
}

/** Whether `base` covers all, or at least some, of the names that `name` stands for (a wildcard stands for many). */
function contains(base: SubjectAltName, name: SubjectAltName, how: 'all' | 'some'): boolean {
  if (base.type === 'dNSName' && name.type === 'dNSName') return dnsWithin(base.value, name.value, how);
  if (base.type === 'iPAddress' && name.type === 'iPAddress') return addressWithin(base.value, name.value);
  if (base.type === 'rfc822Name' && name.type === 'rfc822Name') return mailboxWithin(base.value, name.value);
  if (base.type === 'directoryName' && name.type === 'directoryName') {
    return base.rdns.every((rdn, i) => rdn === name.rdns[i]);
  }
  if (base.type === 'uniformResourceIdentifier' && name.type === 'uniformResourceIdentifier') {
    return hostWithin(base.value, uriHost(name.value)!);
  }
  return false;
}

/** "Zero or more labels added to the left". */
function dnsWithin(base: string, name: string, how: 'all' | 'some'): boolean {
  const [domain, full] = [base.toLowerCase(), name.toLowerCase()];
  const under = (host: string) => domain === '' || host === domain || host.endsWith(`.${domain}`);
  if (!full.startsWith('*.')) return under(full);
  const parent = full.slice(2);
  return under(parent) || (how === 'some' && domain.slice(domain.indexOf('.') + 1) === parent);
}

function addressWithin(base: Uint8Array, address: Uint8Array): boolean {
  const { length } = address;
  return base.length === 2 * length && address.every((byte, i) => ((byte ^ base[i]!) & base[length + i]!) === 0);
}

/** A mailbox, a host, or a domain with a leading period. The local part is compared as it stands. */
function mailboxWithin(base: string, mailbox: string): boolean {
  const at = mailbox.indexOf('@');
  const host = mailbox.slice(at + 1).toLowerCase();
  const baseAt = base.indexOf('@');
  if (baseAt === -1) return hostWithin(base, host);
  return base.slice(0, baseAt) === mailbox.slice(0, at) && base.slice(baseAt + 1).toLowerCase() === host;
}

const hostWithin = (base: string, host: string): boolean => {
  const domain = base.toLowerCase();
  return domain.startsWith('.') ? host.endsWith(domain) : host === domain;
};

function baseFlaw(base: SubjectAltName): string | undefined {
  const text = `the subtree ${showName(base)}`;
  switch (base.type) {
    case 'dNSName':
      return base.value === '' || isDnsName(base.value.toLowerCase()) ? undefined : `${text} is not a DNS name`;
    case 'iPAddress':
      return isRange(base.value) ? undefined : `${text} is not an address and a mask`;
    case 'rfc822Name':
      return base.value.split('@').length > 2 ? `${text} is not a mail address, host or domain` : undefined;
    default:
      return undefined;
  }
}

/** An address and a mask of ones followed by zeros (RFC 4632 §3.1). */
function isRange(bytes: Uint8Array): boolean {
  if (bytes.length !== 8 && bytes.length !== 32) return false;
  const mask = Array.from(bytes.subarray(bytes.length / 2), (byte) => byte.toString(2).padStart(8, '0')).join('');
  return /^1*0*$/.test(mask);
}

/** A name that is not what its form says cannot be shown to be inside or outside anything. */
function nameFlaw(name: SubjectAltName): boolean {
  switch (name.type) {
    case 'dNSName':
      return !isDnsName(name.value.toLowerCase().replace(/^\*\./, ''));
    case 'iPAddress':
      return name.value.length !== 4 && name.value.length !== 16;
    case 'rfc822Name':
      return !/^[^@]+@[^@]+$/.test(name.value);
    case 'uniformResourceIdentifier':
      return uriHost(name.value) === undefined;
    default:
      return false;
  }
}

/** The host of a URI with an authority, where it is a DNS name (RFC 3986 §3.2). */
function uriHost(uri: string): string | undefined {
  const authority = /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)/i.exec(uri)?.[1];
  const host = authority
    ?.replace(/^[^@]*@/, '')
    .replace(/:[0-9]*$/, '')
    .toLowerCase();
  return host === undefined || parseAddress(host) !== undefined || !isDnsName(host) ? undefined : host;
}
