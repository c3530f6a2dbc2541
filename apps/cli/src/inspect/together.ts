/** What is wrong with things that are in one file: chains and their order, and keys that do not match. */
import { oid } from 'tlscope/asn1';
import { equal } from 'tlscope/bytes';
import { nodeProvider } from 'tlscope/crypto/node';
import { plural } from 'tlscope/observe';
import { type TrustStore, verifySignature, writePublicKey, type X509Certificate } from 'tlscope/x509';
import type { CertificateItem, Item, KeyItem, Remark } from './items.ts';
import { callIt, keyName } from './words.ts';

/** `roots` are those a missing issuer may be among; `inOrder`: the order of the items means something. */
export function judgeTogether(items: readonly Item[], roots: TrustStore, inOrder: boolean): Remark[] {
  const certificates = items
    .filter((item): item is CertificateItem => item.kind === 'certificate')
    .map((item) => item.certificate);
  const keys = items.filter((item): item is KeyItem => item.kind === 'private key');
  return [
    ...judgeDuplicates(certificates),
    ...judgeChain(certificates, roots, inOrder),
    ...judgePairs(keys, certificates, inOrder),
  ];
}

/** What a file of certificates is. */
export function shapeOf(certificates: readonly X509Certificate[]): 'chain' | 'roots' | 'certificates' {
  if (certificates.every(({ isCa, selfIssued }) => selfIssued && isCa)) return 'roots';
  const leaves = certificates.filter(({ isCa }) => !isCa).length;
  if (leaves > 1 || certificates.length < 2) return 'certificates';
  return linked(certificates) ? 'chain' : 'certificates';
}

/** Some certificate issued another. */
function linked(certificates: readonly X509Certificate[]): boolean {
  const issuers = numbersOf(certificates, ({ issuerName }) => issuerName);
  const own = ({ issuerName, subjectName }: X509Certificate): number => (issuerName === subjectName ? 1 : 0);
  return certificates.some((one) => (issuers.get(one.subjectName) ?? 0) > own(one));
}

/** How many there are of each. A file may hold thousands: nothing here looks at each for each. */
function numbersOf<T>(list: readonly T[], what: (one: T) => string): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>();
  for (const one of list) numbers.set(what(one), (numbers.get(what(one)) ?? 0) + 1);
  return numbers;
}

const textOf = (der: Uint8Array): string => Buffer.from(der.buffer, der.byteOffset, der.length).toString('latin1');

export const issued = (issuer: X509Certificate, certificate: X509Certificate): boolean =>
  certificate.issuerName === issuer.subjectName && verifySignature(certificate, issuer, nodeProvider);

function judgeDuplicates(certificates: readonly X509Certificate[]): Remark[] {
  const twice = certificates.length - new Set(certificates.map(({ der }) => textOf(der))).size;
  return twice === 0 ? [] : [note(`${plural(twice, 'certificate')} of it are there more than once.`)];
}

function judgeChain(all: readonly X509Certificate[], roots: TrustStore, inOrder: boolean): Remark[] {
  const shape = shapeOf(all);
  if (shape === 'roots') return [];
  if (shape === 'certificates' && all.length > 1) return [];
  const leaf = all.find(({ isCa }) => !isCa) ?? all[0];
  if (leaf === undefined) return [];
  const ordered = follow(leaf, all);
  return [...judgeOrder(all, ordered, inOrder), ...judgeEnd(ordered, all, roots)];
}

/** As verification allows itself: no chain of use needs more, and no file gets more. */
const MOST_SIGNATURES = 64;

/** From the leaf upwards, as far as the file goes. */
export function follow(leaf: X509Certificate, all: readonly X509Certificate[]): X509Certificate[] {
  const path = [leaf];
  let tries = MOST_SIGNATURES;
  for (;;) {
    const last = path.at(-1)!;
    const named = last.selfIssued ? [] : all.filter(({ subjectName }) => subjectName === last.issuerName);
    const next = named.find((other) => !path.includes(other) && tries-- > 0 && issued(other, last));
    if (next === undefined) return path;
    path.push(next);
  }
}

/** More are counted. */
const NAMED = 10;

function judgeOrder(all: readonly X509Certificate[], ordered: readonly X509Certificate[], inOrder: boolean): Remark[] {
  const places = ordered.map((certificate) => all.indexOf(certificate));
  const found: Remark[] = [];
  if (inOrder && (places.some((place, i) => i > 0 && place < places[i - 1]!) || places[0] !== 0)) {
    const right = places.map((place) => place + 1).join(', ');
    found.push(
      wrong(
        `The order is wrong: a server sends its own certificate first, then each issuer. Put them as ${right}.`,
        'wrong order',
      ),
    );
  }
  const strange = all.filter((one) => !ordered.some((other) => equal(other.der, one.der)));
  if (strange.length > 0 && all.length > 1) {
    const named = strange.slice(0, NAMED).map(callIt).join(', ');
    const others = strange.length > NAMED ? ` and ${strange.length - NAMED} more` : '';
    found.push(note(`${named}${others}: not part of this chain.`));
  }
  return found;
}

function judgeEnd(ordered: readonly X509Certificate[], all: readonly X509Certificate[], roots: TrustStore): Remark[] {
  const top = ordered.at(-1)!;
  if (top.selfIssued) {
    return all.length > 1 ? [note('The root is in it: servers need not send it, those who trust it have it.')] : [];
  }
  const anchor = roots.named(top.issuerName).find((one) => issued(one, top));
  if (anchor !== undefined) return [note(`Its issuer ${callIt(anchor)} is among the roots of this machine.`)];
  const where = placeOfIssuer(top);
  const fetch = where === undefined ? '' : ` It says its issuer is at ${where}.`;
  const text = `"${top.issuer}", who issued ${callIt(top)}, is neither in the file nor among the roots of this machine.`;
  const gap = ordered.length < all.length || (where !== undefined && all.length > 1);
  if (gap) return [wrong(`An intermediate is missing: ${text}${fetch}`, 'missing intermediate')];
  const short = all.length === 1 ? 'its issuer is not in the file' : 'its root is not one of this machine';
  return [{ ...note(`${text} It is a private root, or an intermediate is missing.${fetch}`), short }];
}

function placeOfIssuer(certificate: X509Certificate): string | undefined {
  const access = certificate.extensionValue('id-pe-authorityInfoAccess') ?? [];
  const place = access.find(({ accessMethod }) => accessMethod === oid['id-ad-caIssuers'])?.accessLocation;
  return place?.type === 'uniformResourceIdentifier' ? place.value : undefined;
}

function judgePairs(keys: readonly KeyItem[], certificates: readonly X509Certificate[], inOrder: boolean): Remark[] {
  if (keys.length === 0 || certificates.length === 0) return [];
  const places = new Map<string, number>();
  for (const [place, { spkiDer, publicKey }] of certificates.entries()) {
    for (const der of [spkiDer, ...(publicKey === undefined ? [] : [writePublicKey(publicKey)])]) {
      if (!places.has(textOf(der))) places.set(textOf(der), place);
    }
  }
  return keys.flatMap((key) =>
    key.publicDer === undefined ? [] : judgePair(key, places.get(textOf(key.publicDer)), certificates, inOrder),
  );
}

/** `place` of its certificate. */
function judgePair(
  key: KeyItem,
  place: number | undefined,
  certificates: readonly X509Certificate[],
  inOrder: boolean,
): Remark[] {
  if (place === undefined) {
    return [wrong(`The key (${keyName(key.key)}) belongs to none of the certificates.`, 'key does not match')];
  }
  if (inOrder && place > 0 && !certificates[0]!.isCa) {
    return [
      wrong(
        `The key belongs to certificate ${place + 1}, not to the first one.`,
        'key does not match the first certificate',
      ),
    ];
  }
  return [note(`The key belongs to ${certificates.length === 1 ? 'the certificate' : `certificate ${place + 1}`}.`)];
}

export function samePublicKey({ spkiDer, publicKey }: X509Certificate, publicDer: Uint8Array): boolean {
  return equal(spkiDer, publicDer) || (publicKey !== undefined && equal(writePublicKey(publicKey), publicDer));
}

const wrong = (text: string, short: string): Remark => ({ wrong: true, text, short });
const note = (text: string): Remark => ({ wrong: false, text });
