/** Answers of the Online Certificate Status Protocol (RFC 6960 §4.2), which a server may staple to its handshake. */
import type { Infer } from '../presentation/index.ts';
import { Certificate, CertificateSerialNumber, Extensions } from './certificate.ts';
import {
  bitStringOfBytes,
  choice,
  definedBy,
  elementTree,
  explicit,
  GeneralizedTime,
  implicit,
  NULL,
  named,
  namedNumber,
  OBJECT_IDENTIFIER,
  OCTET_STRING,
  optional,
  sequence,
  sequenceOf,
  withDefault,
} from './der/index.ts';
import { CRLReason } from './extensions/index.ts';
import { AlgorithmIdentifier, signatureCodecs } from './keys/index.ts';
import { Name } from './name.ts';
import { oid } from './oid.ts';

export const CertID = sequence(
  'CertID',
  'RFC 6960 §4.1.1',
  {
    hashAlgorithm: [AlgorithmIdentifier, 'The hash of the next two fields.'],
    issuerNameHash: [OCTET_STRING, "The hash of the issuer's name."],
    issuerKeyHash: [OCTET_STRING, "The hash of the issuer's public key."],
    serialNumber: [CertificateSerialNumber, "The certificate's number with that issuer."],
  },
  'Which certificate is spoken of.',
);
export interface CertID extends Infer<typeof CertID> {}

export const RevokedInfo = sequence(
  'RevokedInfo',
  'RFC 6960 §4.2.1',
  {
    revocationTime: [GeneralizedTime, 'When it was revoked.'],
    revocationReason: [optional(explicit(0, CRLReason)), 'Why it was revoked.'],
  },
  'When and why a certificate was revoked.',
);
export interface RevokedInfo extends Infer<typeof RevokedInfo> {}

export const CertStatus = choice(
  'CertStatus',
  'RFC 6960 §4.2.1',
  {
    good: [implicit(0, NULL), 'Not revoked.'],
    revoked: [implicit(1, RevokedInfo), 'Revoked: it no longer counts.'],
    unknown: [implicit(2, NULL), 'Nothing is known about such a certificate.'],
  },
  'Whether the certificate still counts.',
);
export type CertStatus = Infer<typeof CertStatus>;

export const SingleResponse = sequence(
  'SingleResponse',
  'RFC 6960 §4.2.1',
  {
    certID: [CertID, 'Which certificate is spoken of.'],
    certStatus: [CertStatus, 'Whether it still counts.'],
    thisUpdate: [GeneralizedTime, 'At which moment that was known to be so.'],
    nextUpdate: [optional(explicit(0, GeneralizedTime)), 'By when there will be newer news.'],
    singleExtensions: [optional(explicit(1, Extensions)), 'More about this certificate.'],
  },
  'The answer about one certificate.',
);
export interface SingleResponse extends Infer<typeof SingleResponse> {}

export const KeyHash = named('KeyHash', 'RFC 6960 §4.2.1', OCTET_STRING, 'The SHA-1 hash of a public key.');

export const ResponderID = choice(
  'ResponderID',
  'RFC 6960 §4.2.1',
  {
    byName: [explicit(1, Name), 'By name.'],
    byKey: [explicit(2, KeyHash), 'By the SHA-1 hash of its public key.'],
  },
  'Who answers.',
);
export type ResponderID = Infer<typeof ResponderID>;

export const ResponseData = sequence(
  'ResponseData',
  'RFC 6960 §4.2.1',
  {
    version: [
      withDefault(explicit(0, namedNumber('Version', 'RFC 6960 §4.1.1', { v1: 0 }, 'The edition of the protocol.')), 0),
      'The edition of the protocol; left out, it is v1.',
    ],
    responderID: [ResponderID, 'Who answers.'],
    producedAt: [GeneralizedTime, 'When the answer was signed.'],
    responses: [sequenceOf(SingleResponse), 'One answer for each certificate asked about.'],
    responseExtensions: [
      optional(explicit(1, Extensions)),
      'More about the answer, such as the nonce of the question.',
    ],
  },
  'What the one who answers signs.',
);
export interface ResponseData extends Infer<typeof ResponseData> {}

export const BasicOCSPResponse = sequence(
  'BasicOCSPResponse',
  'RFC 6960 §4.2.1',
  {
    tbsResponseData: [ResponseData, 'The answers.'],
    signatureAlgorithm: [AlgorithmIdentifier, 'How they were signed.'],
    signature: [
      definedBy(bitStringOfBytes, (response) => response.signatureAlgorithm.algorithm, signatureCodecs, undefined),
      'The signature over tbsResponseData.',
    ],
    certs: [optional(explicit(0, sequenceOf(Certificate))), 'Certificates for checking that signature.'],
  },
  'A signed answer.',
);
export interface BasicOCSPResponse extends Infer<typeof BasicOCSPResponse> {}

const unknownResponse = elementTree('Part of an answer of a kind this reader does not know.', true);

export const ResponseBytes = sequence(
  'ResponseBytes',
  'RFC 6960 §4.2.1',
  {
    responseType: [OBJECT_IDENTIFIER, 'Which kind of answer; in use there is only the basic one.'],
    response: [
      definedBy(
        OCTET_STRING,
        (bytes) => bytes.responseType,
        { [oid['id-pkix-ocsp-basic']]: BasicOCSPResponse },
        unknownResponse,
      ),
      'The answer itself: decode it as BasicOCSPResponse.',
    ],
  },
  'An answer and its kind.',
);
export interface ResponseBytes extends Infer<typeof ResponseBytes> {}

export const OCSPResponseStatus = namedNumber(
  'OCSPResponseStatus',
  'RFC 6960 §4.2.1',
  { successful: 0, malformedRequest: 1, internalError: 2, tryLater: 3, sigRequired: 5, unauthorized: 6 },
  'Whether there is an answer at all.',
  'ENUMERATED',
);

export const OCSPResponse = sequence(
  'OCSPResponse',
  'RFC 6960 §4.2.1',
  {
    responseStatus: [OCSPResponseStatus, 'Whether there is an answer at all.'],
    responseBytes: [optional(explicit(0, ResponseBytes)), 'The answer, where there is one.'],
  },
  'What a revocation service returns.',
);
export interface OCSPResponse extends Infer<typeof OCSPResponse> {}
