/** The certification request, PKCS #10 (RFC 2986): a name and a public key that ask for a seal. */
import type { Codec, Infer } from '../presentation/index.ts';
import { Extensions } from './certificate.ts';
import { bitStringOfBytes, definedBy, implicit, namedNumber, sequence, setOf } from './der/index.ts';
import { AlgorithmIdentifier, SubjectPublicKeyInfo, signatureCodecs } from './keys/index.ts';
import { AttributeString, attributeOf, Name } from './name.ts';
import { oid } from './oid.ts';

/** What the values of an attribute of a request are, by type (RFC 2985 §5.4). */
export const requestAttributeCodecs = {
  [oid['pkcs-9-at-unstructuredName']]: AttributeString,
  [oid['pkcs-9-at-challengePassword']]: AttributeString,
  [oid['pkcs-9-at-extensionRequest']]: Extensions,
} as const satisfies Readonly<Record<string, Codec<any>>>;

export const CertificationRequestInfo = sequence(
  'CertificationRequestInfo',
  'RFC 2986 §4.1',
  {
    version: [
      namedNumber('Version', 'RFC 2986 §4.1', { v1: 0 }, 'The edition of this structure.'),
      'The edition of this structure, always v1 (0).',
    ],
    subject: [Name, 'Who asks.'],
    subjectPKInfo: [SubjectPublicKeyInfo, 'The public key to be certified.'],
    attributes: [
      implicit(0, setOf(attributeOf(requestAttributeCodecs))),
      'What else is wished for, such as extensions.',
    ],
  },
  'What is asked for.',
);
export interface CertificationRequestInfo extends Infer<typeof CertificationRequestInfo> {}

export const CertificationRequest = sequence(
  'CertificationRequest',
  'RFC 2986 §4.2',
  {
    certificationRequestInfo: [CertificationRequestInfo, 'What is asked for.'],
    signatureAlgorithm: [AlgorithmIdentifier, 'How it was signed.'],
    signature: [
      definedBy(bitStringOfBytes, (request) => request.signatureAlgorithm.algorithm, signatureCodecs, undefined),
      'Made with the private key, to show that the one who asks has it.',
    ],
  },
  'A request for a certificate.',
);
export interface CertificationRequest extends Infer<typeof CertificationRequest> {}
