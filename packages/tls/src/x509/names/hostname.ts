import { equal } from '../../bytes/index.ts';
import { listed } from '../dates.ts';
import { parseAddress, showAddress } from './address.ts';
import { clip, printable, type SubjectAltName } from './names.ts';

/** The names a certificate gives its holder, as far as a host can be matched with them. */
export interface PresentedNames {
  readonly subjectAltNames: readonly SubjectAltName[];
  readonly commonNames?: readonly string[];
}

/** Which names count and how wildcards are read. */
export interface HostRules {
  /** Whether the subject's common name counts: never, where there is no subjectAltName, or no dNSName in it. */
  readonly commonName: 'never' | 'withoutNames' | 'withoutDnsNames';
  /** The wildcard is the whole left-most label, or may be part of it. */
  readonly wildcards: 'label' | 'partial';
  /** A wildcard may stand right under a top-level domain. */
  readonly topLevel: boolean;
  /** iPAddress names count. */
  readonly addresses: boolean;
}

/** RFC 9525: only subjectAltName, and a wildcard is one whole label under at least two. */
export const strictHostRules: HostRules = { commonName: 'never', wildcards: 'label', topLevel: false, addresses: true };

export interface HostnameMatch {
  readonly ok: boolean;
  readonly rfc: string;
  /** The presented name that matched. */
  readonly matched?: string;
  /** Why no name matched. */
  readonly because?: string;
  /** The names that it is for instead: `a.test and b.test`. */
  readonly others?: string;
}

/**
 * Whether `certificate` is for `host`: an IP address, or a DNS name in its ASCII form (the caller converts an
 * internationalized name to A-labels). Unless `rules` say otherwise only subjectAltName counts, never the subject's
 * common name. RFC 9525 §6.
 */
export function matchHostname(
  certificate: PresentedNames,
  host: string,
  rules: HostRules = strictHostRules,
): HostnameMatch {
  const address = parseAddress(host);
  return address === undefined ? matchDns(certificate, host, rules) : matchAddress(certificate, address, rules);
}

/** RFC 9525 §6.4: equal octets, and never against a dNSName. */
function matchAddress(certificate: PresentedNames, address: Uint8Array, rules: HostRules): HostnameMatch {
  const rfc = 'RFC 9525 §6.4';
  if (!rules.addresses) return { ok: false, rfc, because: 'IP addresses in certificates are not looked at' };
  const names = certificate.subjectAltNames.filter((name) => name.type === 'iPAddress');
  if (names.some((name) => equal(name.value, address))) return { ok: true, rfc, matched: showAddress(address) };
  if (names.length === 0) return { ok: false, rfc, because: 'it names no IP address' };
  return { ok: false, rfc, ...instead('addresses', names, (name) => showAddress(name.value)) };
}

/** RFC 9525 §6.3 */
function matchDns(certificate: PresentedNames, host: string, rules: HostRules): HostnameMatch {
  const rfc = 'RFC 9525 §6.3';
  const wanted = (host.endsWith('.') ? host.slice(0, -1) : host).toLowerCase();
  const wrong = unusable(wanted);
  if (wrong !== undefined) return { ok: false, rfc, because: wrong };
  const names = dnsNames(certificate, rules);
  const matched = names.find((name) => dnsNameMatches(name, wanted, rules));
  if (matched !== undefined) return { ok: true, rfc, matched: printable(matched) };
  if (names.length === 0) return { ok: false, rfc, because: 'it has no dNSName in a subjectAltName' };
  return { ok: false, rfc, ...instead('names', names, printable) };
}

/** The dNSNames, and the common names where they count. */
function dnsNames(presented: PresentedNames, rules: HostRules): readonly string[] {
  const names = presented.subjectAltNames.filter((name) => name.type === 'dNSName').map((name) => name.value);
  return [...names, ...countingCommonNames(presented, rules)];
}

/** The common names that count as the host's. */
export function countingCommonNames(
  { subjectAltNames, commonNames = [] }: PresentedNames,
  { commonName }: HostRules,
): readonly string[] {
  if (commonName === 'never') return [];
  const stand = subjectAltNames.some(({ type }) => commonName === 'withoutNames' || type === 'dNSName');
  return stand ? [] : commonNames;
}

/** The first few of the names, when none of them matched. */
function instead<T>(what: string, names: readonly T[], show: (name: T) => string): { because: string; others: string } {
  const shown = names.slice(0, 8).map((name) => clip(show(name)));
  const others = listed(names.length > 8 ? [...shown, `${names.length - 8} more`] : shown);
  return { because: `its ${what} are ${others}`, others };
}

/** Why a host cannot be compared at all, which is never a match. */
function unusable(host: string): string | undefined {
  for (let i = 0; i < host.length; i++) {
    if (host.charCodeAt(i) > 0x7f) return 'the host is not in ASCII: internationalized names are compared as A-labels';
  }
  if (!isDnsName(host)) return 'the host is neither an IP address nor a DNS name';
  // "1.2.3" and "0x7f.1" are addresses to some readers and names to others.
  if (/(^|\.)(0x[0-9a-f]*|[0-9]+)$/.test(host)) return 'the host looks like an IP address and is not one';
  return undefined;
}

/** `pattern` is as presented; `host` is lower case. The wildcard stands in the left-most label and for one label. */
function dnsNameMatches(pattern: string, host: string, { wildcards, topLevel }: HostRules): boolean {
  const name = pattern.toLowerCase();
  const star = name.indexOf('*');
  if (star === -1) return name === host;
  const [first, parent] = splitLabel(name);
  const [label, rest] = splitLabel(host);
  if (rest !== parent) return false;
  // A wildcard directly under a top-level domain would speak for strangers (RFC 9525 §7.1).
  if (!isDnsName(parent) || (!topLevel && !parent.includes('.'))) return false;
  return label !== '' && (wildcards === 'label' ? first === '*' : fitsLabel(first, label));
}

const splitLabel = (name: string): [first: string, parent: string] => {
  const dot = name.indexOf('.');
  return dot === -1 ? [name, ''] : [name.slice(0, dot), name.slice(dot + 1)];
};

/** `f*o`, with letters around one star; never within an internationalized label. */
function fitsLabel(pattern: string, label: string): boolean {
  const [before, after, more] = pattern.split('*');
  if (after === undefined || more !== undefined || pattern.startsWith('xn--')) return false;
  return label.length >= pattern.length && label.startsWith(before!) && label.endsWith(after);
}

/** Letters, digits, hyphens and (as deployed) underscores; labels of 1 to 63, 253 in all. `name` is lower case. */
export const isDnsName = (name: string): boolean =>
  name.length <= 253 && /^[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)*$/.test(name);
