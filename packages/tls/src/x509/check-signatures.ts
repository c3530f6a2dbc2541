import type { PublicKeyData } from '../crypto/index.ts';
import type { Check } from './checks.ts';
import { MAX_SIGNATURES } from './effort.ts';
import { failures } from './failures.ts';
import { nameOf } from './label.ts';
import { clip } from './names.ts';
import { MAX_LENGTH } from './path.ts';
import { checkSignature } from './signatures.ts';

const ANCHOR_RFC = 'RFC 5280 §6.1.1';

/** RFC 5280 §6.1.1 (d): a path ends in a trust anchor. */
export const anchor: Check = ({ certificates, end }, _inquiry, say) => {
  const last = certificates.length - 1;
  switch (end) {
    case 'anchor':
      say(true, () => `${nameOf(certificates, last)} is a trust anchor`, ANCHOR_RFC, failures.noIssuer, last);
      return;
    case 'self_signed':
      say(
        false,
        () => `${nameOf(certificates, last)}, which vouches for itself, is a trust anchor`,
        ANCHOR_RFC,
        last === 0 ? failures.selfSignedLeaf : failures.selfSignedInChain,
        last,
      );
      return;
    case 'no_issuer':
      say(
        false,
        () =>
          `the issuer of ${nameOf(certificates, last)}, "${clip(certificates[last]!.issuer)}", was presented or is a trust anchor`,
        ANCHOR_RFC,
        last === 0 ? failures.noLeafIssuer : failures.noIssuer,
        last,
      );
      return;
    case 'bad_signature':
      return;
    case 'too_long':
      say(false, () => `a trust anchor is at most ${MAX_LENGTH} certificates away`, ANCHOR_RFC, failures.tooLong, last);
      return;
    case 'too_much_work':
      say(
        false,
        () => `a trust anchor is found with at most ${MAX_SIGNATURES} signatures, and fewer of slow keys`,
        ANCHOR_RFC,
        failures.tooLong,
        last,
      );
  }
};

/** Each certificate says twice how it is signed, and the way is one that cannot be forged today. */
export const algorithms: Check = ({ certificates, end }, _inquiry, say) => {
  certificates.forEach((certificate, i) => {
    say(
      certificate.signatureAlgorithmsAgree,
      () => `${nameOf(certificates, i)} names the same signature algorithm inside and outside what is signed`,
      'RFC 5280 §4.1.1.2',
      failures.algorithmMismatch,
      i,
      'signatureAlgorithm',
    );
    // Nobody relies on an anchor's own signature (RFC 9846 §4.5.1.3).
    if (end === 'anchor' && i === certificates.length - 1) return;
    const { name, scheme, weak, unknown } = certificate.signatureAlgorithm;
    const but = weak ?? unknown;
    say(
      scheme !== undefined,
      () =>
        `${nameOf(certificates, i)} is signed with an algorithm that is known and strong: ${name}${but === undefined ? '' : `, but ${but}`}`,
      'RFC 9846 §4.5.1.3',
      weak === undefined ? failures.unknownAlgorithm : failures.weakHash,
      i,
      'signatureAlgorithm',
      scheme === undefined && weak === undefined,
    );
  });
};

/** RFC 5280 §6.1.3 (a)(1) and (a)(4). */
export const signatures: Check = ({ certificates }, { provider }, say) => {
  for (let i = 0; i + 1 < certificates.length; i++) {
    const certificate = certificates[i]!;
    const issuer = certificates[i + 1]!;
    say(
      certificate.issuerName === issuer.subjectName,
      () => `${nameOf(certificates, i)} names ${nameOf(certificates, i + 1)} as its issuer`,
      'RFC 5280 §6.1.3',
      failures.wrongIssuer,
      i,
      'issuer',
    );
    const verdict = checkSignature(certificate, issuer, provider);
    const [who, whose] = [() => nameOf(certificates, i), () => nameOf(certificates, i + 1)];
    if (verdict.state === 'unknown') {
      const { about, because } = verdict;
      const claim = () => `${who()} has a signature that can be verified with the key of ${whose()}, but ${because}`;
      const failed = about === 'key' ? failures.unknownKey : failures.unknownAlgorithm;
      say(false, claim, 'RFC 5280 §6.1.3', failed, i, 'signatureValue', true);
    } else {
      const claim = () => `${who()} is signed by the key of ${whose()}`;
      say(verdict.state === 'holds', claim, 'RFC 5280 §6.1.3', failures.signature, i, 'signatureValue');
    }
  }
};

/** RFC 9325 §4.5: RSA keys as long as the profile's policy has it; the curves known here are all strong. */
export const keys: Check = ({ certificates }, { profile }, say) => {
  certificates.forEach(({ publicKey: key }, i) => {
    const tooSmall = i === 0 ? failures.weakLeafKey : failures.weakCaKey;
    say(
      key !== undefined && !(key.type === 'rsa' && modulusBits(key.modulus) < profile.keys.rsaBits),
      () => `${nameOf(certificates, i)} has a key that is known and strong: ${keyText(key)}`,
      profile.keys.policy,
      key === undefined ? failures.unknownKey : tooSmall,
      i,
      'subjectPublicKeyInfo',
      key === undefined,
    );
  });
};

function keyText(key: PublicKeyData | undefined): string {
  if (key === undefined) return 'unknown';
  if (key.type === 'rsa') return `RSA, ${modulusBits(key.modulus)} bits`;
  return key.type === 'ec' ? key.curve : key.type;
}

export const modulusBits = (modulus: Uint8Array): number => 8 * modulus.length - (Math.clz32(modulus[0] ?? 0) - 24);
