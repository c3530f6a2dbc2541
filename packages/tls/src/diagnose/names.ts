import { harmless } from '../bytes/index.ts';
import { parseAddress, type X509Certificate } from '../x509/index.ts';

export const isAddress = (host: string): boolean => parseAddress(host) !== undefined;

/** Names and addresses that nobody on the public net has: this machine, and private networks (RFC 1918, RFC 4193). */
export const isNear = (host: string): boolean =>
  /^(localhost$|127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.|::1$|f[cd]|fe80:)/i.test(host) ||
  /\.(localhost|local|internal|lan|home\.arpa)$/i.test(host);

/** What a certificate is for, as it says itself; safe to print. */
export const namesOf = ({ subjectAltNames }: X509Certificate): string[] =>
  subjectAltNames.flatMap((name) =>
    'value' in name && typeof name.value === 'string' ? [harmless(name.value).slice(0, LONGEST)] : [],
  );

/** A host name has at most 253 letters (RFC 1035 §2.3.4). */
const LONGEST = 255;
/** Names that are compared: a certificate may have thousands. */
const COMPARED = 256;

/** The name that differs in the fewest places from the one that was wanted. */
export function nearest(wanted: string, names: readonly string[]): string | undefined {
  const far = names.slice(0, COMPARED).map((name) => ({ name, distance: distance(wanted, name) }));
  return far.sort((a, b) => a.distance - b.distance)[0]?.name;
}

/** In how many letters two names differ: Levenshtein's; both are cut to 64, so that nobody's certificate buys our time. */
export function distance(a: string, b: string): number {
  const [left, right] = [a.slice(0, 64), b.slice(0, 64)];
  let row = Array.from({ length: right.length + 1 }, (_, i) => i);
  for (let i = 1; i <= left.length; i++) {
    const next = [i];
    for (let j = 1; j <= right.length; j++) {
      const replaced = row[j - 1]! + (left[i - 1] === right[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[right.length]!;
}
