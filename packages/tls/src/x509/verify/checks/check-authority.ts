import { type CertificateLabel, nameOf, type X509Certificate } from '../../certificate/index.ts';
import { chainRule } from '../../chain-rule.ts';
import { count } from '../../dates.ts';
import { failures } from '../../failures.ts';
import type { Profile } from '../../profiles/index.ts';
import type { Check } from '../../question.ts';
import { judged } from './check-certificates.ts';

const CA = 'CA certificate';

const isCa = chainRule('certificate.is_ca', {
  holds: (who, _subject, version) =>
    `${who} is a CA${version === undefined ? '' : `: version ${version}, and a trust anchor`}`,
  fails: (who: CertificateLabel, subject: CertificateLabel, _version?: number) =>
    `${who} is not a CA, but it is the issuer of ${subject}`,
  rfc: 'RFC 5280 §4.2.1.9',
  failed: failures.notCa,
  part: 'id-ce-basicConstraints',
});
const keyCertSign = chainRule('certificate.key_cert_sign', {
  holds: (who) => `${who} may sign certificates`,
  fails: (who: CertificateLabel, usages: readonly string[]) =>
    `${who} may not sign certificates: its keyUsage is ${usages.join(', ') || 'empty'}`,
  rfc: 'RFC 5280 §4.2.1.3',
  failed: failures.notCa,
  part: 'id-ce-keyUsage',
});
const pathLength = chainRule('certificate.path_length', {
  holds: (who, most, below) => `${who} allows ${count(most, CA)} below it, and there ${are(below)}`,
  fails: (who: CertificateLabel, most: number, below: number) =>
    `${who} allows ${count(most, CA)} below it, but there ${are(below)}`,
  rfc: 'RFC 5280 §4.2.1.9',
  failed: failures.pathLength,
  part: 'id-ce-basicConstraints',
});
const maxPathLength = chainRule('chain.max_path_length', {
  holds: (between, most) => `the path has at most ${count(most, CA)} between its ends: ${between}`,
  fails: (between: number, most: number) =>
    `the path has ${count(between, CA)} between its ends, and ${most} at most ${most === 1 ? 'is' : 'are'} allowed`,
  rfc: 'RFC 5280 §6.1.2',
  failed: failures.pathLength,
});

/** RFC 5280 §6.1.4 (k) and (n): whoever issues is a CA, an anchor too, and its key may sign certificates. */
export const authority: Check = (path, { profile }, say) => {
  const { certificates, end } = path;
  const held = judged(path, profile).length;
  for (let i = 1; i < certificates.length; i++) {
    const certificate = certificates[i]!;
    const { keyUsage, version } = certificate;
    // Before version 3 a certificate could not say so; as an anchor its owner has said it for it.
    const old = version < 3 && end === 'anchor' && i === certificates.length - 1;
    say(
      old || certificate.isCa || (profile.authority === 'orKeyUsage' && !saysWhether(certificate)),
      isCa,
      () => [nameOf(certificates, i), nameOf(certificates, i - 1), old ? version : undefined],
      i,
    );
    if (keyUsage === undefined || i >= held) continue;
    say(keyUsage.includes('keyCertSign'), keyCertSign, () => [nameOf(certificates, i), keyUsage], i);
  }
};

/** Whether it is a CA; without basicConstraints a keyUsage may speak for it. */
const saysWhether = (certificate: X509Certificate): boolean =>
  certificate.keyUsage === undefined || certificate.extensionValue('id-ce-basicConstraints') !== undefined;

/** RFC 5280 §6.1.4 (l) and (m): self-issued certificates do not count. */
export const pathLengths: Check = (path, { maxPathLength: limit, profile }, say) => {
  const { certificates } = path;
  judged(path, profile).forEach(({ pathLength: most }, i) => {
    if (most === undefined || i === 0) return;
    const below = countBelow(certificates, i, profile);
    say(below <= most, pathLength, () => [nameOf(certificates, i), most, below], i);
  });
  if (limit === undefined) return;
  const between = countBelow(certificates, certificates.length - 1, profile);
  say(between <= limit, maxPathLength, () => [between, limit]);
};

const are = (n: number): string => (n === 1 ? 'is 1' : `are ${n || 'none'}`);

const countBelow = (certificates: readonly X509Certificate[], ca: number, { pathLength }: Profile): number =>
  certificates.slice(1, ca).filter(({ selfIssued }) => pathLength === 'all' || !selfIssued).length;
