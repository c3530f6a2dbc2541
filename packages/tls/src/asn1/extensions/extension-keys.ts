/** Extensions about keys and what they may be used for (RFC 5280 §4.2.1.1-3, §4.2.1.9, §4.2.1.12). */
import type { Infer } from '../../presentation/index.ts';
import {
  BOOLEAN,
  GeneralizedTime,
  INTEGER,
  implicit,
  named,
  namedBits,
  OBJECT_IDENTIFIER,
  OCTET_STRING,
  optional,
  sequence,
  sequenceOf,
  smallInteger,
  withDefault,
} from '../der/index.ts';
import { GeneralNames } from '../general-name.ts';
import { showOid } from '../oid.ts';

export const KeyIdentifier = named(
  'KeyIdentifier',
  'RFC 5280 §4.2.1.2',
  OCTET_STRING,
  'A short fingerprint of a public key, for finding certificates that fit together.',
);

export const SubjectKeyIdentifier = named(
  'SubjectKeyIdentifier',
  'RFC 5280 §4.2.1.2',
  KeyIdentifier,
  "A short fingerprint of this certificate's own key.",
);

export const AuthorityKeyIdentifier = sequence(
  'AuthorityKeyIdentifier',
  'RFC 5280 §4.2.1.1',
  {
    keyIdentifier: [optional(implicit(0, KeyIdentifier)), "The fingerprint of the issuer's key."],
    authorityCertIssuer: [optional(implicit(1, GeneralNames)), "Who issued the issuer's certificate."],
    authorityCertSerialNumber: [optional(implicit(2, INTEGER)), "The serial number of the issuer's certificate."],
  },
  'Which key of the issuer made the seal.',
);
export interface AuthorityKeyIdentifier extends Infer<typeof AuthorityKeyIdentifier> {}

export const KeyUsage = namedBits(
  'KeyUsage',
  'RFC 5280 §4.2.1.3',
  {
    digitalSignature: 0,
    nonRepudiation: 1,
    keyEncipherment: 2,
    dataEncipherment: 3,
    keyAgreement: 4,
    keyCertSign: 5,
    cRLSign: 6,
    encipherOnly: 7,
    decipherOnly: 8,
  },
  'What the key may be used for: signing, unlocking keys, sealing certificates.',
);
export type KeyUsage = Infer<typeof KeyUsage>;

const moment = named('GeneralizedTime', 'RFC 5280 §A.2', GeneralizedTime, 'A moment as YYYYMMDDHHMMSSZ.');

export const PrivateKeyUsagePeriod = sequence(
  'PrivateKeyUsagePeriod',
  'RFC 5280 §A.2',
  {
    notBefore: [optional(implicit(0, moment)), 'The first moment at which the private key may sign.'],
    notAfter: [optional(implicit(1, moment)), 'The last moment at which the private key may sign.'],
  },
  'When the private key may sign; an old extension, no longer recommended.',
);
export interface PrivateKeyUsagePeriod extends Infer<typeof PrivateKeyUsagePeriod> {}

export const BasicConstraints = sequence(
  'BasicConstraints',
  'RFC 5280 §4.2.1.9',
  {
    cA: [withDefault(BOOLEAN, false), 'Whether the subject may issue certificates itself.'],
    pathLenConstraint: [
      optional(smallInteger),
      'How many further issuing certificates may stand between this one and the last.',
    ],
  },
  'Whether this is the certificate of an authority, and how far its word reaches.',
);
export interface BasicConstraints extends Infer<typeof BasicConstraints> {}

const KeyPurposeId = named('KeyPurposeId', 'RFC 5280 §4.2.1.12', OBJECT_IDENTIFIER, 'One permitted purpose.', showOid);

export const ExtKeyUsageSyntax = named(
  'ExtKeyUsageSyntax',
  'RFC 5280 §4.2.1.12',
  sequenceOf(KeyPurposeId, 1),
  'For which purposes the certificate is meant: serving, being a client, signing code.',
);
export type ExtKeyUsageSyntax = Infer<typeof ExtKeyUsageSyntax>;
