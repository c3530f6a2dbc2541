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
    ...keys.flatMap((key) => judgePair(key, certificates, inOrder)),
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
const linked = (certificates: readonly X509Certificate[]): boolean =>
  certificates.some((one) => certificates.some((other) => other !== one && other.issuerName === one.subjectName));

export const issued = (issuer: X509Certificate, certificate: X509Certificate): boolean =>
  certificate.issuerName === issuer.subjectName && verifySignature(certificate, issuer, nodeProvider);

function judgeDuplicates(certificates: readonly X509Certificate[]): Remark[] {
  const twice = certificates.filter((one, i) => certificates.findIndex((other) => equal(other.der, one.der)) !== i);
  return twice.length === 0 ? [] : [note(`${plural(twice.length, 'certificate')} of it are there more than once.`)];
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

/** From the leaf upwards, as far as the file goes. */
export function follow(leaf: X509Certificate, all: readonly X509Certificate[]): X509Certificate[] {
  const path = [leaf];
  for (;;) {
    const last = path.at(-1)!;
    const next = last.selfIssued ? undefined : all.find((other) => !path.includes(other) && issued(other, last));
    if (next === undefined) return path;
    path.push(next);
  }
}

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
    found.push(note(`${strange.map(callIt).join(', ')}: not part of this chain.`));
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

function judgePair(key: KeyItem, certificates: readonly X509Certificate[], inOrder: boolean): Remark[] {
  if (certificates.length === 0 || key.publicDer === undefined) return [];
  const place = certificates.findIndex((certificate) => samePublicKey(certificate, key.publicDer!));
  if (place === -1) {
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
