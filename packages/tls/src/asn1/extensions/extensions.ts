/** What extensions hold, of certificates and of revocation lists and answers, by their identifiers. */
import type { Codec } from '../../presentation/index.ts';
import { elementTree, named, sequenceOf } from '../der/index.ts';
import { GeneralNames } from '../general-name.ts';
import { Attribute } from '../name.ts';
import { oid } from '../oid.ts';
import {
  AuthorityInfoAccessSyntax,
  CRLDistributionPoints,
  Features,
  FreshestCRL,
  NetscapeCertType,
  NetscapeComment,
  Poison,
  SCTs,
  SubjectInfoAccessSyntax,
} from './extension-access.ts';
import {
  AuthorityKeyIdentifier,
  BasicConstraints,
  ExtKeyUsageSyntax,
  KeyUsage,
  PrivateKeyUsagePeriod,
  SubjectKeyIdentifier,
} from './extension-keys.ts';
import {
  CertificatePolicies,
  InhibitAnyPolicy,
  NameConstraints,
  PolicyConstraints,
  PolicyMappings,
} from './extension-policies.ts';
import {
  BaseCRLNumber,
  CertificateIssuer,
  CRLNumber,
  CRLReason,
  InvalidityDate,
  IssuingDistributionPoint,
  Nonce,
  OcspNoCheck,
} from './extension-revocation.ts';

export const SubjectAltName = named(
  'SubjectAltName',
  'RFC 5280 §4.2.1.6',
  GeneralNames,
  'The names the certificate is good for: a client compares the host it wanted with these.',
);

export const IssuerAltName = named('IssuerAltName', 'RFC 5280 §4.2.1.7', GeneralNames, 'Other names of the issuer.');

export const SubjectDirectoryAttributes = named(
  'SubjectDirectoryAttributes',
  'RFC 5280 §4.2.1.8',
  sequenceOf(Attribute, 1),
  'More about the subject, such as a nationality.',
);

/** What `extnValue` holds, by `extnID`: `decode(extensionValueCodecs[oid['id-ce-keyUsage']], extnValue)`. */
export const extensionValueCodecs = {
  [oid['id-ce-subjectDirectoryAttributes']]: SubjectDirectoryAttributes,
  [oid['id-ce-subjectKeyIdentifier']]: SubjectKeyIdentifier,
  [oid['id-ce-keyUsage']]: KeyUsage,
  [oid['id-ce-privateKeyUsagePeriod']]: PrivateKeyUsagePeriod,
  [oid['id-ce-subjectAltName']]: SubjectAltName,
  [oid['id-ce-issuerAltName']]: IssuerAltName,
  [oid['id-ce-basicConstraints']]: BasicConstraints,
  [oid['id-ce-nameConstraints']]: NameConstraints,
  [oid['id-ce-cRLDistributionPoints']]: CRLDistributionPoints,
  [oid['id-ce-certificatePolicies']]: CertificatePolicies,
  [oid['id-ce-policyMappings']]: PolicyMappings,
  [oid['id-ce-authorityKeyIdentifier']]: AuthorityKeyIdentifier,
  [oid['id-ce-policyConstraints']]: PolicyConstraints,
  [oid['id-ce-extKeyUsage']]: ExtKeyUsageSyntax,
  [oid['id-ce-freshestCRL']]: FreshestCRL,
  [oid['id-ce-inhibitAnyPolicy']]: InhibitAnyPolicy,
  [oid['id-pe-authorityInfoAccess']]: AuthorityInfoAccessSyntax,
  [oid['id-pe-subjectInfoAccess']]: SubjectInfoAccessSyntax,
  [oid['id-pe-tlsfeature']]: Features,
  [oid['signed-certificate-timestamps']]: SCTs,
  [oid['certificate-transparency-poison']]: Poison,
  [oid['netscape-cert-type']]: NetscapeCertType,
  [oid['netscape-comment']]: NetscapeComment,
  [oid['id-ce-cRLNumber']]: CRLNumber,
  [oid['id-ce-deltaCRLIndicator']]: BaseCRLNumber,
  [oid['id-ce-issuingDistributionPoint']]: IssuingDistributionPoint,
  [oid['id-ce-cRLReasons']]: CRLReason,
  [oid['id-ce-invalidityDate']]: InvalidityDate,
  [oid['id-ce-certificateIssuer']]: CertificateIssuer,
  [oid['id-pkix-ocsp-nonce']]: Nonce,
  [oid['id-pkix-ocsp-nocheck']]: OcspNoCheck,
  [oid['signed-certificate-timestamps-of-OCSP']]: SCTs,
} as const satisfies Readonly<Record<string, Codec<any>>>;

/** The bytes of an extension nobody here has heard of. */
export const unknownExtension = elementTree('Part of an extension this reader does not know.', true);
