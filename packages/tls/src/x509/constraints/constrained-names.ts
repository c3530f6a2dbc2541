/** Names as constraints compare them: each is taken apart once. */

import type { X509Certificate } from '../certificate/index.ts';
import { countingCommonNames, type HostRules, isDnsName, parseAddress, type SubjectAltName } from '../names/index.ts';
import type { ConstraintRules } from '../profiles/index.ts';

export type NameType = SubjectAltName['type'];

/** A name of a certificate. */
export interface Constrained {
  readonly name: SubjectAltName;
  /** It is not what its form says: nobody can show that it is inside or outside anything. */
  readonly flawed: boolean;
  /** In lower case: the host of any form that has one; of a wildcard what it stands under. */
  readonly host: string;
  readonly wildcard: boolean;
  /** Of a mail address: what stands in front of the host. */
  readonly local: string;
}

/** A subtree, taken apart likewise. */
export interface Subtree {
  readonly base: SubjectAltName;
  readonly host: string;
  readonly local: string | undefined;
}

export type ByType<T> = ReadonlyMap<NameType, readonly T[]>;

/**
 * The subject, where it is not empty, every alternative name, and the common names that count as the host's.
 *
 * @param host how hosts are compared, of the peer's own certificate
 */
export function constrainedNames(
  certificate: X509Certificate,
  rules: ConstraintRules,
  host: HostRules | undefined,
): ByType<SubjectAltName> {
  const names = [...certificate.subjectAltNames];
  if (certificate.subjectRdns.length > 0) {
    names.push({ type: 'directoryName', rdns: certificate.subjectRdns, text: certificate.subject });
  }
  // Legacy mail addresses in the subject count where there is no subjectAltName.
  if (!certificate.hasSubjectAltName) {
    for (const value of certificate.subjectEmails) names.push({ type: 'rfc822Name', value });
  }
  for (const value of host === undefined ? [] : countingCommonNames(certificate, host)) {
    if (isBound(value.toLowerCase(), rules)) names.push({ type: 'dNSName', value });
  }
  return byType(names, ({ type }) => type);
}

/** Whether constraints hold a common name: what can be no host's is only what somebody is called. */
function isBound(name: string, { commonName }: ConstraintRules): boolean {
  if (commonName === 'dotted') return isDnsName(name) && name.includes('.');
  return commonName !== 'none' && isDnsName(name.replace(/^\*\./, ''));
}

export function byType<T>(all: readonly T[], typeOf: (one: T) => NameType): Map<NameType, T[]> {
  const sorted = new Map<NameType, T[]>();
  for (const one of all) {
    const same = sorted.get(typeOf(one));
    if (same === undefined) sorted.set(typeOf(one), [one]);
    else same.push(one);
  }
  return sorted;
}

export function constrainedName(name: SubjectAltName, rules: ConstraintRules): Constrained {
  const plain = { name, flawed: false, host: '', wildcard: false, local: '' };
  const flawed = (flaw: boolean) => flaw && rules.wellFormed;
  switch (name.type) {
    case 'dNSName': {
      const full = name.value.toLowerCase();
      const wildcard = rules.wildcards && full.startsWith('*.');
      const host = wildcard ? full.slice(2) : full;
      return { ...plain, host, wildcard, flawed: flawed(!isDnsName(host.replace(/^\*\./, ''))) };
    }
    case 'iPAddress':
      return { ...plain, flawed: name.value.length !== 4 && name.value.length !== 16 };
    case 'rfc822Name': {
      const at = name.value.lastIndexOf('@');
      const whole = /^[^@]+@[^@]+$/.test(name.value);
      const [local, host] = [name.value.slice(0, Math.max(at, 0)), name.value.slice(at + 1).toLowerCase()];
      return { ...plain, local, host, flawed: at === -1 || flawed(!whole) };
    }
    case 'uniformResourceIdentifier': {
      const host = rules.uriAuthority ? uriHost(name.value) : uriHostUpToColon(name.value);
      return { ...plain, host: host ?? '', flawed: host === undefined };
    }
    default:
      return plain;
  }
}

export function subtree(base: SubjectAltName): Subtree {
  if (base.type === 'rfc822Name') {
    const at = base.value.lastIndexOf('@');
    const host = base.value.slice(at + 1).toLowerCase();
    return { base, host, local: at === -1 ? undefined : base.value.slice(0, at) };
  }
  const host = 'value' in base && typeof base.value === 'string' ? base.value.toLowerCase() : '';
  return { base, host, local: undefined };
}

/** Whether `tree` covers all, or at least some, of the names that `name` stands for (a wildcard stands for many). */
export function contains({ base, host, local }: Subtree, name: Constrained, how: 'all' | 'some'): boolean {
  const held = name.name;
  switch (base.type) {
    case 'dNSName':
      return dnsWithin(host, name, how);
    case 'iPAddress':
      return held.type === 'iPAddress' && addressWithin(base.value, held.value);
    case 'rfc822Name':
      return local === undefined ? hostWithin(host, name.host) : local === name.local && host === name.host;
    case 'directoryName':
      return held.type === 'directoryName' && base.rdns.every((rdn, i) => rdn === held.rdns[i]);
    case 'uniformResourceIdentifier':
      return hostWithin(host, name.host);
    default:
      return false;
  }
}

/** "Zero or more labels added to the left"; after a leading period one or more, as most readers have it. */
function dnsWithin(domain: string, { host, wildcard }: Constrained, how: 'all' | 'some'): boolean {
  if (domain.startsWith('.')) {
    const parent = domain.slice(1);
    return host.endsWith(domain) || (wildcard && (host === parent || (how === 'some' && firstParent(parent) === host)));
  }
  if (domain === '' || host === domain || host.endsWith(`.${domain}`)) return true;
  return wildcard && how === 'some' && firstParent(domain) === host;
}

/** The domain one label above. */
const firstParent = (domain: string): string => domain.slice(domain.indexOf('.') + 1);

function addressWithin(base: Uint8Array, address: Uint8Array): boolean {
  const { length } = address;
  return base.length === 2 * length && address.every((byte, i) => ((byte ^ base[i]!) & base[length + i]!) === 0);
}

const hostWithin = (domain: string, host: string): boolean =>
  domain.startsWith('.') ? host.endsWith(domain) : host === domain;

/** The host of a URI with an authority, where it is a DNS name (RFC 3986 §3.2). */
function uriHost(uri: string): string | undefined {
  const authority = /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)/i.exec(uri)?.[1];
  const host = authority
    ?.replace(/^[^@]*@/, '')
    .replace(/:[0-9]*$/, '')
    .toLowerCase();
  return host === undefined || parseAddress(host) !== undefined || !isDnsName(host) ? undefined : host;
}

/** As OpenSSL has it (crypto/x509/v3_ncons.c, nc_uri): the user of a URI is taken for its host. */
function uriHostUpToColon(uri: string): string | undefined {
  const [, rest] = /^[^:]*:\/\/(.*)$/s.exec(uri) ?? [];
  if (rest === undefined) return undefined;
  const colon = rest.indexOf(':');
  const slash = rest.indexOf('/');
  const end = colon !== -1 ? colon : slash !== -1 ? slash : rest.length;
  return end === 0 ? undefined : rest.slice(0, end).toLowerCase();
}
