/** The extensions of certificates and revocation lists, each declared once, and the table of them (RFC 5280 §4.2, §5.2). */
export {
  AccessDescription,
  AuthorityInfoAccessSyntax,
  CRLDistributionPoints,
  DistributionPoint,
  DistributionPointName,
  Features,
  FreshestCRL,
  NetscapeCertType,
  NetscapeComment,
  Poison,
  ReasonFlags,
  SCTs,
  SubjectInfoAccessSyntax,
} from './extension-access.ts';
export {
  AuthorityKeyIdentifier,
  BasicConstraints,
  ExtKeyUsageSyntax,
  KeyIdentifier,
  KeyUsage,
  PrivateKeyUsagePeriod,
  SubjectKeyIdentifier,
} from './extension-keys.ts';
export {
  CertificatePolicies,
  CPSuri,
  DisplayText,
  GeneralSubtree,
  InhibitAnyPolicy,
  NameConstraints,
  NoticeReference,
  PolicyConstraints,
  PolicyInformation,
  PolicyMappings,
  PolicyQualifierInfo,
  UserNotice,
} from './extension-policies.ts';
export {
  BaseCRLNumber,
  CertificateIssuer,
  CRLNumber,
  CRLReason,
  InvalidityDate,
  IssuingDistributionPoint,
  Nonce,
  OcspNoCheck,
} from './extension-revocation.ts';
export {
  extensionValueCodecs,
  IssuerAltName,
  SubjectAltName,
  SubjectDirectoryAttributes,
  unknownExtension,
} from './extensions.ts';
export { SctVersion, SignedCertificateTimestamp, SignedCertificateTimestampList } from './sct.ts';
