/** The ways in which containers are less strict than certificates: nobody signs over their encoding. */
import {
  ANY,
  BMPString,
  type Der,
  definedBy,
  element,
  elementTree,
  explicit,
  OBJECT_IDENTIFIER,
  OCTET_STRING,
  type Opening,
  oid,
  sequence,
  sequenceOf,
} from '../../asn1/index.ts';
import type { Codec } from '../../presentation/index.ts';

/** A SET OF in whatever order its writer chose: few writers of containers sort them, and nothing depends on it. */
export function looseSetOf<T>(item: Der<T>): Der<T[]> {
  const { content } = sequenceOf(item);
  return element(0x31, { ...content!, name: `SET OF ${item.name}` });
}

/** `[0] EXPLICIT ANY DEFINED BY ...`: the element inside the tag, kept as it stands. */
export const explicitAny: Opening<Uint8Array> = {
  ...explicit(0, ANY),
  containing: (inner) => explicit(0, ANY.containing(inner)),
};

export const unknownContent = elementTree('Part of a content this reader does not know.', true);

const bagAttributeValues: Readonly<Record<string, Codec<any>>> = {
  [oid['pkcs-9-at-friendlyName']]: BMPString,
  [oid['pkcs-9-at-localKeyId']]: OCTET_STRING,
  [oid['oracle-trustedKeyUsage']]: OBJECT_IDENTIFIER,
};
const otherValue = elementTree('The value of an attribute; its type says what it is about.');
const values: Opening<Uint8Array[]> = {
  ...looseSetOf(ANY),
  containing: (inner) => looseSetOf(ANY.containing(inner)),
};

export const BagAttribute = sequence(
  'PKCS12Attribute',
  'RFC 7292 §4.2',
  {
    attrId: [OBJECT_IDENTIFIER, 'What is said: a name for people, or which key belongs to which certificate.'],
    attrValues: [definedBy(values, (attribute) => attribute.attrId, bagAttributeValues, otherValue), 'The values.'],
  },
  'A remark on what is in the bag.',
);
