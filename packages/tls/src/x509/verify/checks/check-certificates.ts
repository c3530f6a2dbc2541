import { type CertificateExtension, type CertificateLabel, nameOf } from '../../certificate/index.ts';
import { chainRule } from '../../chain-rule.ts';
import { dateAhead, dateFrom, dateOf, day, listed } from '../../dates.ts';
import { failures } from '../../failures.ts';
import type { CandidatePath, Check, Inquiry } from '../../question.ts';

const begun = chainRule('certificate.not_before', {
  holds: (who, notBefore) => `${who} is valid since ${dateOf(notBefore)} (${day(notBefore)})`,
  fails: (who: CertificateLabel, notBefore: number, now: number) =>
    `${who} is not valid before ${dateAhead(notBefore, now)} (${day(notBefore)})`,
  rfc: 'RFC 5280 §4.1.2.5',
  failed: failures.notYetValid,
  part: 'validity',
});
const notExpired = chainRule('certificate.not_expired', {
  holds: (who, notAfter, now, notBefore) =>
    `${who} is valid on ${day(now)}: from ${day(notBefore)} to ${day(notAfter)}`,
  fails: (who: CertificateLabel, notAfter: number, now: number, _notBefore: number) =>
    `${who} expired on ${dateFrom(notAfter, now)} (${day(notAfter)})`,
  rfc: 'RFC 5280 §4.1.2.5',
  failed: failures.expired,
  part: 'validity',
});
const extensionsReadable = chainRule('certificate.extensions_readable', {
  holds: (who) => `${who} has only extensions that can be read, each once`,
  fails: (who: CertificateLabel, name: string, fault: string) => `${who} has the invalid extension ${name}: ${fault}`,
  rfc: 'RFC 5280 §4.2',
  failed: failures.badExtension,
});
const versionHasExtensions = chainRule('certificate.version_has_extensions', {
  holds: (who, version) => `${who} is of version ${version}, which may have its extensions`,
  fails: (who: CertificateLabel, version: number) =>
    version > 3
      ? `${who} is of version ${version}; the highest is 3`
      : `${who} has extensions and is of version ${version}; only version 3 has them`,
  rfc: 'RFC 5280 §4.2',
  failed: failures.badExtension,
});
const criticalExtensions = chainRule('certificate.critical_extensions', {
  holds: (who) => `${who} has no critical extensions but those that are processed`,
  fails: (who: CertificateLabel, names: readonly string[]) =>
    `${who} has ${names.length === 1 ? 'a critical extension that is' : 'critical extensions that are'} not processed: ${listed(names)}`,
  rfc: 'RFC 5280 §4.2',
  failed: failures.criticalExtension,
});
const serialNotNegative = chainRule('certificate.serial_number_not_negative', {
  holds: (who) => `${who} has a serial number that is not negative`,
  fails: (who: CertificateLabel) => `${who} has a negative serial number`,
  rfc: 'RFC 5280 §4.1.2.2',
  failed: failures.demand,
  part: 'serialNumber',
});
const issuerNamed = chainRule('certificate.issuer_named', {
  holds: (who) => `${who} names its issuer`,
  fails: (who: CertificateLabel) => `${who} names no issuer`,
  rfc: 'RFC 5280 §4.1.2.4',
  failed: failures.badExtension,
});
const caNamed = chainRule('certificate.ca_named', {
  holds: (who) => `${who} has a subject, and names its issuer`,
  fails: (who: CertificateLabel, named: boolean) =>
    named ? `${who} names no issuer` : `${who} has no subject, which the certificate of a CA must have`,
  rfc: 'RFC 5280 §4.1.2.6',
  failed: failures.badExtension,
});

/** RFC 5280 §6.1.3 (a)(2); certificates know no fractions of a second (§4.1.2.5). */
export const dates: Check = (path, { at, profile }, say) => {
  if (!profile.dates) return;
  const now = Math.floor(at / 1000) * 1000;
  judged(path, profile).forEach(({ notBefore, notAfter }, i) => {
    const who = () => nameOf(path.certificates, i);
    if (now < notBefore) say(false, begun, () => [who(), notBefore, now], i);
    else say(now <= notAfter, notExpired, () => [who(), notAfter, now, notBefore], i);
  });
};

/** What each certificate says can be read, and what must be understood is. */
export const forms: Check = (path, inquiry, say) => {
  const { certificates } = path;
  judged(path, inquiry.profile).forEach((certificate, i) => {
    const { extensions, version, issuerName, subjectName } = certificate;
    const { broken, strange } = inquiry.effort.once(certificate, 'forms', () => {
      inquiry.effort.spend(extensions.length);
      return {
        broken: extensions.find(({ fault }) => fault !== undefined),
        strange: extensions.filter((extension) => extension.critical && !isProcessed(extension, inquiry)),
      };
    });
    const who = () => nameOf(certificates, i);
    if (broken === undefined && version !== 3 && (version > 3 || extensions.length > 0)) {
      say(false, versionHasExtensions, () => [who(), version], i);
    } else {
      say(broken === undefined, extensionsReadable, () => [who(), broken?.name ?? '', broken?.fault ?? ''], i);
    }
    say(strange.length === 0, criticalExtensions, () => [who(), strange.slice(0, 8).map(({ name }) => name)], i);
    if (inquiry.profile.structure.serialNotNegative) {
      say(certificate.serialNumber[0]! < 0x80, serialNotNegative, () => [who()], i);
    }
    if (i === 0) say(issuerName !== '', issuerNamed, () => [who()], i);
    else say(issuerName !== '' && subjectName !== '', caNamed, () => [who(), subjectName !== ''], i);
  });
};

/** All of the path, or all below the anchor where only its name and key count. */
export const judged = ({ certificates, end }: CandidatePath, { anchors }: Inquiry['profile']) =>
  anchors.judged || end !== 'anchor' || certificates.length === 1 ? certificates : certificates.slice(0, -1);

function isProcessed({ name, processed }: CertificateExtension, { profile, revocation }: Inquiry): boolean {
  switch (name) {
    case 'id-ce-nameConstraints':
      return profile.nameConstraints === 'enforced';
    case 'id-ce-certificatePolicies':
    case 'id-ce-policyMappings':
    case 'id-ce-policyConstraints':
    case 'id-ce-inhibitAnyPolicy':
      return profile.policies !== 'unknown';
    case 'id-ce-extKeyUsage':
      return profile.purposes.extended !== 'unknown';
    case 'id-ce-cRLDistributionPoints':
    case 'id-ce-freshestCRL':
    case 'id-pe-tlsfeature':
      return revocation !== undefined;
    default:
      return processed;
  }
}
