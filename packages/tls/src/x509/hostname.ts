import { equal } from '../bytes/index.ts';
import { parseAddress, showAddress } from './address.ts';
import { clip, printable } from './names.ts';

/** The names a certificate gives its holder, as far as a host can be matched with them. */
export interface PresentedNames {
  readonly subjectAltNames: readonly SubjectAltName[];
}

/** One GeneralName of a subjectAltName. `dNSName`, `rfc822Name` and URIs are text, addresses are bytes. */
export type SubjectAltName =
  | { readonly type: 'dNSName'; readonly value: string }
  | { readonly type: 'rfc822Name' | 'uniformResourceIdentifier'; readonly value: string }
  | { readonly type: 'iPAddress'; readonly value: Uint8Array }
  | {
      readonly type: 'directoryName';
      /** One canonical text for each relative name, most significant first; equal texts are equal names. */
      readonly rdns: readonly string[];
      /** RFC 4514 text, safe to print. */
      readonly text: string;
    }
  | { readonly type: 'otherName' | 'x400Address' | 'ediPartyName' | 'registeredID' };

export interface HostnameMatch {
  readonly ok: boolean;
  readonly rfc: string;
  /** The presented name that matched. */
  readonly matched?: string;
  /** Why no name matched. */
  readonly because?: string;
}

/**
 * Whether `certificate` is for `host`: an IP address, or a DNS name in its ASCII form (the caller converts an
 * internationalized name to A-labels). Only subjectAltName counts, never the subject's common name. RFC 9525 §6.
 */
export function matchHostname(certificate: PresentedNames, host: string): HostnameMatch {
  const address = parseAddress(host);
  return address === undefined ? matchDns(certificate, host) : matchAddress(certificate, address);
}

/** RFC 9525 §6.4: equal octets, and never against a dNSName. */
function matchAddress(certificate: PresentedNames, address: Uint8Array): HostnameMatch {
  const rfc = 'RFC 9525 §6.4';
  const names = certificate.subjectAltNames.filter((name) => name.type === 'iPAddress');
  if (names.some((name) => equal(name.value, address))) return { ok: true, rfc, matched: showAddress(address) };
  if (names.length === 0) return { ok: false, rfc, because: 'it names no IP address' };
  return { ok: false, rfc, because: `its addresses are ${listOf(names.map((name) => showAddress(name.value)))}` };
}

/** RFC 9525 §6.3 */
function matchDns(certificate: PresentedNames, host: string): HostnameMatch {
  const rfc = 'RFC 9525 §6.3';
  const wanted = (host.endsWith('.') ? host.slice(0, -1) : host).toLowerCase();
  const wrong = unusable(wanted);
  if (wrong !== undefined) return { ok: false, rfc, because: wrong };
  const names = certificate.subjectAltNames.filter((name) => name.type === 'dNSName').map((name) => name.value);
  const matched = names.find((name) => dnsNameMatches(name, wanted));
  if (matched !== undefined) return { ok: true, rfc, matched };
  if (names.length === 0) return { ok: false, rfc, because: 'it has no dNSName in a subjectAltName' };
  return { ok: false, rfc, because: `its names are ${listOf(names.map(printable))}` };
}

function listOf(names: readonly string[]): string {
  const more = names.length > 8 ? ` and ${names.length - 8} more` : '';
  return names.slice(0, 8).map(clip).join(', ') + more;
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

/** `pattern` is as presented; `host` is lower case. The wildcard is the whole left-most label and stands for one. */
function dnsNameMatches(pattern: string, host: string): boolean {
  const name = pattern.toLowerCase();
  if (!name.startsWith('*.')) return isDnsName(name) && name === host;
  const parent = name.slice(2);
  // A wildcard directly under a top-level domain would speak for strangers (RFC 9525 §7.1).
  if (!isDnsName(parent) || !parent.includes('.')) return false;
  const dot = host.indexOf('.');
  return dot > 0 && host.slice(dot + 1) === parent;
}

/** Letters, digits, hyphens and (as deployed) underscores; labels of 1 to 63, 253 in all. `name` is lower case. */
export const isDnsName = (name: string): boolean =>
  name.length <= 253 && /^[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)*$/.test(name);
