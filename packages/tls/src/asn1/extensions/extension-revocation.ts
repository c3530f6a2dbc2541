/** Extensions of revocation lists, their entries, and OCSP answers (RFC 5280 §5.2, §5.3, RFC 6960 §4.4). */
import type { Infer } from '../../presentation/index.ts';
import {
  BOOLEAN,
  explicit,
  GeneralizedTime,
  INTEGER,
  implicit,
  NULL,
  named,
  namedNumber,
  OCTET_STRING,
  optional,
  sequence,
  withDefault,
} from '../der/index.ts';
import { GeneralNames } from '../general-name.ts';
import { DistributionPointName, ReasonFlags } from './extension-access.ts';

export const CRLNumber = named('CRLNumber', 'RFC 5280 §5.2.3', INTEGER, 'A number that grows with every list.');

export const BaseCRLNumber = named(
  'BaseCRLNumber',
  'RFC 5280 §5.2.4',
  INTEGER,
  'The number of the full list that this list of changes builds on.',
);

export const IssuingDistributionPoint = sequence(
  'IssuingDistributionPoint',
  'RFC 5280 §5.2.5',
  {
    distributionPoint: [optional(explicit(0, DistributionPointName)), 'Where the list is found.'],
    onlyContainsUserCerts: [withDefault(implicit(1, BOOLEAN), false), 'Whether it leaves authorities out.'],
    onlyContainsCACerts: [withDefault(implicit(2, BOOLEAN), false), 'Whether it covers authorities only.'],
    onlySomeReasons: [optional(implicit(3, ReasonFlags)), 'Which reasons it covers; left out, all of them.'],
    indirectCRL: [withDefault(implicit(4, BOOLEAN), false), 'Whether it covers certificates of other issuers too.'],
    onlyContainsAttributeCerts: [
      withDefault(implicit(5, BOOLEAN), false),
      'Whether it covers attribute certificates only.',
    ],
  },
  'What the list covers.',
);
export interface IssuingDistributionPoint extends Infer<typeof IssuingDistributionPoint> {}

export const CRLReason = namedNumber(
  'CRLReason',
  'RFC 5280 §5.3.1',
  {
    unspecified: 0,
    keyCompromise: 1,
    cACompromise: 2,
    affiliationChanged: 3,
    superseded: 4,
    cessationOfOperation: 5,
    certificateHold: 6,
    removeFromCRL: 8,
    privilegeWithdrawn: 9,
    aACompromise: 10,
  },
  'Why the certificate was revoked.',
  'ENUMERATED',
);

export const InvalidityDate = named(
  'InvalidityDate',
  'RFC 5280 §5.3.2',
  GeneralizedTime,
  'From when on the key must be taken for lost.',
);

export const CertificateIssuer = named(
  'CertificateIssuer',
  'RFC 5280 §5.3.3',
  GeneralNames,
  'Who issued this certificate and the ones that follow in the list.',
);

export const Nonce = named('Nonce', 'RFC 8954 §2.1', OCTET_STRING, 'Random bytes that tie an answer to its question.');

export const OcspNoCheck = named(
  'id-pkix-ocsp-nocheck',
  'RFC 6960 §4.2.2.2.1',
  NULL,
  'Nobody need ask whether the certificate of the one who answers is itself revoked.',
);
