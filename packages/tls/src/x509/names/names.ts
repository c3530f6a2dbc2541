/** Names as text for people (RFC 4514) and in the canonical form in which they are compared (RFC 5280 §7.1). */
import {
  attributeShortName,
  attributeText,
  type GeneralName,
  IA5String,
  type Name,
  type OidName,
  oid,
  PrintableString,
  UTF8String,
} from '../../asn1/index.ts';
import { hex, octetsEscaped } from '../../bytes/index.ts';
import { encode } from '../../presentation/index.ts';
import { showAddress } from './address.ts';

/** One GeneralName of a subjectAltName. `dNSName`, `rfc822Name` and URIs are text, addresses are bytes. */
export type SubjectAltName =
  | { readonly type: 'dNSName'; readonly value: string }
  | { readonly type: 'rfc822Name' | 'uniformResourceIdentifier'; readonly value: string }
  | { readonly type: 'iPAddress'; readonly value: Uint8Array }
  | {
      readonly type: 'directoryName';
      /** One canonical text for each relative name, most significant first; equal texts are equal names. */
      readonly rdns: readonly string[];
      /** RFC 4514 text, safe to print. */
      readonly text: string;
    }
  | { readonly type: 'otherName' | 'x400Address' | 'ediPartyName' | 'registeredID' };

/** RFC 4514 §2: the most specific part first. Whatever could disturb a terminal or a log is escaped. */
export function showDistinguishedName(name: Name): string {
  return [...name]
    .reverse()
    .map((rdn) => rdn.map(({ type, value }) => `${attributeShortName(type) ?? type}=${showValue(value)}`).join('+'))
    .join(',');
}

/**
 * One text for each relative name. Letter case, spacing, the string type and the order within a relative name do not
 * count; two names are equal where all their texts are.
 */
export function canonicalRdns(name: Name): string[] {
  return name.map((rdn) =>
    rdn
      .map(({ type, value }) => `${type}=${canonicalValue(value)}`)
      .sort()
      .join('+'),
  );
}

/** The texts of a name's attributes of one type. */
export function textsOf(name: Name, attribute: OidName): string[] {
  return name
    .flat()
    .filter(({ type }) => type === oid[attribute])
    .map(({ value }) => attributeText(value) ?? '');
}

export function alternativeName(name: GeneralName): SubjectAltName {
  switch (name.type) {
    case 'dNSName':
    case 'rfc822Name':
    case 'uniformResourceIdentifier':
      return { type: name.type, value: name.value };
    case 'iPAddress':
      return { type: name.type, value: name.value };
    case 'directoryName':
      return directoryName(name.value);
    default:
      return { type: name.type };
  }
}

/** Strangers write names by the thousand: each is put into words when somebody asks. */
function directoryName(name: Name): SubjectAltName {
  let rdns: readonly string[] | undefined;
  let text: string | undefined;
  return {
    type: 'directoryName',
    get rdns() {
      rdns ??= Object.freeze(canonicalRdns(name));
      return rdns;
    },
    get text() {
      text ??= showDistinguishedName(name);
      return text;
    },
  };
}

/** `dNSName example.com`, safe to print. */
export function showName(name: SubjectAltName): string {
  if (name.type === 'iPAddress') return `iPAddress ${showRange(name.value)}`;
  if (name.type === 'directoryName') return `directoryName ${clip(name.text)}`;
  return 'value' in name ? `${name.type} ${clip(printable(name.value))}` : name.type;
}

/** Strangers choose their names: a sentence takes only so much of them. */
export const clip = (text: string): string => (text.length <= 120 ? text : `${text.slice(0, 119)}…`);

/** An address, or an address and its mask. */
function showRange(bytes: Uint8Array): string {
  if (bytes.length !== 8 && bytes.length !== 32) return showAddress(bytes);
  const half = bytes.length / 2;
  return `${showAddress(bytes.subarray(0, half))}/${showAddress(bytes.subarray(half))}`;
}

/**
 * More combining marks in a row than any language writes (UAX #15, Stream-Safe Text Format). Putting them in order takes
 * quadratic time, seconds for one name that fills a Certificate message. The two halfwidth ones become marks by NFKC.
 */
const MANY_MARKS = /[\p{M}\uFF9E\uFF9F]{31}/u;

function canonicalValue(value: Uint8Array): string {
  const text = attributeText(value);
  if (text === undefined || MANY_MARKS.test(text)) return `#${hex(value)}`;
  return JSON.stringify(text.normalize('NFKC').toLowerCase().trim().replace(/\s+/g, ' '));
}

function showValue(value: Uint8Array): string {
  const text = attributeText(value);
  if (text === undefined) return `#${hex(value)}`;
  return printable(
    text
      .replace(/[\\",+;<>]/g, '\\$&')
      .replace(/^[ #]/, '\\$&')
      .replace(/(?<!\\) $/, '\\ '),
  );
}

/** Control, format and separator characters as `\XX` for each UTF-8 octet, as RFC 4514 §2.4 allows. */
export const printable = (text: string): string => octetsEscaped(text);

/** A name of one common name; the empty name where there is no text. RFC 5280 §A.1 limits a common name to 64. */
export const commonName = (text: string): Name =>
  text === '' ? [] : distinguishedName({ commonName: text.slice(0, 64) });

/** A name of the given attributes, in order, the widest first: `{ countryName: 'NL', commonName: 'x' }`. */
export const distinguishedName = (attributes: Readonly<Partial<Record<OidName, string>>>): Name =>
  Object.entries(attributes).map(([type, text]) => [{ type: oid[type as OidName], value: attributeValue(type, text) }]);

/** Countries and their like are PrintableString, mail addresses and domains IA5String (RFC 5280 §A.1). */
function attributeValue(type: string, text: string): Uint8Array {
  if (['countryName', 'serialNumber', 'dnQualifier'].includes(type)) return encode(PrintableString, text);
  return encode(['emailAddress', 'domainComponent'].includes(type) ? IA5String : UTF8String, text);
}
