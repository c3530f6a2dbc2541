/** What is wrong with one thing, looked at alone. */
import { CRLReason } from 'tlscope/asn1';
import type { PublicKeyData } from 'tlscope/crypto';
import { nodeProvider } from 'tlscope/crypto/node';
import { plural } from 'tlscope/observe';
import {
  altNameFlaw,
  type CertificateFacts,
  checkSignature,
  flawsOf,
  type ListFacts,
  oddText,
  profiles,
  type ResponseFacts,
  type SignatureVerdict,
  type X509Certificate,
} from 'tlscope/x509';
import type { Item, OddItem, Remark } from './items.ts';
import { capital, day, daysBetween, keyName, rsaBits, when } from './words.ts';

/** `at` in milliseconds since 1970. */
export function judge(item: Item, at: number): Remark[] {
  switch (item.kind) {
    case 'certificate':
      return judgeCertificate(item.certificate, at);
    case 'odd certificate':
      return [...judgeOdd(item), ...judgeDates(item.facts, at)];
    case 'odd request':
      return judgeOdd(item);
    case 'odd crl':
      return [...judgeOdd(item), ...judgeCrl(item.facts, at)];
    case 'odd ocsp':
      return [...judgeOdd(item), ...judgeOcsp(item.facts, at)];
    case 'request':
      return judgeRequest(item);
    case 'crl':
      return judgeCrl(item.facts, at);
    case 'ocsp':
      return judgeOcsp(item.facts, at);
    case 'private key':
    case 'public key':
      return judgeKey(item.key);
    case 'anchor':
      return item.isCa ? judgeKey(item.key) : [note("It is one server's own key: it has to change with the server.")];
    case 'locked':
      return [wrong(`It cannot be opened: ${item.because}.`, `cannot be opened, ${item.because}`)];
    case 'broken':
      return [wrong(`It cannot be read as DER: ${item.because}.`, 'damaged')];
    case 'other':
      return [note(item.about)];
  }
}

const wrong = (text: string, short: string): Remark => ({ wrong: true, text, short });
const note = (text: string): Remark => ({ wrong: false, text });

function judgeOdd({ kind, oddities, more }: OddItem): Remark[] {
  return [
    ...oddities.map((odd) => wrong(`${capital(oddText(odd))}.`, `${odd.field}: ${odd.text.claim}`)),
    ...(more === 0 ? [] : [wrong(`${plural(more, 'more field')} of it break such rules.`, 'more such fields')]),
    note(`It is shown as far as it can be read. Nothing here trusts it: ${REFUSED_BY[kind]}.`),
  ];
}

const REFUSED_BY: Readonly<Record<OddItem['kind'], string>> = {
  'odd certificate': 'tlscope verify refuses it',
  'odd request': 'tlscope ca issue refuses it, and its signature was not checked',
  'odd crl': 'tlscope verify refuses it, and its signature was not checked',
  'odd ocsp': 'tlscope verify refuses it, and its signature was not checked',
};

/** A renewal that is not under way by then is late. */
const SOON = 30;
function judgeCertificate(certificate: X509Certificate, at: number): Remark[] {
  return [
    ...flawsOf(certificate).map(({ text, short }) => wrong(`${capital(text)}.`, short)),
    ...judgeDates(certificate, at),
    ...judgeSignature(certificate),
    ...judgeKey(certificate.publicKey),
    ...judgeExtensions(certificate),
    ...judgeUse(certificate),
  ];
}

function judgeDates({ notBefore, notAfter }: CertificateFacts, at: number): Remark[] {
  if (at > notAfter)
    return [wrong(`It expired ${when(notAfter, at)}, on ${day(notAfter)}.`, `expired ${when(notAfter, at)}`)];
  if (at < notBefore) {
    return [
      wrong(`It counts from ${day(notBefore)} on, ${when(notBefore, at)}.`, `not valid before ${day(notBefore)}`),
    ];
  }
  const left = daysBetween(at, notAfter);
  return left > SOON ? [] : [{ ...note(`It expires ${when(notAfter, at)}.`), short: `expires ${when(notAfter, at)}` }];
}

function judgeSignature(certificate: X509Certificate): Remark[] {
  const { signatureAlgorithm: algorithm, selfIssued, isCa } = certificate;
  const found: Remark[] = [];
  if (!certificate.signatureAlgorithmsAgree) {
    found.push(wrong('It names two signature algorithms, one inside what is signed and one outside.', 'malformed'));
  }
  const own = selfIssued ? checkSignature(certificate, certificate, nodeProvider) : undefined;
  if (own?.state === 'fails') {
    found.push(wrong('It claims to be signed with its own key, and is not.', 'its own signature is wrong'));
  }
  if (own?.state === 'unknown' && own.about === 'key' && certificate.publicKey !== undefined) {
    found.push(note(`Whether it is signed with its own key cannot be said: ${own.because}.`));
  }
  if (algorithm.weak !== undefined) {
    // Nobody looks at the signature of a root: it is trusted as it stands.
    found.push(
      selfIssued && isCa
        ? note(`It is signed with ${algorithm.name}; on a root that does not matter.`)
        : wrong(`It is signed with ${algorithm.name}: ${algorithm.weak}.`, 'weak signature'),
    );
  } else if (algorithm.scheme === undefined) {
    const because = algorithm.unknown === undefined ? '' : `: ${algorithm.unknown}`;
    found.push(note(`It is signed with ${algorithm.name}, which this stack does not verify${because}.`));
  }
  return found;
}

function judgeKey(key: PublicKeyData | { readonly type: string } | undefined): Remark[] {
  if (key === undefined) return [note('It is a kind of key this stack does not know.')];
  if (key.type !== 'rsa' || !('modulus' in key)) return [];
  const bits = rsaBits(key.modulus);
  return bits >= 2048
    ? []
    : [wrong(`Its key is ${keyName(key as PublicKeyData)}: below 2,048 bits it is weak.`, 'weak key')];
}

function judgeExtensions({ extensions }: X509Certificate): Remark[] {
  return extensions.flatMap(({ name, fault, critical, processed }) => {
    const plain = name.replace(/^id-(ce|pe)-/, '');
    if (fault !== undefined) return [wrong(`Its extension ${plain} is wrong: ${fault}.`, `bad ${plain}`)];
    return critical && !processed ? [note(`Its extension ${plain} is critical: who does not know it refuses it.`)] : [];
  });
}

function judgeUse(certificate: X509Certificate): Remark[] {
  const { isCa, keyUsage, extendedKeyUsage, selfIssued, version } = certificate;
  if (isCa) {
    const signs = keyUsage?.includes('keyCertSign') ?? true;
    return signs ? [] : [wrong('It is a CA whose keyUsage does not let it sign certificates.', 'may not sign')];
  }
  if (selfIssued && version < 3) {
    return [
      wrong(
        `It is of version ${version}, which cannot say whether it is a CA: strict readers refuse it as one.`,
        `version ${version}`,
      ),
    ];
  }
  const found: Remark[] = selfIssued
    ? [{ ...note('It is not a CA: it can be trusted as itself alone, and issues nothing.'), short: 'not a CA' }]
    : [];
  const serves = extendedKeyUsage === undefined || extendedKeyUsage.includes('serverAuth');
  if (!serves) return found;
  const named = certificate.subjectAltNames.some(({ type }) => type === 'dNSName' || type === 'iPAddress');
  if (!named && extendedKeyUsage !== undefined) {
    found.push(wrong('It is for servers and names none in subjectAltName: nothing can match it.', 'names no host'));
  }
  return named && !selfIssued ? [...found, ...judgeLength(certificate)] : found;
}

function judgeLength({ notBefore, notAfter }: X509Certificate): Remark[] {
  const longest = profiles.webpki.lifetimes.findLast(({ from }) => notBefore >= from)?.days;
  const days = daysBetween(notBefore, notAfter);
  if (longest === undefined || days <= longest) return [];
  return [
    note(`It lasts ${days} days; browsers take ${longest} at most from public CAs, and any number from private ones.`),
  ];
}

function judgeRequest({ request, signature }: Extract<Item, { kind: 'request' }>): Remark[] {
  return [
    ...judgeProof(signature),
    ...judgeKey(request.publicKey),
    ...judgeNames(request.subjectAltNames),
    ...(request.subjectAltNames.length > 0
      ? []
      : [note('It asks for no subjectAltName: the issuer has to add the names.')]),
  ];
}

/** A request proves with its signature that whoever asks has the key. */
function judgeProof(signature: SignatureVerdict): Remark[] {
  switch (signature.state) {
    case 'holds':
      return [];
    case 'fails':
      return [wrong('Its signature is not by its own key: whoever made it may not have the key.', 'bad signature')];
    case 'unknown':
      return [
        wrong(`Whether it is signed with its own key cannot be said: ${signature.because}.`, 'signature not verified'),
      ];
  }
}

function judgeNames(names: Parameters<typeof altNameFlaw>[0]): Remark[] {
  const flaw = altNameFlaw(names);
  return flaw === undefined ? [] : [wrong(`${capital(flaw)}.`, 'bad alternative name')];
}

function judgeCrl({ fault, base, nextUpdate, thisUpdate }: ListFacts, at: number): Remark[] {
  return [
    ...(fault === undefined
      ? []
      : [wrong(`It shows no certificate to be good: ${fault}.`, fault.replace(/ \(.*/, ''))]),
    ...(base === undefined ? [] : [note('It lists changes alone, and counts together with the list that it changes.')]),
    ...judgeListDates(thisUpdate, nextUpdate, at),
  ];
}

function judgeListDates(thisUpdate: number, nextUpdate: number | undefined, at: number): Remark[] {
  if (at < thisUpdate) return [wrong(`It counts from ${day(thisUpdate)} on.`, 'not valid yet')];
  if (nextUpdate === undefined) {
    return [
      wrong('It does not say when the next one comes, so that it shows no certificate to be good.', 'no nextUpdate'),
    ];
  }
  if (nextUpdate < thisUpdate) return [wrong('It ends before it begins.', 'ends before it begins')];
  if (at <= nextUpdate) return [];
  return [wrong(`There should be a newer one since ${day(nextUpdate)}.`, `out of date since ${day(nextUpdate)}`)];
}

function judgeOcsp({ status, answer }: ResponseFacts, at: number): Remark[] {
  if (answer === undefined) return [wrong(`It is no answer, but the error ${status}.`, status)];
  return answer.responses.flatMap(({ certStatus, nextUpdate }) => [
    ...(certStatus.type === 'revoked'
      ? [wrong(`The certificate was revoked on ${day(certStatus.value.revocationTime)}.`, 'revoked')]
      : []),
    ...(certStatus.type === 'unknown' ? [wrong('Nothing is known of that certificate.', 'unknown certificate')] : []),
    ...(nextUpdate !== undefined && at > nextUpdate
      ? [wrong(`It is out of date since ${day(nextUpdate)}.`, `out of date since ${day(nextUpdate)}`)]
      : []),
  ]);
}

const reasons = new Map(Object.entries(CRLReason.members).map(([name, code]) => [code as number, name]));
export const reasonName = (code: number): string => reasons.get(code) ?? `reason ${code}`;
