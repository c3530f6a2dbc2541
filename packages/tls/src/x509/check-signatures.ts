import type { PublicKeyData } from '../crypto/index.ts';
import type { Check } from './checks.ts';
import { type Consequence, type Finding, failures, finding } from './failures.ts';
import { nameOf } from './label.ts';
import { clip } from './names.ts';
import { MAX_LENGTH, MAX_SIGNATURES } from './path.ts';
import { verifySignature } from './signatures.ts';

/** RFC 5280 §6.1.1 (d): a path ends in a trust anchor. */
export const anchor: Check = ({ certificates, end }) => {
  const last = certificates.length - 1;
  const who = () => nameOf(certificates, last);
  const result = (ok: boolean, claim: () => string, failed: Consequence): Finding[] => [
    finding(ok, claim, 'RFC 5280 §6.1.1', failed, last),
  ];
  switch (end) {
    case 'anchor':
      return result(true, () => `${who()} is a trust anchor`, failures.noIssuer);
    case 'self_signed':
      return result(
        false,
        () => `${who()}, which vouches for itself, is a trust anchor`,
        last === 0 ? failures.selfSignedLeaf : failures.selfSignedInChain,
      );
    case 'no_issuer':
      return result(
        false,
        () => `the issuer of ${who()}, "${clip(certificates[last]!.issuer)}", was presented or is a trust anchor`,
        last === 0 ? failures.noLeafIssuer : failures.noIssuer,
      );
    case 'bad_signature':
      return [];
    case 'too_long':
      return result(false, () => `a trust anchor is at most ${MAX_LENGTH} certificates away`, failures.tooLong);
    case 'too_much_work':
      return result(false, () => `a trust anchor is found with at most ${MAX_SIGNATURES} signatures`, failures.tooLong);
  }
};

/** Each certificate says twice how it is signed, and the way is one that cannot be forged today. */
export const algorithms: Check = ({ certificates, end }) =>
  certificates.flatMap((certificate, i) => {
    const { name, scheme, weak } = certificate.signatureAlgorithm;
    const findings = [
      finding(
        certificate.signatureAlgorithmsAgree,
        () => `${nameOf(certificates, i)} names the same signature algorithm inside and outside what is signed`,
        'RFC 5280 §4.1.1.2',
        failures.algorithmMismatch,
        i,
        'signatureAlgorithm',
      ),
    ];
    // Nobody relies on an anchor's own signature (RFC 9846 §4.5.1.3).
    if (end === 'anchor' && i === certificates.length - 1) return findings;
    const failed = weak === undefined ? failures.unknownAlgorithm : failures.weakHash;
    const but = weak === undefined ? '' : `, but ${weak}`;
    return [
      ...findings,
      finding(
        scheme !== undefined,
        () => `${nameOf(certificates, i)} is signed with an algorithm that is known and strong: ${name}${but}`,
        'RFC 9846 §4.5.1.3',
        failed,
        i,
        'signatureAlgorithm',
      ),
    ];
  });

/** RFC 5280 §6.1.3 (a)(1) and (a)(4). */
export const signatures: Check = ({ certificates }, { provider }) =>
  certificates.slice(0, -1).flatMap((certificate, i) => {
    const issuer = certificates[i + 1]!;
    return [
      finding(
        certificate.issuerName === issuer.subjectName,
        () => `${nameOf(certificates, i)} names ${nameOf(certificates, i + 1)} as its issuer`,
        'RFC 5280 §6.1.3',
        failures.wrongIssuer,
        i,
        'issuer',
      ),
      finding(
        verifySignature(certificate, issuer, provider),
        () => `${nameOf(certificates, i)} is signed by the key of ${nameOf(certificates, i + 1)}`,
        'RFC 5280 §6.1.3',
        failures.signature,
        i,
        'signatureValue',
      ),
    ];
  });

/** RFC 9325 §4.5: RSA keys as long as the profile's policy has it; the curves known here are all strong. */
export const keys: Check = ({ certificates }, { profile }) =>
  certificates.map((certificate, i) => {
    const key = certificate.publicKey;
    const tooSmall = i === 0 ? failures.weakLeafKey : failures.weakCaKey;
    const strong = key !== undefined && !(key.type === 'rsa' && modulusBits(key.modulus) < profile.keys.rsaBits);
    return finding(
      strong,
      () => `${nameOf(certificates, i)} has a key that is known and strong: ${keyText(key)}`,
      profile.keys.policy,
      key === undefined ? failures.unknownKey : tooSmall,
      i,
      'subjectPublicKeyInfo',
    );
  });

function keyText(key: PublicKeyData | undefined): string {
  if (key === undefined) return 'unknown';
  if (key.type === 'rsa') return `RSA, ${modulusBits(key.modulus)} bits`;
  return key.type === 'ec' ? key.curve : key.type;
}

export const modulusBits = (modulus: Uint8Array): number => 8 * modulus.length - (Math.clz32(modulus[0] ?? 0) - 24);
