import type { Check, Inquiry } from './checks.ts';
import type { CertificateExtension } from './extensions.ts';
import { failures } from './failures.ts';
import { nameOf } from './label.ts';
import type { CandidatePath } from './path.ts';

/** RFC 5280 §6.1.3 (a)(2); certificates know no fractions of a second (§4.1.2.5). */
export const dates: Check = (path, { at, profile }, say) => {
  if (!profile.dates) return;
  const now = Math.floor(at / 1000) * 1000;
  judged(path, profile).forEach(({ notBefore, notAfter }, i) => {
    say(
      now >= notBefore && now <= notAfter,
      () => `${nameOf(path.certificates, i)} is valid on ${day(now)}: from ${day(notBefore)} to ${day(notAfter)}`,
      'RFC 5280 §4.1.2.5',
      now < notBefore ? failures.notYetValid : failures.expired,
      i,
      'validity',
    );
  });
};

/** What each certificate says can be read, and what must be understood is. */
export const forms: Check = (path, inquiry, say) => {
  const { certificates } = path;
  judged(path, inquiry.profile).forEach((certificate, i) => {
    const { extensions, version } = certificate;
    const { broken, strange } = inquiry.effort.once(certificate, 'forms', () => {
      inquiry.effort.spend(extensions.length);
      return {
        broken: extensions.find(({ fault }) => fault !== undefined),
        strange: extensions.filter((extension) => extension.critical && !isProcessed(extension, inquiry)),
      };
    });
    say(
      broken === undefined && (version === 3 || (version < 3 && extensions.length === 0)),
      () => `${nameOf(certificates, i)} has only extensions that can be read, each once${butBroken(broken)}`,
      'RFC 5280 §4.2',
      failures.badExtension,
      i,
    );
    say(
      strange.length === 0,
      () => `${nameOf(certificates, i)} has only critical extensions that are acted upon${butNot(strange)}`,
      'RFC 5280 §4.2',
      failures.criticalExtension,
      i,
    );
    if (inquiry.profile.structure.serialNotNegative) {
      say(
        certificate.serialNumber[0]! < 0x80,
        () => `${nameOf(certificates, i)} has a serial number that is not negative`,
        'RFC 5280 §4.1.2.2',
        failures.demand,
        i,
        'serialNumber',
      );
    }
    say(
      certificate.issuerName !== '' && (i === 0 || certificate.subjectName !== ''),
      () => `${nameOf(certificates, i)} ${i === 0 ? 'names its issuer' : 'has a name, and names its issuer'}`,
      i === 0 ? 'RFC 5280 §4.1.2.4' : 'RFC 5280 §4.1.2.6',
      failures.badExtension,
      i,
    );
  });
};

const butBroken = (broken: CertificateExtension | undefined): string =>
  broken === undefined ? '' : `, but ${broken.name}: ${broken.fault}`;

const butNot = (strange: readonly CertificateExtension[]): string =>
  strange.length === 0
    ? ''
    : `, but not ${strange
        .slice(0, 8)
        .map(({ name }) => name)
        .join(', ')}`;

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

export const day = (time: number): string => new Date(time).toISOString().replace('.000Z', 'Z');
