/** What the CA/Browser Forum's Baseline Requirements (BR) demand of TLS server certificates and those above them. */
import { equal } from '../../bytes/index.ts';
import type { X509Certificate } from '../certificate/index.ts';
import { rsaBits } from '../keys/index.ts';
import {
  clip,
  isReservedAddress,
  isReservedName,
  printable,
  type SubjectAltName,
  showAddress,
} from '../names/index.ts';
import { type DemandRule, demand, type Place } from './demand.ts';
import { isCritical, quoted } from './demands-rfc5280.ts';

export const webDemands = {
  keyKinds: demand('certificate.key_kind', {
    holds: 'has a key that is RSA, P-256, P-384 or P-521',
    fails: 'has a key that is neither RSA nor P-256, P-384 or P-521',
    rfc: 'BR §6.1.5',
    part: 'subjectPublicKeyInfo',
    ok: ({ publicKey }) => publicKey?.type === 'rsa' || publicKey?.type === 'ec',
  }),
  wholeOctetModulus: demand('certificate.modulus_octets', {
    holds: 'has an RSA modulus of a whole number of octets',
    fails: ({ publicKey }) =>
      `has an RSA modulus of ${publicKey?.type === 'rsa' ? rsaBits(publicKey.modulus) : 0} bits, not of whole octets`,
    rfc: 'BR §6.1.5',
    part: 'subjectPublicKeyInfo',
    ok: ({ publicKey }) => publicKey?.type !== 'rsa' || rsaBits(publicKey.modulus) % 8 === 0,
  }),
  leafIsNoCa: demand('certificate.leaf_not_ca', {
    holds: 'is no CA, being the certificate of a server',
    fails: 'is the certificate of a server, and a CA',
    rfc: 'BR §7.1.2.7.8',
    part: 'id-ce-basicConstraints',
    ok: ({ isCa }, { isLeaf }) => !isLeaf || !isCa,
  }),
  leafHasPurpose: demand('extended_key_usage.present', {
    holds: 'says what it is meant for',
    fails: 'has no extKeyUsage',
    rfc: 'BR §7.1.2.7.6',
    part: 'id-ce-extKeyUsage',
    ok: ({ extendedKeyUsage }, { isLeaf }) => !isLeaf || extendedKeyUsage !== undefined,
  }),
  leafHasNoAnyPurpose: demand('extended_key_usage.not_any', {
    holds: 'is not meant for just anything',
    fails: 'has anyExtendedKeyUsage in its extKeyUsage',
    rfc: 'BR §7.1.2.7.10',
    part: 'id-ce-extKeyUsage',
    ok: ({ extendedKeyUsage }, { isLeaf }) => !isLeaf || extendedKeyUsage?.includes('anyExtendedKeyUsage') !== true,
  }),
  purposeNotCritical: demand('extended_key_usage.not_critical', {
    holds: 'does not mark extKeyUsage critical',
    fails: 'has a critical extKeyUsage',
    rfc: 'BR §7.1.2.7.6',
    part: 'id-ce-extKeyUsage',
    ok: (certificate, { isLeaf }) => !isLeaf || isCritical(certificate, 'id-ce-extKeyUsage') !== true,
  }),
  rootHasNoPurpose: demand('extended_key_usage.not_in_root', {
    holds: 'is not limited to a purpose, being a root',
    fails: 'is a root and has an extKeyUsage',
    rfc: 'BR §7.1.2.1.2',
    part: 'id-ce-extKeyUsage',
    ok: ({ extendedKeyUsage, selfIssued }, { isAnchor, isLeaf }) =>
      !isAnchor || isLeaf || !selfIssued || extendedKeyUsage === undefined,
  }),
  rootKeyIdentifier: demand('trust_anchor.names_itself', {
    holds: 'names no other key than its own as its issuer, being a root',
    fails: 'is a root, and its authorityKeyIdentifier names another key or more than its key',
    rfc: 'BR §7.1.2.1.3',
    part: 'id-ce-authorityKeyIdentifier',
    ok: (certificate, { isAnchor }) => !isAnchor || !certificate.selfIssued || namesItself(certificate),
  }),
  altNamePresent: demand('subject_alt_name.present', {
    holds: 'has a subjectAltName',
    fails: 'has no subjectAltName',
    rfc: 'BR §7.1.2.7.12',
    part: 'id-ce-subjectAltName',
    ok: ({ hasSubjectAltName }, { isLeaf }) => !isLeaf || hasSubjectAltName,
  }),
  altNameCritical: demand('subject_alt_name.not_critical', {
    holds: 'marks subjectAltName critical only if its subject is empty',
    fails: 'has a subject and a critical subjectAltName',
    rfc: 'BR §7.1.2.7.12',
    part: 'id-ce-subjectAltName',
    ok: (certificate, { isLeaf }) =>
      !isLeaf || certificate.subjectName === '' || isCritical(certificate, 'id-ce-subjectAltName') !== true,
  }),
  commonName: demand('certificate.common_name_listed', {
    holds: 'repeats its common name, where that is a host or an address, to the letter in its subjectAltName',
    fails: (certificate) =>
      `has a common name that is not in its subjectAltName to the letter: "${clip(printable(unlisted(certificate) ?? ''))}"`,
    rfc: 'BR §7.1.4.3',
    part: 'subject',
    ok: (certificate, { isLeaf }) => !isLeaf || unlisted(certificate) === undefined,
  }),
  noReservedNames: demand('subject_alt_name.not_reserved', {
    holds: 'has only names and addresses that mean the same everywhere',
    fails: ({ subjectAltNames }) =>
      `has a name that is reserved, and not the same everywhere: ${quoted(subjectAltNames.find(isReserved))}`,
    rfc: 'BR §7.1.2.7.12',
    part: 'id-ce-subjectAltName',
    ok: ({ subjectAltNames }, { isLeaf }) => !isLeaf || !subjectAltNames.some(isReserved),
  }),
  noPublicSuffix: demand('subject_alt_name.public_suffix', {
    holds: 'has no wildcard right under a public suffix',
    fails: ({ subjectAltNames }, { isPublicSuffix }) =>
      `has a wildcard right under a public suffix: ${quoted(subjectAltNames.find((name) => isTooWide(name, isPublicSuffix)))}`,
    rfc: 'BR §3.2.2.6',
    part: 'id-ce-subjectAltName',
    ok: ({ subjectAltNames }, { isLeaf, isPublicSuffix }) =>
      !isLeaf || !subjectAltNames.some((name) => isTooWide(name, isPublicSuffix)),
  }),
} as const satisfies Readonly<Record<string, DemandRule>>;

function namesItself(certificate: X509Certificate): boolean {
  const named = certificate.extensionValue('id-ce-authorityKeyIdentifier');
  if (named === undefined) return true;
  const { keyIdentifier, authorityCertIssuer, authorityCertSerialNumber } = named;
  const own = certificate.subjectKeyIdentifier;
  if (keyIdentifier === undefined || own === undefined || !equal(keyIdentifier, own)) return false;
  return authorityCertIssuer === undefined && authorityCertSerialNumber === undefined;
}

const isReserved = (name: SubjectAltName): boolean =>
  (name.type === 'dNSName' && isReservedName(name.value)) ||
  (name.type === 'iPAddress' && isReservedAddress(name.value));

function isTooWide(name: SubjectAltName, isPublicSuffix: Place['isPublicSuffix']): boolean {
  if (name.type !== 'dNSName' || !name.value.startsWith('*.')) return false;
  const parent = name.value.slice(2).toLowerCase();
  return !parent.includes('.') || isPublicSuffix?.(parent) === true;
}

/** The first common name that is a host or an address and not listed; it contradicts nothing where no name of its form is. */
function unlisted({ commonNames, subjectAltNames }: X509Certificate): string | undefined {
  const hosts = new Set(subjectAltNames.flatMap((one) => (one.type === 'dNSName' ? [one.value] : [])));
  const addresses = new Set(
    subjectAltNames.flatMap((one) => (one.type === 'iPAddress' ? [showAddress(one.value)] : [])),
  );
  return commonNames.find((name) => {
    const looksNumeric = /^(0x)?[0-9a-f.]*[0-9.:][0-9a-f.:]*$/i.test(name);
    if (!looksNumeric && !name.includes('.')) return false;
    const listed = looksNumeric ? addresses : hosts;
    return listed.size > 0 && !listed.has(name);
  });
}
