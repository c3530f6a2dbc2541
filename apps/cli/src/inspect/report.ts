/** A file judged: what it is, and what is wrong with it, in one line and at length. */
import { plural } from 'tlscope/observe';
import type { RequestFacts, TrustStore } from 'tlscope/x509';
import type { CertificateItem, Found, Item, Remark } from './items.ts';
import { judge } from './judge.ts';
import { judgeTogether, shapeOf } from './together.ts';
import { callIt, capital, keyName, roleOf, when } from './words.ts';

export interface Report {
  readonly container: string;
  /** The first line. */
  readonly headline: string;
  readonly good: boolean;
  /** About the whole. */
  readonly remarks: readonly Remark[];
  readonly parts: readonly { readonly item: Item; readonly remarks: readonly Remark[] }[];
}

/** `at` in milliseconds since 1970. */
export function reportOn(
  { container, items, unordered, remarks: given }: Found,
  at: number,
  roots: TrustStore,
): Report {
  const parts = items.map((item) => ({ item, remarks: judge(item, at) }));
  const remarks = [...given, ...judgeTogether(items, roots, unordered !== true)];
  if (items.length === 0 && remarks.every(({ wrong }) => !wrong)) {
    remarks.push({ wrong: true, text: 'There is nothing in it.', short: 'nothing in it' });
  }
  const wrong = [...remarks, ...parts.flatMap((part) => part.remarks)].some((remark) => remark.wrong);
  return {
    container,
    headline: `${capital(whatIs(items, container))}: ${verdict(items, remarks, parts, at)}.`,
    good: !wrong,
    remarks,
    parts,
  };
}

function whatIs(items: readonly Item[], container: string): string {
  const [only] = items;
  if (only === undefined) return container;
  const inside = container === 'PEM' || container === 'DER' ? '' : ` in ${container}`;
  if (items.length === 1) return `${describe(only)}${inside}`;
  const certificates = items.filter((item): item is CertificateItem => item.kind === 'certificate');
  const rest = items.filter(({ kind }) => kind !== 'certificate');
  const words = [certificatesIn(certificates), ...count(rest)].filter((word) => word !== '');
  return `${list(words)}${inside}`;
}

function certificatesIn(items: readonly CertificateItem[]): string {
  const certificates = items.map(({ certificate }) => certificate);
  const [first] = certificates;
  if (first === undefined) return '';
  if (certificates.length === 1) return describe(items[0]!);
  const shape = shapeOf(certificates);
  if (shape === 'chain') {
    const leaf = certificates.find(({ isCa }) => !isCa) ?? first;
    return `a chain of ${certificates.length} certificates for ${callIt(leaf)}`;
  }
  return shape === 'roots'
    ? plural(certificates.length, 'root certificate')
    : plural(certificates.length, 'certificate');
}

/** Each kind once, with how many there are of it. */
function count(items: readonly Item[]): string[] {
  const kinds = new Map<string, Item[]>();
  for (const item of items) {
    const noun = nounOf(item);
    const same = kinds.get(noun) ?? [];
    same.push(item);
    kinds.set(noun, same);
  }
  return Array.from(kinds, ([noun, same]) => (same.length === 1 ? describe(same[0]!) : plural(same.length, noun)));
}

function nounOf(item: Item): string {
  switch (item.kind) {
    case 'request':
      return 'certificate request';
    case 'odd request':
      return 'odd certificate request';
    case 'crl':
      return 'revocation list';
    case 'odd crl':
      return 'odd revocation list';
    case 'odd ocsp':
      return 'odd OCSP answer';
    case 'ocsp':
      return 'OCSP answer';
    case 'anchor':
      return 'trust anchor';
    case 'locked':
      return `locked ${item.what}`;
    case 'broken':
      return 'damaged part';
    case 'other':
      return item.what.replace(/^an? /, '');
    default:
      return item.kind;
  }
}

const requestText = ({ subject }: RequestFacts): string =>
  `a request for a certificate for ${subject || 'names alone'}`;

function describe(item: Item): string {
  switch (item.kind) {
    case 'certificate':
      return `${roleOf(item.certificate)} ${item.certificate.isCa ? 'called' : 'for'} ${callIt(item.certificate)}`;
    case 'odd certificate':
      return `${roleOf(item.facts)} ${item.facts.isCa ? 'called' : 'for'} ${callIt(item.facts)}`;
    case 'request':
      return requestText(item.request);
    case 'odd request':
      return requestText(item.facts);
    case 'crl':
    case 'odd crl':
      return `a revocation list of ${plural(item.facts.revoked.length, 'certificate')}`;
    case 'ocsp':
    case 'odd ocsp':
      return 'an OCSP answer';
    case 'private key':
      return `a private key (${keyName(item.key, item.publicDer)}${item.scheme === undefined ? '' : ', under a passphrase'})`;
    case 'public key':
      return `a public key (${keyName(item.key, item.publicDer)})`;
    case 'anchor':
      return `a trust anchor called ${item.subject}`;
    case 'locked':
      return `a locked ${item.what}`;
    case 'broken':
      return `a damaged ${item.label}`;
    case 'other':
      return item.what;
  }
}

/** What is wrong, in few words; else how long it is good for. */
function verdict(items: readonly Item[], remarks: readonly Remark[], parts: Report['parts'], at: number): string {
  const whole = remarks.filter(({ wrong }) => wrong).map(({ short }) => short ?? 'something is wrong');
  const single = parts.length === 1;
  const each = parts.flatMap(({ item, remarks: own }) =>
    own.filter(({ wrong }) => wrong).map(({ short }) => (single ? short! : `${shortName(item)} ${short}`)),
  );
  const faults = [...new Set([...whole, ...each])];
  if (faults.length > 3) return `${faults.slice(0, 3).join('; ')}; and ${plural(faults.length - 3, 'more fault')}`;
  if (faults.length > 0) return faults.join('; ');
  const mild = [...remarks, ...parts.flatMap((part) => part.remarks)].flatMap(({ short }) => short ?? []);
  if (mild.length > 0) return `${[...new Set(mild)].slice(0, 2).join('; ')}; otherwise nothing is wrong with it`;
  const ends = items
    .filter((item): item is CertificateItem => item.kind === 'certificate')
    .map((item) => item.certificate.notAfter);
  const first = Math.min(...ends);
  const good = 'nothing is wrong with it';
  return ends.length === 0
    ? good
    : `${good}; ${ends.length === 1 ? 'it' : 'the first of them'} expires ${when(first, at)}`;
}

const shortName = (item: Item): string => (item.kind === 'certificate' ? callIt(item.certificate) : nounOf(item));

const list = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
