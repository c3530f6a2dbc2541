/** Distinguished names (RFC 5280 §4.1.2.4): who a certificate is about, and who issued it. */
import type { Codec, Infer } from '../presentation/index.ts';
import {
  ANY,
  BMPString,
  choice,
  type Der,
  definedBy,
  elementTree,
  IA5String,
  NumericString,
  named,
  OBJECT_IDENTIFIER,
  type Opening,
  PrintableString,
  sequence,
  sequenceOf,
  setOf,
  TeletexString,
  textUnder,
  UniversalString,
  UTF8String,
  VisibleString,
} from './der/index.ts';
import { attributeShortName, oid, oidName } from './oid.ts';

const directoryString = {
  teletexString: [TeletexString, 'Text in the old telex alphabet.'],
  printableString: [PrintableString, 'Text of letters, digits and a little punctuation.'],
  universalString: [UniversalString, 'Text, four bytes a character.'],
  utf8String: [UTF8String, 'Text in UTF-8, which every new certificate should use.'],
  bmpString: [BMPString, 'Text, two bytes a character.'],
} as const;

export const DirectoryString = choice(
  'DirectoryString',
  'RFC 5280 §4.1.2.4',
  directoryString,
  'Text, in one of the ways that directories have written it.',
);
export type DirectoryString = Infer<typeof DirectoryString>;

/** Any string type: what the value of an attribute is, whoever wrote it. */
export const AttributeString = choice(
  'AttributeString',
  'RFC 5280 §4.1.2.4',
  {
    ...directoryString,
    ia5String: [IA5String, 'Text in ASCII.'],
    numericString: [NumericString, 'Text of digits and spaces.'],
    visibleString: [VisibleString, 'Text in ASCII without control characters.'],
  },
  'Text of an attribute.',
);
export type AttributeString = Infer<typeof AttributeString>;

const printable = named(
  'PrintableString',
  'RFC 5280 §A.1',
  PrintableString,
  'Letters, digits and a little punctuation.',
);
const ia5 = named('IA5String', 'RFC 5280 §A.1', IA5String, 'ASCII text.');

/** What AttributeValue holds, by AttributeType (RFC 5280 §A.1); every other name attribute is a DirectoryString. */
const attributeValueCodecs: Record<string, Codec<any>> = {
  [oid.countryName]: printable,
  [oid.jurisdictionCountryName]: printable,
  [oid.serialNumber]: printable,
  [oid.dnQualifier]: printable,
  [oid.domainComponent]: ia5,
  [oid.emailAddress]: ia5,
};
for (const name of [
  'commonName',
  'surname',
  'localityName',
  'stateOrProvinceName',
  'streetAddress',
  'organizationName',
  'organizationalUnitName',
  'title',
  'description',
  'businessCategory',
  'postalCode',
  'name',
  'givenName',
  'initials',
  'generationQualifier',
  'pseudonym',
  'organizationIdentifier',
  'userId',
  'jurisdictionLocalityName',
  'jurisdictionStateOrProvinceName',
] as const) {
  attributeValueCodecs[oid[name]] = DirectoryString;
}

const otherValue = elementTree('The value of an attribute; its type says what it is about.');

/** `value` is the element as it stands; `attributeText` reads it. */
export const AttributeTypeAndValue = sequence(
  'AttributeTypeAndValue',
  'RFC 5280 §4.1.2.4',
  {
    type: [OBJECT_IDENTIFIER, 'What is said: a common name, an organization, a country.'],
    value: [definedBy(ANY, (attribute) => attribute.type, attributeValueCodecs, otherValue), 'The text itself.'],
  },
  'One thing a name says, such as CN=example.com.',
  ({ type, value }) => `${attributeShortName(type) ?? oidName(type) ?? type}=${attributeText(value) ?? '?'}`,
);
export interface AttributeTypeAndValue extends Infer<typeof AttributeTypeAndValue> {}

export const RelativeDistinguishedName = named(
  'RelativeDistinguishedName',
  'RFC 5280 §4.1.2.4',
  setOf(AttributeTypeAndValue, 1),
  'One step of the name: nearly always a single attribute.',
  (attributes) => attributes.map((attribute) => AttributeTypeAndValue.show!(attribute)).join(' + '),
);
export type RelativeDistinguishedName = Infer<typeof RelativeDistinguishedName>;

/** A CHOICE with one alternative, rdnSequence, so nothing of the choice is left in the bytes. */
export const Name = named(
  'Name',
  'RFC 5280 §4.1.2.4',
  sequenceOf(RelativeDistinguishedName),
  'A distinguished name, from the widest step (the country) to the narrowest.',
  (steps) => steps.map((step) => RelativeDistinguishedName.show!(step)).join(', '),
);
export type Name = Infer<typeof Name>;

const values: Opening<Uint8Array[]> = {
  ...setOf(ANY, 1),
  containing: (inner) => setOf(ANY.containing(inner), 1),
};

/** `Attribute` with the values its type may have: requests and keys carry different ones. */
export function attributeOf(table: Readonly<Record<string, Codec<any>>>): Der<{ type: string; values: Uint8Array[] }> {
  return sequence(
    'Attribute',
    'RFC 5280 §A.1',
    {
      type: [OBJECT_IDENTIFIER, 'What is said.'],
      values: [
        definedBy(values, (attribute) => attribute.type, table, otherValue),
        'One value or more, as they stand.',
      ],
    },
    'A type and its values.',
  );
}

export const Attribute = attributeOf(attributeValueCodecs);

/** The text of an AttributeValue; `undefined` where it is not one of the string types, or not a valid one. */
export function attributeText(value: Uint8Array): string | undefined {
  const { tag, content } = headerOf(value);
  return content === undefined ? undefined : textUnder(tag, value, content, value.length);
}

/** Where the content of the one element in `value` begins; absent where its length does not say so in DER (X.690 §10.1). */
function headerOf(value: Uint8Array): { readonly tag: number; readonly content?: number } {
  const [tag = 0, first = 0] = value;
  const content = first < 0x80 ? 2 : 2 + (first & 0x7f);
  let length = first < 0x80 ? first : 0;
  for (let i = 2; i < content; i++) length = length * 256 + (value[i] ?? 0);
  const minimal = first < 0x80 || (length >= 0x80 && value[2] !== 0);
  return minimal && content + length === value.length ? { tag, content } : { tag };
}
