import { SubjectPublicKeyInfo } from '../../asn1/index.ts';
import type { PublicKey, PublicKeyData } from '../../crypto/index.ts';
import type { ChainEvidence, Side } from '../../events/index.ts';
import type { CertificateTypeName } from '../../policy/index.ts';
import { decode } from '../../presentation/index.ts';
import { rule, whatFails } from '../../rules/index.ts';
import { AlertDescription, type AlertName, broken, CertificateFault } from '../../wire/index.ts';
import { type ChainAnswer, keyName, verifyChain, type X509Certificate } from '../../x509/index.ts';
import type { Context } from '../context.ts';
import { askNow } from '../memory.ts';
import { credentialsIn, type JudgedChain, type PeerCredentials, type Presented, type Rules } from '../peer/index.ts';
import { prove } from '../proofs.ts';
import { knownKey, rawKeyEvidence } from './raw-key.ts';
import { stapledPolicies } from './stapled.ts';
import { keyInUnreadable, usableKey } from './tolerated.ts';

const listed = (keyUsage: readonly string[] | undefined): string => keyUsage?.join(', ') || 'empty';
const maySign = {
  holds: (side: Side, _keyUsage: readonly string[] | undefined) =>
    `the keyUsage of the ${side}'s certificate has digitalSignature, or is absent`,
  fails: (side: Side, keyUsage: readonly string[] | undefined) =>
    `the keyUsage of the ${side}'s certificate is ${listed(keyUsage)}; to sign, its key needs digitalSignature`,
  rfc: 'RFC 9846 §4.5.1.2',
};
const signingKey = rule('peer_certificate.digital_signature', { ...maySign, alert: 'illegal_parameter' });
/** Where verification is off, and it is said only. */
const signingKeyReported = rule('peer_certificate.digital_signature_reported', {
  ...maySign,
  alert: 'unsupported_certificate',
});
const enciphermentKeyReported = rule('peer_certificate.key_encipherment_reported', {
  holds: (side: Side, _keyUsage: readonly string[] | undefined) =>
    `the keyUsage of the ${side}'s certificate has keyEncipherment, or is absent`,
  fails: (side: Side, keyUsage: readonly string[] | undefined) =>
    `the keyUsage of the ${side}'s certificate is ${listed(keyUsage)}; static RSA needs keyEncipherment`,
  rfc: 'RFC 5246 §7.4.2',
  alert: 'unsupported_certificate',
});
const keyReadable = rule('peer_certificate.key_readable', {
  holds: (side: Side) => `the key in the ${side}'s certificate can be read`,
  fails: (side: Side) => `the ${side}'s certificate cannot be read, not even its key`,
  rfc: 'RFC 5280 §4.1',
  alert: 'bad_certificate',
});
const keySupported = rule('peer_certificate.key_supported', {
  holds: (side: Side, _key: string) => `the type of the ${side}'s key is supported`,
  fails: (side: Side, key: string) => `the ${side}'s key is ${key}`,
  rfc: 'RFC 9846 §4.5.1.2',
  alert: 'unsupported_certificate',
});
const chainTrusted = rule('peer_certificate.trusted', {
  holds: (side: Side) => `the certificate chain of the ${side} is trusted`,
  fails: (side: Side) => `the certificate chain of the ${side} is not trusted`,
  rfc: 'RFC 5280 §6',
  alert: 'certificate_unknown',
});
const oneRawKey = rule('raw_public_key.alone', {
  holds: 'the Certificate message has one raw public key',
  fails: (count: number) => `the Certificate message has ${count} raw public keys; it has one`,
  rfc: 'RFC 9846 §4.5.1',
  alert: 'decode_error',
});
/** The application may choose another alert. */
const approved = rule('peer_certificate.approved_by_application', {
  holds: (side: Side) => `the application accepts the ${side}`,
  fails: (side: Side) => `the application refused the ${side}`,
  rfc: 'RFC 9846 §4.5.1.3',
  alert: 'certificate_unknown',
});

export const bare = (entries: readonly Uint8Array[], type: CertificateTypeName = 'X509'): Presented => ({
  type,
  entries,
  ocspResponse: undefined,
  signedCertificateTimestamps: [],
});

/** RFC 9846 §4.5.1.3: judges what `side` shows; what does not hold ends the handshake here, if the rules are enforced. */
export function judge(side: Side, shown: Presented, rules: Rules, cx: Context): JudgedChain {
  return shown.type === 'RawPublicKey' ? judgeRawKey(side, shown, rules, cx) : judgeChain(side, shown, rules, cx);
}

/** RFC 5280 §6. */
function judgeChain(side: Side, shown: Presented, rules: Rules, cx: Context): JudgedChain {
  const { enforced } = rules;
  const verdict = chainVerdict(side, shown, rules, cx);
  const { leaf } = verdict;
  const evidence = enforced
    ? { ...verdict.evidence, enforced }
    : tolerated(side, leaf, rules, { ...verdict.evidence, enforced });
  enforce(side, credentialsIn(shown), evidence, cx);
  const known = enforced ? leaf?.publicKey : (leaf?.publicKey ?? keyAnyway(leaf, shown));
  cx.require(leaf !== undefined || known !== undefined, keyReadable, side);
  return judged({ ...shown, entries: verdict.presented }, leaf, known, evidence);
}

/** The key where verification is off: then no more is needed than that a signature can be checked. */
const keyAnyway = (leaf: X509Certificate | undefined, { entries }: Presented): PublicKeyData | undefined =>
  leaf === undefined ? keyInUnreadable(entries[0]!) : usableKey(leaf.spkiDer);

/** RFC 9846 §4.5.1.2, RFC 5246 §7.4.2: where verification is off a key that is not for this use is reported and passed. */
function tolerated(
  side: Side,
  leaf: X509Certificate | undefined,
  { keyUse = 'digitalSignature' }: Rules,
  evidence: ChainEvidence,
): ChainEvidence {
  if (leaf?.keyUsage === undefined || leaf.keyUsage.includes(keyUse)) return evidence;
  const reported = keyUse === 'digitalSignature' ? signingKeyReported : enciphermentKeyReported;
  const claim = whatFails(reported, [side, leaf.keyUsage]);
  const failure = { rule: reported.id, claim, rfc: reported.rfc, alert: reported.alert, code: 'INVALID_PURPOSE' };
  return { ...evidence, ok: false, failure: evidence.failure ?? failure };
}

/** RFC 5280 §6: what there is to say about a chain, here and now. */
export function chainVerdict(side: Side, shown: Presented, rules: Rules, cx: Context): ChainAnswer {
  const { trust, host, profile, objection } = rules;
  const { provider, now } = cx.settings;
  const answer = verifyChain({
    presented: shown.entries,
    trust,
    at: now(),
    purpose: side,
    host,
    provider,
    ...(profile && { profile }),
    ...stapledPolicies(side, shown, cx),
  });
  const { leaf, evidence } = answer;
  const failure = evidence.ok && leaf ? objection?.(leaf) : undefined;
  return failure === undefined ? answer : { ...answer, evidence: { ...evidence, ok: false, failure } };
}

/** RFC 7250 §4.3, §4.4: there is nobody to vouch for a bare key; it must be one that we know. */
function judgeRawKey(side: Side, shown: Presented, { enforced }: Rules, cx: Context): JudgedChain {
  const [spki] = shown.entries;
  cx.require(shown.entries.length === 1, oneRawKey, shown.entries.length);
  decode(SubjectPublicKeyInfo, spki!);
  const evidence = { ...rawKeyEvidence(side, spki!, cx.settings.rawPublicKeys), enforced };
  enforce(side, credentialsIn(shown), evidence, cx);
  return judged(shown, undefined, knownKey(spki!), evidence);
}

function enforce(side: Side, shown: PeerCredentials, evidence: ChainEvidence, cx: Context): void {
  tellJudgement(side, shown, evidence, cx);
  const { failure, enforced, ok } = evidence;
  if (enforced && failure !== undefined) throw new CertificateFault(failure);
  if (enforced && !ok) throw broken(chainTrusted, side);
  const alert = disapproval(shown, evidence, cx);
  if (alert !== undefined) cx.require(false, { ...approved, alert }, side);
}

/** What an observer sees of it. */
export const tellJudgement = (side: Side, shown: PeerCredentials, evidence: ChainEvidence, cx: Context): void =>
  cx.emit(() => {
    const { certificates, rawPublicKey, ocspResponse, signedCertificateTimestamps } = shown;
    return {
      type: 'certificate',
      side,
      presented: certificates,
      evidence,
      ...(rawPublicKey && { rawPublicKey }),
      ...(ocspResponse && { ocspResponse }),
      ...(signedCertificateTimestamps.length > 0 && { signedCertificateTimestamps }),
    };
  });

const judged = (
  presented: Presented,
  leaf: X509Certificate | undefined,
  publicKey: PublicKeyData | undefined,
  evidence: ChainEvidence,
): JudgedChain => ({
  ...prove('certificate chain'),
  shown: credentialsIn(presented),
  evidence,
  leaf,
  publicKey,
  delegatedScheme: undefined,
});

/**
 * The caller may know more about the peer than its certificate says: the alert to refuse it with, or `undefined`, which
 * alone approves. Whatever else is answered (a promise, an error, `true`) refuses.
 */
export function disapproval(shown: PeerCredentials, evidence: ChainEvidence, cx: Context): AlertName | undefined {
  const { approve } = cx.settings;
  if (approve === undefined) return undefined;
  const { certificates, rawPublicKey, ocspResponse } = shown;
  const answer: unknown = askNow(() => approve({ certificates, rawPublicKey, evidence, ocspResponse }));
  if (answer === undefined) return undefined;
  return isAlertName(answer) ? answer : 'certificate_unknown';
}

const isAlertName = (answer: unknown): answer is AlertName =>
  typeof answer === 'string' && Object.hasOwn(AlertDescription.members, answer);

/** The key in the peer's certificate, of a kind that we can use. */
export function peerKey(side: Side, { publicKey, leaf }: JudgedChain, cx: Context): PublicKey {
  if (publicKey === undefined) {
    throw broken(keySupported, side, keyName(undefined, leaf?.spkiDer));
  }
  return cx.settings.provider.importPublicKey(publicKey);
}

/** RFC 9846 §4.5.1.2, RFC 5246 §7.4.2: a key that signs the handshake is a key for signing. */
export function requireSigningKey(side: Side, { leaf, evidence }: JudgedChain, cx: Context): void {
  const keyUsage = leaf?.keyUsage;
  if (!evidence.enforced) return;
  cx.require(keyUsage === undefined || keyUsage.includes('digitalSignature'), signingKey, side, keyUsage);
}
