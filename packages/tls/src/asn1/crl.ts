/** Certificate revocation lists (RFC 5280 §5). */
import type { Infer } from '../presentation/index.ts';
import { CertificateSerialNumber, Extensions, Time, Version } from './certificate.ts';
import { bitStringOfBytes, definedBy, explicit, optional, sequence, sequenceOf } from './der/index.ts';
import { AlgorithmIdentifier, signatureCodecs } from './keys/index.ts';
import { Name } from './name.ts';

export const RevokedCertificate = sequence(
  'RevokedCertificate',
  'RFC 5280 §5.1.2.6',
  {
    userCertificate: [CertificateSerialNumber, 'Which certificate.'],
    revocationDate: [Time, 'When it was revoked.'],
    crlEntryExtensions: [optional(Extensions), 'More about it, such as the reason.'],
  },
  'One certificate that no longer counts.',
);
export interface RevokedCertificate extends Infer<typeof RevokedCertificate> {}

export const TBSCertList = sequence(
  'TBSCertList',
  'RFC 5280 §5.1.2',
  {
    version: [optional(Version), 'v2 (1) if it is there at all.'],
    signature: [AlgorithmIdentifier, 'The algorithm of the seal, inside what is sealed.'],
    issuer: [Name, 'Who issues the list.'],
    thisUpdate: [Time, 'When the list was made.'],
    nextUpdate: [optional(Time), 'By when there will be a newer one.'],
    revokedCertificates: [optional(sequenceOf(RevokedCertificate, 1)), 'The certificates that no longer count.'],
    crlExtensions: [optional(explicit(0, Extensions)), 'What else there is to say about the list.'],
  },
  'The list itself, which the issuer signs.',
);
export interface TBSCertList extends Infer<typeof TBSCertList> {}

export const CertificateList = sequence(
  'CertificateList',
  'RFC 5280 §5.1',
  {
    tbsCertList: [TBSCertList, 'The list itself.'],
    signatureAlgorithm: [AlgorithmIdentifier, 'How the seal was made; the same as inside.'],
    signatureValue: [
      definedBy(bitStringOfBytes, (list) => list.signatureAlgorithm.algorithm, signatureCodecs, undefined),
      "The seal: the issuer's signature over tbsCertList.",
    ],
  },
  'A list of the certificates an issuer has taken back.',
);
export interface CertificateList extends Infer<typeof CertificateList> {}
