/** Names inside DER, wherever they stand: strings and addresses are exchanged in place, lengths stay. */
import type { Disguise } from './disguise.ts';

const SEQUENCE = 0x30;
const SET = 0x31;
const CONTEXT = 0x80;
const CONSTRUCTED = 0x20;
/** UTF8String, PrintableString, T61String, IA5String, VisibleString. */
const STRINGS = new Set([0x0c, 0x13, 0x14, 0x16, 0x1a]);
const BMP_STRING = 0x1e;
/** rfc822Name, dNSName, uniformResourceIdentifier, iPAddress (RFC 5280 §4.2.1.6). */
const NAMES = new Set([0x81, 0x82, 0x86]);
const ADDRESS = 0x87;
const OCTET_STRING = 0x04;
const MAX_DEPTH = 24;
/** In place of letters that are not UTF-8. */
const UNKNOWN_LETTER = 0x78;

interface Element {
  readonly tag: number;
  readonly start: number;
  readonly end: number;
}

/** A whole certificate, list, answer or name in DER that begins at `at`; its end, or `undefined` where there is none. */
export function derAt(bytes: Uint8Array, at: number): number | undefined {
  const element = elementAt(bytes, at, bytes.length);
  return element !== undefined && element.tag === SEQUENCE ? element.end : undefined;
}

/** Exchanges the names between `from` and `to`, in `bytes` itself. */
export function disguiseDer(bytes: Uint8Array, from: number, to: number, disguise: Disguise, depth = 0): void {
  if (depth > MAX_DEPTH) return;
  for (let at = from; at < to; ) {
    const element = elementAt(bytes, at, to);
    if (element === undefined) return;
    exchange(bytes, element, disguise, depth);
    at = element.end;
  }
}

function exchange(bytes: Uint8Array, { tag, start, end }: Element, disguise: Disguise, depth: number): void {
  const value = bytes.subarray(start, end);
  if ((tag & CONSTRUCTED) !== 0) return disguiseDer(bytes, start, end, disguise, depth + 1);
  if (tag === ADDRESS && (value.length === 4 || value.length === 16)) return value.set(disguise.address(value));
  if (STRINGS.has(tag) || (NAMES.has(tag) && isText(value))) return replaceText(value, disguise);
  if (tag === BMP_STRING) return replaceWide(value, disguise);
  // Extension values are DER inside of an OCTET STRING.
  if (tag === OCTET_STRING && isWhole(bytes, start, end)) disguiseDer(bytes, start, end, disguise, depth + 1);
}

function replaceText(value: Uint8Array, disguise: Disguise): void {
  const text = decoder.decode(value);
  const other = new TextEncoder().encode(disguise.text(text));
  // A two-letter country is nobody's name.
  if (value.length <= 2) return;
  if (other.length === value.length) value.set(other);
  else value.fill(UNKNOWN_LETTER);
}

/** UTF-16, big-endian. Letters beyond ASCII count for two in UTF-8, so a word may come out longer: it is cut. */
function replaceWide(value: Uint8Array, disguise: Disguise): void {
  const text = Array.from({ length: value.length >> 1 }, (_, i) =>
    String.fromCharCode(value[2 * i]! * 256 + value[2 * i + 1]!),
  ).join('');
  const other = disguise.text(text);
  for (let i = 0; i < value.length >> 1; i++) {
    const code = other.charCodeAt(i) || 0x78;
    value[2 * i] = code >> 8;
    value[2 * i + 1] = code & 0xff;
  }
}

const decoder = new TextDecoder('utf-8');
const isText = (value: Uint8Array): boolean => value.every((byte) => byte >= 0x20 && byte < 0x7f);

/** Elements that fill the range to its last byte. */
function isWhole(bytes: Uint8Array, from: number, to: number): boolean {
  if (from === to || (bytes[from] !== SEQUENCE && bytes[from] !== SET && (bytes[from]! & CONTEXT) === 0)) return false;
  const element = elementAt(bytes, from, to);
  return element !== undefined && element.end === to;
}

function elementAt(bytes: Uint8Array, at: number, limit: number): Element | undefined {
  const first = bytes[at + 1];
  if (first === undefined || at + 2 > limit) return undefined;
  const count = first < 0x80 ? 0 : first & 0x7f;
  if (count > 3 || first === 0x80) return undefined;
  let length = count === 0 ? first : 0;
  for (let i = 0; i < count; i++) length = length * 256 + (bytes[at + 2 + i] ?? 0);
  const start = at + 2 + count;
  return start + length > limit ? undefined : { tag: bytes[at]!, start, end: start + length };
}
