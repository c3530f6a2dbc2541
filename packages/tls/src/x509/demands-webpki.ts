/** What the CA/Browser Forum's Baseline Requirements (BR) demand of TLS server certificates and those above them. */
import { equal } from '../bytes/index.ts';
import { showAddress } from './address.ts';
import type { X509Certificate } from './certificate.ts';
import { modulusBits } from './check-signatures.ts';
import type { DemandRule } from './demands.ts';
import { isCritical } from './demands-rfc5280.ts';
import { isReservedAddress, isReservedName } from './reserved.ts';

export const webDemands = {
  keyKinds: {
    claim: 'has a key that is RSA, P-256, P-384 or P-521',
    rfc: 'BR §6.1.5',
    part: 'subjectPublicKeyInfo',
    ok: ({ publicKey }) => publicKey?.type === 'rsa' || publicKey?.type === 'ec',
  },
  wholeOctetModulus: {
    claim: 'has an RSA modulus of a whole number of octets',
    rfc: 'BR §6.1.5',
    part: 'subjectPublicKeyInfo',
    ok: ({ publicKey }) => publicKey?.type !== 'rsa' || modulusBits(publicKey.modulus) % 8 === 0,
  },
  leafIsNoCa: {
    claim: 'is no CA, being the certificate of a server',
    rfc: 'BR §7.1.2.7.8',
    part: 'id-ce-basicConstraints',
    ok: ({ isCa }, { isLeaf }) => !isLeaf || !isCa,
  },
  leafHasPurpose: {
    claim: 'says what it is meant for',
    rfc: 'BR §7.1.2.7.6',
    part: 'id-ce-extKeyUsage',
    ok: ({ extendedKeyUsage }, { isLeaf }) => !isLeaf || extendedKeyUsage !== undefined,
  },
  leafHasNoAnyPurpose: {
    claim: 'is not meant for just anything',
    rfc: 'BR §7.1.2.7.10',
    part: 'id-ce-extKeyUsage',
    ok: ({ extendedKeyUsage }, { isLeaf }) => !isLeaf || extendedKeyUsage?.includes('anyExtendedKeyUsage') !== true,
  },
  purposeNotCritical: {
    claim: 'does not mark extKeyUsage critical',
    rfc: 'BR §7.1.2.7.6',
    part: 'id-ce-extKeyUsage',
    ok: (certificate, { isLeaf }) => !isLeaf || isCritical(certificate, 'id-ce-extKeyUsage') !== true,
  },
  rootHasNoPurpose: {
    claim: 'is not limited to a purpose, being a root',
    rfc: 'BR §7.1.2.1.2',
    part: 'id-ce-extKeyUsage',
    ok: ({ extendedKeyUsage, selfIssued }, { isAnchor, isLeaf }) =>
      !isAnchor || isLeaf || !selfIssued || extendedKeyUsage === undefined,
  },
  rootKeyIdentifier: {
    claim: 'names no other key than its own as its issuer, being a root',
    rfc: 'BR §7.1.2.1.3',
    part: 'id-ce-authorityKeyIdentifier',
    ok: (certificate, { isAnchor }) => !isAnchor || !certificate.selfIssued || namesItself(certificate),
  },
  altNamePresent: {
    claim: 'has a subjectAltName',
    rfc: 'BR §7.1.2.7.12',
    part: 'id-ce-subjectAltName',
    ok: ({ hasSubjectAltName }, { isLeaf }) => !isLeaf || hasSubjectAltName,
  },
  altNameCritical: {
    claim: 'marks subjectAltName critical only if its subject is empty',
    rfc: 'BR §7.1.2.7.12',
    part: 'id-ce-subjectAltName',
    ok: (certificate, { isLeaf }) =>
      !isLeaf || certificate.subjectName === '' || isCritical(certificate, 'id-ce-subjectAltName') !== true,
  },
  commonName: {
    claim: 'repeats its common name, where that is a host or an address, to the letter in its subjectAltName',
    rfc: 'BR §7.1.4.3',
    part: 'subject',
    ok: (certificate, { isLeaf }) => !isLeaf || listsAll(certificate),
  },
  noReservedNames: {
    claim: 'has only names and addresses that mean the same everywhere',
    rfc: 'BR §7.1.2.7.12',
    part: 'id-ce-subjectAltName',
    ok: ({ subjectAltNames }, { isLeaf }) =>
      !isLeaf ||
      !subjectAltNames.some(
        (name) =>
          (name.type === 'dNSName' && isReservedName(name.value)) ||
          (name.type === 'iPAddress' && isReservedAddress(name.value)),
      ),
  },
  noPublicSuffix: {
    claim: 'has no wildcard right under a public suffix',
    rfc: 'BR §3.2.2.6',
    part: 'id-ce-subjectAltName',
    ok: ({ subjectAltNames }, { isLeaf, inquiry: { profile } }) =>
      !isLeaf ||
      subjectAltNames.every((name) => {
        if (name.type !== 'dNSName' || !name.value.startsWith('*.')) return true;
        const parent = name.value.slice(2).toLowerCase();
        return parent.includes('.') && profile.isPublicSuffix?.(parent) !== true;
      }),
  },
} as const satisfies Readonly<Record<string, DemandRule>>;

function namesItself(certificate: X509Certificate): boolean {
  const named = certificate.extensionValue('id-ce-authorityKeyIdentifier');
  if (named === undefined) return true;
  const { keyIdentifier, authorityCertIssuer, authorityCertSerialNumber } = named;
  const own = certificate.subjectKeyIdentifier;
  if (keyIdentifier === undefined || own === undefined || !equal(keyIdentifier, own)) return false;
  return authorityCertIssuer === undefined && authorityCertSerialNumber === undefined;
}

/** A common name contradicts nothing where no name of its form is listed. */
function listsAll({ commonNames, subjectAltNames }: X509Certificate): boolean {
  const hosts = new Set(subjectAltNames.flatMap((one) => (one.type === 'dNSName' ? [one.value] : [])));
  const addresses = new Set(
    subjectAltNames.flatMap((one) => (one.type === 'iPAddress' ? [showAddress(one.value)] : [])),
  );
  return commonNames.every((name) => {
    const looksNumeric = /^(0x)?[0-9a-f.]*[0-9.:][0-9a-f.:]*$/i.test(name);
    if (!looksNumeric && !name.includes('.')) return true;
    const listed = looksNumeric ? addresses : hosts;
    return listed.size === 0 || listed.has(name);
  });
}
