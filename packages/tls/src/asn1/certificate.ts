/** The X.509 certificate (RFC 5280 §4.1): a name, a public key, and the seal of whoever vouches for the two. */
import type { Infer } from '../presentation/index.ts';
import {
  BIT_STRING,
  BOOLEAN,
  bitStringOfBytes,
  choice,
  definedBy,
  explicit,
  GeneralizedTime,
  INTEGER,
  implicit,
  named,
  namedNumber,
  OBJECT_IDENTIFIER,
  OCTET_STRING,
  optional,
  sequence,
  sequenceOf,
  UTCTime,
  withDefault,
} from './der/index.ts';
import { extensionValueCodecs, unknownExtension } from './extensions/index.ts';
import { AlgorithmIdentifier, SubjectPublicKeyInfo, signatureCodecs } from './keys/index.ts';
import { Name } from './name.ts';

/** `Version ::= INTEGER { v1(0), v2(1), v3(2) }`. */
export const Version = namedNumber(
  'Version',
  'RFC 5280 §4.1.2.1',
  { v1: 0, v2: 1, v3: 2 },
  'Which edition of X.509; extensions need v3, which is written 2.',
);

export const CertificateSerialNumber = named(
  'CertificateSerialNumber',
  'RFC 5280 §4.1.2.2',
  INTEGER,
  'A number this issuer gives to no other certificate.',
);

/** The value is in milliseconds since 1970. */
export const Time = choice(
  'Time',
  'RFC 5280 §4.1.2.5',
  {
    utcTime: [UTCTime, 'A moment up to 2049.'],
    generalTime: [GeneralizedTime, 'A moment from 2050 on.'],
  },
  'A moment, to the second, in UTC.',
);
export type Time = Infer<typeof Time>;

export const Validity = sequence(
  'Validity',
  'RFC 5280 §4.1.2.5',
  {
    notBefore: [Time, 'The first moment at which the certificate counts.'],
    notAfter: [Time, 'The last moment at which the certificate counts.'],
  },
  'From when to when the certificate counts.',
);
export interface Validity extends Infer<typeof Validity> {}

/** `extnValue` holds DER of its own: decode it with `extensionValueCodecs`. */
export const Extension = sequence(
  'Extension',
  'RFC 5280 §4.1',
  {
    extnID: [OBJECT_IDENTIFIER, 'Which extension.'],
    critical: [withDefault(BOOLEAN, false), 'Whether one who does not know the extension must refuse the certificate.'],
    extnValue: [
      definedBy(OCTET_STRING, (extension) => extension.extnID, extensionValueCodecs, unknownExtension),
      'What the extension says.',
    ],
  },
  'A statement added to the certificate.',
);
export interface Extension extends Infer<typeof Extension> {}

export const Extensions = named(
  'Extensions',
  'RFC 5280 §4.1.2.9',
  sequenceOf(Extension, 1),
  'What version 3 adds: names, permitted uses, limits, where to ask about revocation.',
);
export type Extensions = Infer<typeof Extensions>;

const UniqueIdentifier = named(
  'UniqueIdentifier',
  'RFC 5280 §4.1.2.8',
  BIT_STRING,
  'A number for telling namesakes apart.',
);

export const TBSCertificate = sequence(
  'TBSCertificate',
  'RFC 5280 §4.1.2',
  {
    version: [
      withDefault(explicit(0, Version), Version.members.v1),
      'Which edition of X.509 it is; left out, it is v1.',
    ],
    serialNumber: [CertificateSerialNumber, 'A number that this issuer gives to no other certificate.'],
    signature: [AlgorithmIdentifier, 'The algorithm of the seal, inside what is sealed so that it cannot be swapped.'],
    issuer: [Name, 'Who vouches for the subject.'],
    validity: [Validity, 'From when to when.'],
    subject: [
      Name,
      'Whom the certificate is about; today often empty or a mere label, the names being in subjectAltName.',
    ],
    subjectPublicKeyInfo: [SubjectPublicKeyInfo, 'The public key that belongs to the subject.'],
    issuerUniqueID: [optional(implicit(1, UniqueIdentifier)), 'Tells issuers of the same name apart; not used today.'],
    subjectUniqueID: [
      optional(implicit(2, UniqueIdentifier)),
      'Tells subjects of the same name apart; not used today.',
    ],
    extensions: [optional(explicit(3, Extensions)), 'Everything else: names, uses, limits, where to ask.'],
  },
  'What the issuer signs: TBS stands for to be signed.',
);
export interface TBSCertificate extends Infer<typeof TBSCertificate> {}

export const Certificate = sequence(
  'Certificate',
  'RFC 5280 §4.1',
  {
    tbsCertificate: [TBSCertificate, 'Everything the issuer vouches for.'],
    signatureAlgorithm: [AlgorithmIdentifier, 'How the seal was made; the same as inside.'],
    signatureValue: [
      definedBy(
        bitStringOfBytes,
        (certificate) => certificate.signatureAlgorithm.algorithm,
        signatureCodecs,
        undefined,
      ),
      "The seal: the issuer's signature over tbsCertificate.",
    ],
  },
  'A name and a public key, sealed by an issuer.',
);
export interface Certificate extends Infer<typeof Certificate> {}
