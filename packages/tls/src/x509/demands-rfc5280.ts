/** What RFC 5280 §4 demands of conforming CAs. */
import type { CertificatePart, X509Certificate } from './certificate.ts';
import type { DemandRule } from './demands.ts';
import { isDnsName } from './hostname.ts';
import { wellFormed } from './well-formed.ts';

const UTC_TIME = 0x17;

export const rfc5280Demands = {
  ...wellFormed,
  times: {
    claim: 'writes times up to 2049 as UTCTime and later ones as GeneralizedTime',
    rfc: 'RFC 5280 §4.1.2.5',
    part: 'validity',
    ok: (certificate) => {
      const { der, notBefore, notAfter } = certificate;
      const content = certificate.rangeOf('validity')!.start + 2;
      const second = content + 2 + der[content + 1]!;
      return timeFits(der[content]!, notBefore) && timeFits(der[second]!, notAfter);
    },
  },
  authorityKeyIdentifier: {
    claim: "carries the identifier of its issuer's key",
    rfc: 'RFC 5280 §4.2.1.1',
    part: 'id-ce-authorityKeyIdentifier',
    ok: ({ selfIssued, authorityKeyIdentifier }, { isAnchor }) =>
      isAnchor || selfIssued || authorityKeyIdentifier !== undefined,
  },
  authorityKeyIdentifierOfAnchor: {
    claim: "carries the identifier of its issuer's key, not having signed itself",
    rfc: 'RFC 5280 §4.2.1.1',
    part: 'id-ce-authorityKeyIdentifier',
    ok: ({ selfIssued, authorityKeyIdentifier }, { isAnchor }) =>
      !isAnchor || selfIssued || authorityKeyIdentifier !== undefined,
  },
  subjectKeyIdentifier: {
    claim: 'carries the identifier of its key, being a CA',
    rfc: 'RFC 5280 §4.2.1.2',
    part: 'id-ce-subjectKeyIdentifier',
    ok: ({ isCa, subjectKeyIdentifier }) => !isCa || subjectKeyIdentifier !== undefined,
  },
  keyUsageOfCa: {
    claim: 'may sign certificates only if it is a CA',
    rfc: 'RFC 5280 §4.2.1.9',
    part: 'id-ce-keyUsage',
    ok: ({ isCa, keyUsage }) => isCa || keyUsage?.includes('keyCertSign') !== true,
  },
  pathLengthOfCa: {
    claim: 'limits the length of paths only if it is a CA',
    rfc: 'RFC 5280 §4.2.1.9',
    part: 'id-ce-basicConstraints',
    ok: ({ isCa, pathLength }) => isCa || pathLength === undefined,
  },
  criticalBasicConstraints: {
    claim: 'marks basicConstraints critical, being a CA',
    rfc: 'RFC 5280 §4.2.1.9',
    part: 'id-ce-basicConstraints',
    ok: (certificate) => !certificate.isCa || isCritical(certificate, 'id-ce-basicConstraints') !== false,
  },
  criticalNameConstraints: {
    claim: 'marks nameConstraints critical',
    rfc: 'RFC 5280 §4.2.1.10',
    part: 'id-ce-nameConstraints',
    ok: (certificate) => isCritical(certificate, 'id-ce-nameConstraints') !== false,
  },
  criticalPolicyConstraints: {
    claim: 'marks policyConstraints critical',
    rfc: 'RFC 5280 §4.2.1.11',
    part: 'id-ce-policyConstraints',
    ok: (certificate) => isCritical(certificate, 'id-ce-policyConstraints') !== false,
  },
  criticalInhibitAnyPolicy: {
    claim: 'marks inhibitAnyPolicy critical',
    rfc: 'RFC 5280 §4.2.1.14',
    part: 'id-ce-inhibitAnyPolicy',
    ok: (certificate) => isCritical(certificate, 'id-ce-inhibitAnyPolicy') !== false,
  },
  criticalAltName: {
    claim: 'marks subjectAltName critical, its subject being empty',
    rfc: 'RFC 5280 §4.2.1.6',
    part: 'id-ce-subjectAltName',
    ok: (certificate) => certificate.subjectName !== '' || isCritical(certificate, 'id-ce-subjectAltName') === true,
  },
  dnsNames: {
    claim: 'has only dNSNames in the preferred name syntax, perhaps with a wildcard in front',
    rfc: 'RFC 5280 §4.2.1.6',
    part: 'id-ce-subjectAltName',
    ok: ({ subjectAltNames }) => subjectAltNames.every((name) => name.type !== 'dNSName' || isPreferred(name.value)),
  },
} as const satisfies Readonly<Record<string, DemandRule>>;

const timeFits = (tag: number, time: number): boolean => (tag === UTC_TIME) === time < Date.UTC(2050);

/** `undefined` where the extension is absent. */
export const isCritical = (certificate: X509Certificate, part: CertificatePart): boolean | undefined =>
  certificate.extensions.find(({ name }) => name === part)?.critical;

function isPreferred(name: string): boolean {
  const host = name.toLowerCase().replace(/^\*\./, '');
  return isDnsName(host) && !host.includes('_');
}
