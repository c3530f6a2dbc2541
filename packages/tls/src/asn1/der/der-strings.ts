/** The string types of ASN.1, each with the characters it allows (X.680 §41, X.690 §8.23). */
import { fromUtf8, utf8 } from '../../bytes/index.ts';
import { type Der, element, primitive, refuse } from './der-core.ts';

/** The text of content octets, or why they are none: strangers write strings by the thousand, and throwing is slow. */
type Attempt = (bytes: Uint8Array, start: number, end: number) => string | { readonly refused: string };

const attempts = new Map<number, Attempt>();

/** The text that stands under the tag of a string type; `undefined` where it is of no such type, or no text of it. Never throws. */
export function textUnder(tag: number, bytes: Uint8Array, start: number, end: number): string | undefined {
  const text = attempts.get(tag)?.(bytes, start, end);
  return typeof text === 'string' ? text : undefined;
}

/** A string type with what reads it. */
function stringType(
  tag: number,
  type: { readonly name: string; readonly note: string },
  attempt: Attempt,
  write: Parameters<typeof primitive<string>>[0]['write'],
): Der<string> {
  attempts.set(tag, attempt);
  return element(
    tag,
    primitive({
      ...type,
      read(bytes, start, end) {
        const text = attempt(bytes, start, end);
        return typeof text === 'string' ? text : refuse(text.refused, start);
      },
      write,
      show: JSON.stringify,
    }),
  );
}

/** Whether a character, by its code, is one of a string type. */
type Charset = (code: number) => boolean;

const among = (characters: string): Charset => {
  const codes = new Set(Array.from(characters, (character) => character.charCodeAt(0)));
  return (code) => codes.has(code);
};
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** ISO 10646 text as UTF-8. */
export const UTF8String: Der<string> = stringType(
  0x0c,
  { name: 'UTF8String', note: 'Text in UTF-8.' },
  (bytes, start, end) =>
    asciiText(bytes, start, end) ?? fromUtf8(bytes.subarray(start, end)) ?? { refused: 'not valid UTF-8' },
  (w, text) => {
    if (!wellFormed(text)) throw new RangeError('a lone surrogate has no UTF-8');
    w.put(utf8(text));
  },
);

export const NumericString = octetString(0x12, 'NumericString', among('0123456789 '), 'Text of digits and spaces.');
export const PrintableString = octetString(
  0x13,
  'PrintableString',
  among(`${LETTERS}0123456789 '()+,-./:=?`),
  "Text of letters, digits, space and ' ( ) + , - . / : = ?",
);
/** T.61 in name; certificates in the field carry Latin-1, so a character is an octet. */
export const TeletexString = octetString(
  0x14,
  'TeletexString',
  (code) => code < 0x100,
  'Old telex text, one byte a character.',
);
export const IA5String = octetString(0x16, 'IA5String', (code) => code < 0x80, 'Text in ASCII.');
export const VisibleString = octetString(
  0x1a,
  'VisibleString',
  (code) => code >= 0x20 && code < 0x7f,
  'Text in ASCII without control characters.',
);

/** UCS-2: two octets a character, so nothing beyond U+FFFF. */
export const BMPString = wideString(0x1e, 'BMPString', 2, 'Text, two bytes a character.');
/** UCS-4: four octets a character. */
export const UniversalString = wideString(0x1c, 'UniversalString', 4, 'Text, four bytes a character.');

function octetString(tag: number, name: string, allowed: Charset, note: string): Der<string> {
  return stringType(
    tag,
    { name, note },
    (bytes, start, end) => {
      let text = '';
      for (let i = start; i < end; i++) {
        const code = bytes[i]!;
        if (!allowed(code)) return { refused: `the character 0x${code.toString(16)}, which ${name} does not have` };
        text += String.fromCharCode(code);
      }
      return text;
    },
    (w, text) => {
      const codes = Array.from(text, (character: string) => character.codePointAt(0)!);
      if (!codes.every(allowed)) throw new RangeError(`${JSON.stringify(text)} does not fit a ${name}`);
      w.put(Uint8Array.from(codes));
    },
  );
}

function wideString(tag: number, name: string, width: 2 | 4, note: string): Der<string> {
  const highest = width === 2 ? 0xffff : 0x10ffff;
  return stringType(
    tag,
    { name, note },
    (bytes, start, end) => {
      if ((end - start) % width !== 0) return { refused: `a ${name} that is not a multiple of ${width} bytes` };
      let text = '';
      for (let at = start; at < end; at += width) {
        let point = 0;
        for (let i = 0; i < width; i++) point = point * 256 + bytes[at + i]!;
        if (point > highest || (point >= 0xd800 && point <= 0xdfff)) return { refused: 'not a character' };
        text += String.fromCodePoint(point);
      }
      return text;
    },
    (w, text) => {
      if (!wellFormed(text)) throw new RangeError(`a lone surrogate has no ${name}`);
      for (const each of text) {
        const point = each.codePointAt(0)!;
        if (point > highest) throw new RangeError(`a character that ${name} does not have`);
        w.uint(width, point);
      }
    },
  );
}

/** Most text is plain ASCII, and short: cheaper here than a decoder. */
function asciiText(bytes: Uint8Array, start: number, end: number): string | undefined {
  let text = '';
  for (let i = start; i < end; i++) {
    if (bytes[i]! > 0x7f) return undefined;
    text += String.fromCharCode(bytes[i]!);
  }
  return text;
}

const LONE_SURROGATE = /\p{Surrogate}/u;
const wellFormed = (text: string): boolean => !LONE_SURROGATE.test(text);
