/** Extensions that say where to ask (RFC 5280 §4.2.1.13, §4.2.1.15, §4.2.2) and what TLS must offer (RFC 7633). */
import type { Infer } from '../../presentation/index.ts';
import {
  choice,
  explicit,
  IA5String,
  implicit,
  NULL,
  named,
  namedBits,
  OBJECT_IDENTIFIER,
  OCTET_STRING,
  optional,
  sequence,
  sequenceOf,
  smallInteger,
} from '../der/index.ts';
import { GeneralName, GeneralNames } from '../general-name.ts';
import { RelativeDistinguishedName } from '../name.ts';
import { SignedCertificateTimestampList } from './sct.ts';

export const ReasonFlags = namedBits(
  'ReasonFlags',
  'RFC 5280 §4.2.1.13',
  {
    unused: 0,
    keyCompromise: 1,
    cACompromise: 2,
    affiliationChanged: 3,
    superseded: 4,
    cessationOfOperation: 5,
    certificateHold: 6,
    privilegeWithdrawn: 7,
    aACompromise: 8,
  },
  'For which reasons of revocation the list is kept.',
);

export const DistributionPointName = choice(
  'DistributionPointName',
  'RFC 5280 §4.2.1.13',
  {
    fullName: [implicit(0, GeneralNames), 'Where it is, usually a URL.'],
    nameRelativeToCRLIssuer: [
      implicit(1, RelativeDistinguishedName),
      'A last step to add to the name of the list issuer.',
    ],
  },
  'Where a revocation list is found.',
);

export const DistributionPoint = sequence(
  'DistributionPoint',
  'RFC 5280 §4.2.1.13',
  {
    distributionPoint: [optional(explicit(0, DistributionPointName)), 'Where the list is.'],
    reasons: [optional(implicit(1, ReasonFlags)), 'Which reasons it covers; left out, all of them.'],
    cRLIssuer: [optional(implicit(2, GeneralNames)), 'Who signs the list, if it is not the issuer of the certificate.'],
  },
  'One place where a revocation list is found.',
);
export interface DistributionPoint extends Infer<typeof DistributionPoint> {}

export const CRLDistributionPoints = named(
  'CRLDistributionPoints',
  'RFC 5280 §4.2.1.13',
  sequenceOf(DistributionPoint, 1),
  'Where to fetch the list of revoked certificates that would name this one.',
);
export type CRLDistributionPoints = Infer<typeof CRLDistributionPoints>;

export const FreshestCRL = named(
  'FreshestCRL',
  'RFC 5280 §4.2.1.15',
  CRLDistributionPoints,
  'Where to fetch what has changed since the full revocation list.',
);

export const AccessDescription = sequence(
  'AccessDescription',
  'RFC 5280 §4.2.2.1',
  {
    accessMethod: [OBJECT_IDENTIFIER, 'What is found there: revocation answers, or certificates.'],
    accessLocation: [GeneralName, 'Where it is, usually a URL.'],
  },
  'One service and its place.',
);
export interface AccessDescription extends Infer<typeof AccessDescription> {}

export const AuthorityInfoAccessSyntax = named(
  'AuthorityInfoAccessSyntax',
  'RFC 5280 §4.2.2.1',
  sequenceOf(AccessDescription, 1),
  'Where the issuer answers: its revocation service, and its own certificate.',
);
export type AuthorityInfoAccessSyntax = Infer<typeof AuthorityInfoAccessSyntax>;

export const SubjectInfoAccessSyntax = named(
  'SubjectInfoAccessSyntax',
  'RFC 5280 §4.2.2.2',
  sequenceOf(AccessDescription, 1),
  'Where the subject answers.',
);
export type SubjectInfoAccessSyntax = Infer<typeof SubjectInfoAccessSyntax>;

const TLS_FEATURES: Readonly<Record<number, string>> = { 5: 'status_request', 17: 'status_request_v2' };
const feature = named(
  'TLS extension',
  'RFC 7633 §4.1',
  smallInteger,
  'The number of a TLS extension that the server must answer to.',
  (value) => `${TLS_FEATURES[value] ?? 'extension'} (${value})`,
);

export const Features = named(
  'Features',
  'RFC 7633 §4.1',
  sequenceOf(feature),
  'What a server with this certificate promises to support; 5 means it must staple its revocation status.',
);
export type Features = Infer<typeof Features>;

/** The DER OCTET STRING around the list that RFC 6962 writes in the TLS presentation language. */
export const SCTs = named(
  'SignedCertificateTimestampList',
  'RFC 6962 §3.3',
  OCTET_STRING.containing(() => SignedCertificateTimestampList),
  'Receipts from public logs: the certificate has been seen by everyone.',
);

export const Poison = named(
  'Poison',
  'RFC 6962 §3.1',
  NULL,
  'This is a precertificate, made for the logs only: nobody may accept it.',
);

export const NetscapeCertType = namedBits(
  'netscape-cert-type',
  'Netscape Certificate Extensions',
  { sslClient: 0, sslServer: 1, smime: 2, objectSigning: 3, reserved: 4, sslCA: 5, smimeCA: 6, objectSigningCA: 7 },
  'What the certificate was for, before there was extKeyUsage.',
);

export const NetscapeComment = named(
  'netscape-comment',
  'Netscape Certificate Extensions',
  IA5String,
  'A remark that browsers once showed.',
);
