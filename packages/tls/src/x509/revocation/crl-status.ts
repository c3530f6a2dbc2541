/** RFC 5280 §6.3.3: what lists say about a certificate. */
import { equal } from '../../bytes/index.ts';
import { parseCertificate, type X509Certificate } from '../certificate.ts';
import { day } from '../check-certificates.ts';
import type { Inquiry } from '../checks.ts';
import { clip } from '../names.ts';
import type { CandidatePath } from '../path.ts';
import { verifySignature } from '../signatures.ts';
import { parseRevocationList, type RevocationList, type RevokedEntry } from './crl.ts';
import { ALL_REASONS, pointsOf, reasonsOf } from './crl-scope.ts';
import type { RevocationPolicy, Status } from './policy.ts';

/** Lists that are looked at for one certificate. */
const MAX_LISTS = 256;

export function crlStatus(path: CandidatePath, position: number, inquiry: Inquiry, policy: RevocationPolicy): Status {
  const because: string[] = [];
  const { lists, unreadable } = readLists(policy.crls ?? []);
  const certificate = path.certificates[position]!;
  const issuer = path.certificates[position + 1]!;
  const covered = new Set<string>();
  const sources: string[] = [];
  for (const point of pointsOf(certificate, issuer.subjectRdns)) {
    for (const list of lists) {
      if (list.base !== undefined) continue;
      const reasons = reasonsOf(list, point, certificate)?.filter((reason) => !covered.has(reason)) ?? [];
      if (reasons.length === 0) continue;
      const use = usable(list, lists, issuer, path, inquiry, policy);
      if ('because' in use) {
        because.push(`the list of "${clip(list.issuer)}": ${use.because}`);
        continue;
      }
      const entry = entryFor(certificate, list, use.changes);
      const source = `the revocation list of "${clip(list.issuer)}" of ${day((use.changes ?? list).thisUpdate)}`;
      if (entry !== undefined) return { state: 'revoked', source, rfc: 'RFC 5280 §6.3.3', ...entry };
      for (const reason of reasons) covered.add(reason);
      sources.push(source);
    }
  }
  if (ALL_REASONS.every((reason) => covered.has(reason))) {
    return { state: 'good', source: [...new Set(sources)].join(' and '), rfc: 'RFC 5280 §6.3.3' };
  }
  if (covered.size > 0) because.push('the lists at hand do not cover all reasons');
  if (because.length === 0) because.push('no list speaks of it');
  return { state: 'unknown', because: [...because, ...unreadable] };
}

function readLists(given: readonly Uint8Array[]): { lists: RevocationList[]; unreadable: string[] } {
  const lists: RevocationList[] = [];
  const unreadable: string[] = [];
  for (const der of given.slice(0, MAX_LISTS)) {
    try {
      lists.push(parseRevocationList(der));
    } catch (error) {
      unreadable.push(`a list cannot be read: ${(error as Error).message}`);
    }
  }
  return { lists, unreadable };
}

type Use = { readonly changes: RevocationList | undefined } | { readonly because: string };

/** RFC 5280 §6.3.3 (a), (c), (f), (g) and (h). */
function usable(
  list: RevocationList,
  all: readonly RevocationList[],
  issuer: X509Certificate,
  path: CandidatePath,
  inquiry: Inquiry,
  policy: RevocationPolicy,
): Use {
  if (list.fault !== undefined) return { because: list.fault };
  const signer = signerOf(list, issuer, path, inquiry, policy);
  if (signer === undefined) return { because: 'nobody on a sound path to the same anchor may sign and has signed it' };
  const changes = all.find(
    (other) =>
      isChangeOf(other, list) && isFresh(other, inquiry.at) && verifySignature(other, signer, inquiry.provider),
  );
  if (isFresh(list, inquiry.at)) return { changes };
  return { because: `it was good from ${day(list.thisUpdate)} to ${day(list.nextUpdate ?? list.thisUpdate)}` };
}

/** RFC 5280 §5.1.2.5: a list says by when there will be a newer one. */
const isFresh = ({ thisUpdate, nextUpdate }: RevocationList, at: number): boolean =>
  at >= thisUpdate && nextUpdate !== undefined && at <= nextUpdate;

/** The issuer of the certificate, or another of the list's name: with cRLSign, and on a sound path to the same anchor. */
function signerOf(
  list: RevocationList,
  issuer: X509Certificate,
  path: CandidatePath,
  { provider, trust, vouch }: Inquiry,
  { signers = [] }: RevocationPolicy,
): X509Certificate | undefined {
  const anchor = path.certificates.at(-1)!;
  const mayHave = (one: X509Certificate) =>
    one.subjectName === list.issuerName &&
    one.keyUsage?.includes('cRLSign') !== false &&
    verifySignature(list, one, provider);
  if (mayHave(issuer)) return issuer;
  const strangers = [...path.certificates, ...readable(signers)];
  return [...strangers, ...trust.named(list.issuerName)].find((one) => {
    if (!mayHave(one)) return false;
    if (path.certificates.slice(1).includes(one)) return true;
    const end = vouch(one, strangers)?.certificates.at(-1);
    return end !== undefined && equal(end.spkiDer, anchor.spkiDer) && end.subjectName === anchor.subjectName;
  });
}

function readable(ders: readonly Uint8Array[]): X509Certificate[] {
  return ders.flatMap((der) => {
    try {
      return [parseCertificate(der)];
    } catch {
      return []; // Whoever cannot be read has signed nothing that counts.
    }
  });
}

/** RFC 5280 §6.3.3 (c): changes since a list that is no newer than `full`, of the same issuer and scope. */
function isChangeOf(changes: RevocationList, full: RevocationList): boolean {
  if (changes.base === undefined || changes.fault !== undefined || changes.issuerName !== full.issuerName) return false;
  return (
    sameBytes(changes.scopeDer, full.scopeDer) &&
    sameBytes(changes.authorityKeyIdentifier, full.authorityKeyIdentifier) &&
    !isLess(full.number!, changes.base) &&
    isLess(full.number!, changes.number!)
  );
}

const sameBytes = (a: Uint8Array | undefined, b: Uint8Array | undefined): boolean =>
  a === undefined || b === undefined ? a === b : equal(a, b);

/** Of two positive numbers in as few octets as they need, the longer is the larger. */
function isLess(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return a.length < b.length;
  const at = a.findIndex((byte, i) => byte !== b[i]);
  return at !== -1 && a[at]! < b[at]!;
}

/** RFC 5280 §6.3.3 (i) and (j): changes outweigh what they change. */
function entryFor(
  { serialNumber, issuerName }: X509Certificate,
  list: RevocationList,
  changes: RevocationList | undefined,
): RevokedEntry | undefined {
  const entry = changes?.find(serialNumber, issuerName) ?? list.find(serialNumber, issuerName);
  return entry?.reason === 'removeFromCRL' ? undefined : entry;
}
