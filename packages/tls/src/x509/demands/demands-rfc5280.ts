/** What RFC 5280 §4 demands of conforming CAs. */
import type { CertificatePart, X509Certificate } from '../certificate/index.ts';
import { isDnsName, type SubjectAltName, showName } from '../names/index.ts';
import { type DemandRule, demand } from './demand.ts';
import { wellFormed } from './well-formed.ts';

const UTC_TIME = 0x17;

export const rfc5280Demands = {
  ...wellFormed,
  times: demand('certificate.time_types', {
    holds: 'writes times up to 2049 as UTCTime and later ones as GeneralizedTime',
    fails: 'writes a time up to 2049 as GeneralizedTime, or a later one as UTCTime',
    rfc: 'RFC 5280 §4.1.2.5',
    part: 'validity',
    ok: (certificate) => {
      const { der, notBefore, notAfter } = certificate;
      const content = certificate.rangeOf('validity')!.start + 2;
      const second = content + 2 + der[content + 1]!;
      return timeFits(der[content]!, notBefore) && timeFits(der[second]!, notAfter);
    },
  }),
  authorityKeyIdentifier: demand('certificate.authority_key_identifier', {
    holds: "carries the identifier of its issuer's key",
    fails: "lacks the authorityKeyIdentifier: that of its issuer's key",
    rfc: 'RFC 5280 §4.2.1.1',
    part: 'id-ce-authorityKeyIdentifier',
    ok: ({ selfIssued, authorityKeyIdentifier }, { isAnchor }) =>
      isAnchor || selfIssued || authorityKeyIdentifier !== undefined,
  }),
  authorityKeyIdentifierOfAnchor: demand('trust_anchor.authority_key_identifier', {
    holds: "carries the identifier of its issuer's key, not having signed itself",
    fails: 'lacks the authorityKeyIdentifier and is not self-issued',
    rfc: 'RFC 5280 §4.2.1.1',
    part: 'id-ce-authorityKeyIdentifier',
    ok: ({ selfIssued, authorityKeyIdentifier }, { isAnchor }) =>
      !isAnchor || selfIssued || authorityKeyIdentifier !== undefined,
  }),
  subjectKeyIdentifier: demand('certificate.subject_key_identifier', {
    holds: 'carries the identifier of its key, being a CA',
    fails: 'is a CA and lacks the subjectKeyIdentifier',
    rfc: 'RFC 5280 §4.2.1.2',
    part: 'id-ce-subjectKeyIdentifier',
    ok: ({ isCa, subjectKeyIdentifier }) => !isCa || subjectKeyIdentifier !== undefined,
  }),
  keyUsageOfCa: demand('certificate.key_cert_sign_of_ca', {
    holds: 'may sign certificates only if it is a CA',
    fails: 'is not a CA, but its keyUsage has keyCertSign',
    rfc: 'RFC 5280 §4.2.1.9',
    part: 'id-ce-keyUsage',
    ok: ({ isCa, keyUsage }) => isCa || keyUsage?.includes('keyCertSign') !== true,
  }),
  pathLengthOfCa: demand('certificate.path_length_of_ca', {
    holds: 'limits the length of paths only if it is a CA',
    fails: 'is not a CA, but limits the length of paths',
    rfc: 'RFC 5280 §4.2.1.9',
    part: 'id-ce-basicConstraints',
    ok: ({ isCa, pathLength }) => isCa || pathLength === undefined,
  }),
  criticalBasicConstraints: demand('basic_constraints.critical', {
    holds: 'marks basicConstraints critical, being a CA',
    fails: 'is a CA, and its basicConstraints are not critical',
    rfc: 'RFC 5280 §4.2.1.9',
    part: 'id-ce-basicConstraints',
    ok: (certificate) => !certificate.isCa || isCritical(certificate, 'id-ce-basicConstraints') !== false,
  }),
  criticalNameConstraints: demand('name_constraints.critical', {
    holds: 'marks nameConstraints critical',
    fails: 'has nameConstraints that are not critical',
    rfc: 'RFC 5280 §4.2.1.10',
    part: 'id-ce-nameConstraints',
    ok: (certificate) => isCritical(certificate, 'id-ce-nameConstraints') !== false,
  }),
  criticalPolicyConstraints: demand('policy_constraints.critical', {
    holds: 'marks policyConstraints critical',
    fails: 'has policyConstraints that are not critical',
    rfc: 'RFC 5280 §4.2.1.11',
    part: 'id-ce-policyConstraints',
    ok: (certificate) => isCritical(certificate, 'id-ce-policyConstraints') !== false,
  }),
  criticalInhibitAnyPolicy: demand('inhibit_any_policy.critical', {
    holds: 'marks inhibitAnyPolicy critical',
    fails: 'has an inhibitAnyPolicy that is not critical',
    rfc: 'RFC 5280 §4.2.1.14',
    part: 'id-ce-inhibitAnyPolicy',
    ok: (certificate) => isCritical(certificate, 'id-ce-inhibitAnyPolicy') !== false,
  }),
  criticalAltName: demand('subject_alt_name.critical_without_subject', {
    holds: 'marks subjectAltName critical, its subject being empty',
    fails: 'has an empty subject and a subjectAltName that is not critical',
    rfc: 'RFC 5280 §4.2.1.6',
    part: 'id-ce-subjectAltName',
    ok: (certificate) => certificate.subjectName !== '' || isCritical(certificate, 'id-ce-subjectAltName') === true,
  }),
  dnsNames: demand('subject_alt_name.preferred_syntax', {
    holds: 'has only dNSNames in the preferred name syntax, perhaps with a wildcard in front',
    fails: ({ subjectAltNames }) =>
      `has a dNSName that is not in the preferred name syntax: ${quoted(subjectAltNames.find(isOdd))}`,
    rfc: 'RFC 5280 §4.2.1.6',
    part: 'id-ce-subjectAltName',
    ok: ({ subjectAltNames }) => !subjectAltNames.some(isOdd),
  }),
} as const satisfies Readonly<Record<string, DemandRule>>;

const timeFits = (tag: number, time: number): boolean => (tag === UTC_TIME) === time < Date.UTC(2050);

/** `undefined` where the extension is absent. */
export const isCritical = (certificate: X509Certificate, part: CertificatePart): boolean | undefined =>
  certificate.extensions.find(({ name }) => name === part)?.critical;

const isOdd = (name: SubjectAltName): boolean => name.type === 'dNSName' && !isPreferred(name.value);

/** What a stranger calls itself, for a sentence. */
export const quoted = (name: SubjectAltName | undefined): string => (name === undefined ? '' : showName(name));

function isPreferred(name: string): boolean {
  const host = name.toLowerCase().replace(/^\*\./, '');
  return isDnsName(host) && !host.includes('_');
}
