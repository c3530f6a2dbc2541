/** PKCS #7 and its successor CMS (RFC 5652), as far as they carry certificates. */
import {
  AlgorithmIdentifier,
  ANY,
  Certificate,
  CertificateList,
  type Der,
  definedBy,
  explicit,
  implicit,
  OBJECT_IDENTIFIER,
  OCTET_STRING,
  oid,
  optional,
  sequence,
  sequenceOf,
  smallInteger,
} from '../../asn1/index.ts';
import type { Codec, Infer } from '../../presentation/index.ts';
import { explicitAny, looseSetOf, unknownContent } from './loose.ts';

const EncapsulatedContentInfo = sequence(
  'EncapsulatedContentInfo',
  'RFC 5652 §5.2',
  {
    eContentType: [OBJECT_IDENTIFIER, 'What kind of content is signed.'],
    eContent: [optional(explicit(0, ANY)), 'The content; left out where only certificates are carried.'],
  },
  'What is signed.',
);

/** `certificates` and `crls` hold each element as it stands. */
export const SignedData = sequence(
  'SignedData',
  'RFC 5652 §5.1',
  {
    version: [smallInteger, 'The edition of this structure.'],
    digestAlgorithms: [looseSetOf(AlgorithmIdentifier), 'The hashes that the signers used.'],
    encapContentInfo: [EncapsulatedContentInfo, 'What is signed; nothing at all where only certificates are carried.'],
    certificates: [optional(implicit(0, sequenceOf(ANY.containing(() => Certificate)))), 'Certificates, in any order.'],
    crls: [optional(implicit(1, sequenceOf(ANY.containing(() => CertificateList)))), 'Revocation lists.'],
    signerInfos: [looseSetOf(ANY), 'Who signed, and the signatures.'],
  },
  'Certificates, and perhaps a signed content.',
);
export interface SignedData extends Infer<typeof SignedData> {}

/** A ContentInfo whose types are those of `table`. `content` is the element inside its tag, as it stands. */
export function contentInfo(table: Readonly<Record<string, Codec<any>>>): Der<ContentInfo> {
  return sequence(
    'ContentInfo',
    'RFC 5652 §3',
    {
      contentType: [OBJECT_IDENTIFIER, 'What follows.'],
      content: [
        optional(definedBy(explicitAny, (info) => info.contentType, table, unknownContent)),
        'The content, in the form of its type.',
      ],
    },
    'A content and its type.',
  );
}
export interface ContentInfo {
  readonly contentType: string;
  readonly content?: Uint8Array | undefined;
}

/** A PKCS #7 file: `contentType` is `id-signedData` where it carries certificates; `content` is then a SignedData. */
export const Pkcs7 = contentInfo({ [oid['id-signedData']]: SignedData, [oid['id-data']]: OCTET_STRING });
