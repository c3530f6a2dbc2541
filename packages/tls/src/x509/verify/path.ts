import { equal } from '../../bytes/index.ts';
import type { CryptoProvider } from '../../crypto/index.ts';
import { knownSignature, verifySignature, weightOf, type X509Certificate } from '../certificate/index.ts';
import type { Effort } from '../effort.ts';
import type { Profile } from '../profiles/index.ts';
import type { CandidatePath } from '../question.ts';
import type { TrustStore } from '../trust.ts';

/** Certificates on one path; the public web needs 4, the largest private hierarchies about 6. */
export const MAX_LENGTH = 10;

export interface PathQuestion {
  readonly leaf: X509Certificate;
  /** The others, as they were presented. */
  readonly others: readonly X509Certificate[];
  readonly trust: TrustStore;
  readonly at: number;
  readonly provider: CryptoProvider;
  readonly profile: Profile;
  readonly effort: Effort;
}

/**
 * Every path from `leaf` to an anchor whose names and signatures chain, the most promising first, and the dead ends
 * met on the way. RFC 5280 §6.1 says how a path is judged; RFC 4158 §2 how one is found. A trust anchor is an issuer by
 * its name and key. Whether the peer's own certificate may be one itself, and whether more than one path is looked at,
 * is for the profile to say.
 */
export function* candidatePaths(question: PathQuestion): Generator<CandidatePath> {
  yield* walk([question.leaf], question);
}

function* walk(path: readonly X509Certificate[], question: PathQuestion): Generator<CandidatePath> {
  const last = path.at(-1)!;
  if (isAnchor(last, path.length === 1, question)) {
    yield { certificates: path, end: 'anchor' };
    return;
  }
  const refused: X509Certificate[] = [];
  let extended = false;
  for (const issuer of issuersOf(path, question)) {
    if (path.length === MAX_LENGTH) {
      yield { certificates: path, end: 'too_long' };
      return;
    }
    if (!mayVerify(last, issuer, question)) {
      yield { certificates: path, end: 'too_much_work' };
      return;
    }
    if (!verifySignature(last, issuer, question.provider)) {
      refused.push(issuer);
      continue;
    }
    extended = true;
    yield* walk([...path, issuer], question);
    if (!question.profile.building.alternatives) return;
  }
  if (extended) return;
  if (isSelfSigned(last, question)) yield { certificates: path, end: 'self_signed' };
  else if (refused.length === 0) yield { certificates: path, end: 'no_issuer' };
  else for (const issuer of refused) yield { certificates: [...path, issuer], end: 'bad_signature' };
}

/** Byte for byte in the store, and of a kind that may end a path. */
function isAnchor(certificate: X509Certificate, isLeaf: boolean, { trust, profile }: PathQuestion): boolean {
  if (!trust.has(certificate)) return false;
  const { accepted, leaf } = profile.anchors;
  if (!isLeaf) return accepted === 'any' || certificate.selfIssued;
  return leaf === 'any' || (leaf === 'selfIssued' && certificate.selfIssued);
}

/** Whoever has the issuer's name and is not on the path already, anchors and likely signers first. */
function issuersOf(path: readonly X509Certificate[], question: PathQuestion): X509Certificate[] {
  const { trust, at } = question;
  const last = path.at(-1)!;
  const named = reachable(path, question).filter((other) => other.subjectName === last.issuerName && !trust.has(other));
  const issuers = [...trust.named(last.issuerName), ...named].filter(
    (issuer) => !path.some((used) => sameHolder(used, issuer)),
  );
  if (issuers.length < 2) return issuers;
  const score = (issuer: X509Certificate) =>
    (trust.has(issuer) ? 4 : 0) + keyHint(last, issuer) + (at >= issuer.notBefore && at <= issuer.notAfter ? 1 : 0);
  return issuers.sort((a, b) => score(b) - score(a));
}

/** What was presented, as far as the order in which it stands allows it to be used. */
function reachable(path: readonly X509Certificate[], { others, profile }: PathQuestion): readonly X509Certificate[] {
  const from = path.length === 1 ? 0 : others.indexOf(path.at(-1)!) + 1;
  switch (profile.building.order) {
    case 'any':
      return others;
    case 'forward':
      return others.slice(from);
    case 'strict':
      return others.slice(from, from + 1);
  }
}

/** RFC 5280 §4.2.1.1: the key identifiers are hints; a wrong one makes a signer less likely, not impossible. */
function keyHint(certificate: X509Certificate, issuer: X509Certificate): number {
  const { authorityKeyIdentifier: wanted } = certificate;
  const { subjectKeyIdentifier: found } = issuer;
  if (wanted === undefined || found === undefined) return 0;
  return equal(wanted, found) ? 2 : -2;
}

/** Meeting the same name and key again means going in a circle. */
const sameHolder = (a: X509Certificate, b: X509Certificate): boolean =>
  a.subjectName === b.subjectName && equal(a.spkiDer, b.spkiDer);

function isSelfSigned(certificate: X509Certificate, question: PathQuestion): boolean {
  return (
    certificate.selfIssued &&
    mayVerify(certificate, certificate, question) &&
    verifySignature(certificate, certificate, question.provider)
  );
}

/** Whether one more signature may be looked at; those already known are free. */
const mayVerify = (a: X509Certificate, issuer: X509Certificate, { provider, effort }: PathQuestion): boolean =>
  knownSignature(a, issuer, provider) !== undefined || effort.verify(weightOf(issuer.publicKey));
