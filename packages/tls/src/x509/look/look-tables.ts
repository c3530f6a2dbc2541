/** Where the rules of an encoding depend on the place of a field: one table for each structure that is read for looking. */
import { BOOLEAN } from '../../asn1/index.ts';
import { type OddRule, oddRules, type RuleText } from './look-rules.ts';

/** What an element holds. Without a shape it is plain DER, to which the rules of every DER apply. */
export type Shape =
  | { readonly is: 'fields'; readonly rows: readonly Row[] }
  /** SEQUENCE OF, or SET OF. A part is called by its place, or by the OBJECT IDENTIFIER it begins with. */
  | { readonly is: 'list'; readonly of: Shape; readonly called: 'place' | 'type'; readonly set?: true }
  /** An explicit tag around one element. */
  | { readonly is: 'tagged'; readonly of: Shape }
  /** An OCTET STRING that holds DER. */
  | { readonly is: 'octets'; readonly of: Shape; readonly name: string }
  /** A BIT STRING of whole octets, here or below. */
  | { readonly is: 'whole octets' };

export interface Row {
  /** Empty: the element is called like what it stands in. */
  readonly name: string;
  /** Identifier octets. A row that has them may be left out; one that has none takes whatever comes. */
  readonly tags?: readonly number[];
  readonly shape?: Shape;
  /** Where it depends on the OBJECT IDENTIFIER before it. */
  readonly shapeFor?: (type: string) => Shape | undefined;
  /** The one octet of content, here or in the tag around it, that DER leaves out, and what it stands for. */
  readonly usual?: readonly [octet: number, text: string];
  /** It is left out where the list in it is empty. */
  readonly filled?: 'empty extensions' | 'empty list';
  /** What is read in its place where it is missing, although it has to be there. */
  readonly missing?: Uint8Array;
  /** Its fields are called without its own name. */
  readonly flat?: true;
}

export const fields = (...rows: readonly Row[]): Shape => ({ is: 'fields', rows });
export const list = (of: Shape, called: 'place' | 'type' = 'place'): Shape => ({ is: 'list', of, called });
export const tagged = (of: Shape): Shape => ({ is: 'tagged', of });
export const wholeOctets: Shape = { is: 'whole octets' };

export const SEQUENCE = 0x30;

const extension = fields({ name: '' }, { name: 'critical', tags: [BOOLEAN.tag!], usual: [0, 'FALSE'] }, { name: '' });
export const extensions = list(extension, 'type');
export const extensionsRow = (name: string, tag: number): Row => ({
  name,
  tags: [tag],
  shape: tag === SEQUENCE ? extensions : tagged(extensions),
  filled: 'empty extensions',
});
export const sealed = (what: Row, signature: string): readonly Row[] => [
  { ...what, flat: true },
  { name: 'signatureAlgorithm' },
  { name: signature, shape: wholeOctets },
];

/** RFC 5280 §4.1 */
export const certificate = fields(
  ...sealed(
    {
      name: 'tbsCertificate',
      shape: fields(
        { name: 'version', tags: [0xa0], usual: [0, 'v1'] },
        { name: 'serialNumber' },
        { name: 'signature' },
        { name: 'issuer' },
        { name: 'validity', shape: fields({ name: 'notBefore' }, { name: 'notAfter' }) },
        { name: 'subject' },
        { name: 'subjectPublicKeyInfo', shape: wholeOctets },
        { name: 'issuerUniqueID', tags: [0x81, 0xa1] },
        { name: 'subjectUniqueID', tags: [0x82, 0xa2] },
        extensionsRow('extensions', 0xa3),
      ),
    },
    'signatureValue',
  ),
);

/** A structure that may be looked at. */
export interface LookTable {
  /** As its RFC calls it. */
  readonly name: string;
  readonly shape: Shape;
  /** How many elements it may have. */
  readonly most: number;
  readonly rules: Readonly<Record<OddRule, RuleText>>;
}

export const certificateTable: LookTable = { name: 'Certificate', shape: certificate, most: 20_000, rules: oddRules };
