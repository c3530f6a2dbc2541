import type { PublicKeyData } from '../../../crypto/index.ts';
import { type CertificateLabel, checkSignature, nameOf } from '../../certificate/index.ts';
import { chainRule, citing } from '../../chain-rule.ts';
import { MAX_SIGNATURES } from '../../effort.ts';
import { failures } from '../../failures.ts';
import { rsaBits } from '../../keys/index.ts';
import { clip } from '../../names/index.ts';
import type { Check } from '../../question.ts';
import { MAX_LENGTH } from '../path.ts';

const ANCHOR_RFC = 'RFC 5280 §6.1.1';

/** The label of the last certificate, and the name of its issuer. */
type End = [who: CertificateLabel, issuer: string];
const end = {
  holds: (...[who]: End) => `${who} is a trust anchor`,
  fails: (...[who, issuer]: End) =>
    `${who} was issued by "${issuer}", of which no certificate was sent by the peer or is trusted here`,
  rfc: ANCHOR_RFC,
};
const isAnchor = chainRule<End>('chain.trust_anchor', { ...end, failed: failures.noIssuer });
const leafIssuer = chainRule<End>('chain.leaf_issuer', { ...end, failed: failures.noLeafIssuer });
const selfSigned = { ...end, fails: (...[who]: End) => `${who} is self-signed and is not trusted` };
const selfSignedLeaf = chainRule<End>('chain.self_signed_leaf', { ...selfSigned, failed: failures.selfSignedLeaf });
const selfSignedRoot = chainRule<End>('chain.self_signed_root', { ...selfSigned, failed: failures.selfSignedInChain });
const length = chainRule('chain.length', {
  holds: `a trust anchor was found within ${MAX_LENGTH} certificates`,
  fails: `no trust anchor was found within ${MAX_LENGTH} certificates`,
  rfc: ANCHOR_RFC,
  failed: failures.tooLong,
});
const signatureCount = chainRule('chain.signature_count', {
  holds: `a trust anchor was found with at most ${MAX_SIGNATURES} signatures verified, and fewer of slow keys`,
  fails: `no trust anchor was found with ${MAX_SIGNATURES} signatures verified, or fewer of slow keys`,
  rfc: ANCHOR_RFC,
  failed: failures.tooLong,
});

const algorithmsAgree = chainRule('certificate.signature_algorithms_agree', {
  holds: (who) => `${who} names the same signature algorithm inside and outside what is signed`,
  fails: (who: CertificateLabel) =>
    `${who} names two different signature algorithms, inside and outside what is signed`,
  rfc: 'RFC 5280 §4.1.1.2',
  failed: failures.algorithmMismatch,
  part: 'signatureAlgorithm',
});
const algorithmStrong = chainRule('certificate.signature_algorithm_strong', {
  holds: (who, name) => `${who} is signed with an algorithm that is known and strong: ${name}`,
  fails: (who: CertificateLabel, name: string, weak: string) =>
    `${who} is signed with ${name}, which is too weak: ${weak}`,
  rfc: 'RFC 9846 §4.5.1.3',
  failed: failures.weakHash,
  part: 'signatureAlgorithm',
});
const algorithmKnown = chainRule('certificate.signature_algorithm_known', {
  holds: (who, name) => `${who} is signed with ${name}, which is known here`,
  fails: (who: CertificateLabel, name: string, unknown: string) =>
    `${who} is signed with ${name}, which cannot be verified here: ${unknown}`,
  rfc: 'RFC 9846 §4.5.1.3',
  failed: failures.unknownAlgorithm,
  part: 'signatureAlgorithm',
});

const issuerName = chainRule('certificate.issuer', {
  holds: (who, issuer) => `${who} names ${issuer} as its issuer`,
  fails: (who: CertificateLabel, issuer: CertificateLabel, name: string) =>
    `${who} names "${name}" as its issuer, not ${issuer}`,
  rfc: 'RFC 5280 §6.1.3',
  failed: failures.wrongIssuer,
  part: 'issuer',
});
const signature = chainRule('certificate.signature', {
  holds: (who, issuer) => `${who} is signed by the key of ${issuer}`,
  fails: (who: CertificateLabel, issuer: CertificateLabel) =>
    `${who} has a signature that was not made by the key of ${issuer}`,
  rfc: 'RFC 5280 §6.1.3',
  failed: failures.signature,
  part: 'signatureValue',
});

/** Whether a signature can be verified here at all. */
type Verifiable = [who: CertificateLabel, issuer: CertificateLabel, because: string];
const verifiable = {
  holds: (...[who, issuer]: Verifiable) => `${who} has a signature that can be verified with the key of ${issuer}`,
  fails: (...[who, issuer, because]: Verifiable) =>
    `${who} has a signature that cannot be verified here with the key of ${issuer}: ${because}`,
  rfc: 'RFC 5280 §6.1.3',
  part: 'signatureValue',
} as const;
const signatureSupported = chainRule<Verifiable>('certificate.signature_supported', {
  ...verifiable,
  failed: failures.unknownAlgorithm,
});
const issuerKeySupported = chainRule<Verifiable>('certificate.issuer_key_supported', {
  ...verifiable,
  failed: failures.unknownKey,
});

const keySupported = chainRule('certificate.key_supported', {
  holds: (who) => `${who} has a key of a kind that is supported here`,
  fails: (who: CertificateLabel) => `${who} has a key of a kind that is not supported here`,
  rfc: 'RFC 9325 §4.5',
  failed: failures.unknownKey,
  part: 'subjectPublicKeyInfo',
});
/** A key in words, and the bits that an RSA key has at least. */
type Sized = [who: CertificateLabel, key: string, least: number];
const sized = {
  holds: (...[who, key]: Sized) => `${who} has a key that is known and strong: ${key}`,
  fails: (...[who, key, least]: Sized) => `${who} has a key that is too small: ${key}, and ${least} are needed`,
  rfc: 'RFC 9325 §4.5',
  part: 'subjectPublicKeyInfo',
} as const;
const leafKeySize = chainRule<Sized>('certificate.key_size', { ...sized, failed: failures.weakLeafKey });
const caKeySize = chainRule<Sized>('certificate.ca_key_size', { ...sized, failed: failures.weakCaKey });

/** RFC 5280 §6.1.1 (d): a path ends in a trust anchor. */
export const anchor: Check = ({ certificates, end: how }, _inquiry, say) => {
  const last = certificates.length - 1;
  const values = (): End => [nameOf(certificates, last), clip(certificates[last]!.issuer)];
  switch (how) {
    case 'anchor':
      return say(true, isAnchor, values, last);
    case 'self_signed':
      return say(false, last === 0 ? selfSignedLeaf : selfSignedRoot, values, last);
    case 'no_issuer':
      return say(false, last === 0 ? leafIssuer : isAnchor, values, last);
    case 'bad_signature':
      return;
    case 'too_long':
      return say(false, length, () => [], last);
    case 'too_much_work':
      return say(false, signatureCount, () => [], last);
  }
};

/** Each certificate says twice how it is signed, and the way is one that cannot be forged today. */
export const algorithms: Check = ({ certificates, end }, _inquiry, say) => {
  certificates.forEach((certificate, i) => {
    const who = () => nameOf(certificates, i);
    say(certificate.signatureAlgorithmsAgree, algorithmsAgree, () => [who()], i);
    // Nobody relies on an anchor's own signature (RFC 9846 §4.5.1.3).
    if (end === 'anchor' && i === certificates.length - 1) return;
    const { name, scheme, weak, unknown } = certificate.signatureAlgorithm;
    const cannotSay = scheme === undefined && weak === undefined;
    const rule = cannotSay ? algorithmKnown : algorithmStrong;
    say(scheme !== undefined, rule, () => [who(), name, weak ?? unknown ?? ''], i, cannotSay);
  });
};

/** RFC 5280 §6.1.3 (a)(1) and (a)(4). */
export const signatures: Check = ({ certificates }, { provider }, say) => {
  for (let i = 0; i + 1 < certificates.length; i++) {
    const certificate = certificates[i]!;
    const issuer = certificates[i + 1]!;
    const [who, whose] = [() => nameOf(certificates, i), () => nameOf(certificates, i + 1)];
    const named = certificate.issuerName === issuer.subjectName;
    say(named, issuerName, () => [who(), whose(), clip(certificate.issuer)], i);
    const verdict = checkSignature(certificate, issuer, provider);
    if (verdict.state === 'unknown') {
      const rule = verdict.about === 'key' ? issuerKeySupported : signatureSupported;
      say(false, rule, () => [who(), whose(), verdict.because], i, true);
    } else say(verdict.state === 'holds', signature, () => [who(), whose()], i);
  }
};

/** RFC 9325 §4.5: RSA keys as long as the profile's policy has it; the curves known here are all strong. */
export const keys: Check = ({ certificates }, { profile: { keys: least } }, say) => {
  certificates.forEach(({ publicKey: key }, i) => {
    const who = () => nameOf(certificates, i);
    if (key === undefined) {
      say(false, citing(keySupported, least.policy), () => [who()], i, true);
      return;
    }
    const ok = key.type !== 'rsa' || rsaBits(key.modulus) >= least.rsaBits;
    const rule = citing(i === 0 ? leafKeySize : caKeySize, least.policy);
    say(ok, rule, () => [who(), keyText(key), least.rsaBits], i);
  });
};

function keyText(key: PublicKeyData): string {
  if (key.type === 'rsa') return `RSA, ${rsaBits(key.modulus)} bits`;
  return key.type === 'ec' ? key.curve : key.type;
}
