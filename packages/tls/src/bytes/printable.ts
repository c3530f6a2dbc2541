/** The one place that makes a stranger's text printable: nothing in it moves a cursor, ends a line, hides or turns around. */

/**
 * Control and format characters (ESC, bidirectional marks, zero width), line and paragraph separators, lone surrogates,
 * private and unassigned ones, and what is drawn as nothing.
 */
const UNSAFE = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/gu;
/** Most text is this, and costs one look. */
const PLAIN = /^[ -~]*$/;
const encoder = new TextEncoder();

const codeUnits = (text: string): string =>
  Array.from({ length: text.length }, (_, i) => `\\u${text.charCodeAt(i).toString(16).padStart(4, '0')}`).join('');

/** For people: such characters as `\u{1b}`. */
export const harmless = (text: string): string =>
  PLAIN.test(text) ? text : text.replace(UNSAFE, (one) => `\\u{${one.codePointAt(0)!.toString(16)}}`);

/** Whole output: lines and tabs stay. Such characters become `\u001b`, so that JSON stays the same value. */
export const printableLines = (text: string): string =>
  text.replace(UNSAFE, (one) => (one === '\n' || one === '\t' ? one : codeUnits(one)));

/** Distinguished names write `\XX` for each octet of UTF-8 (RFC 4514 §2.4). */
export const octetsEscaped = (text: string): string =>
  PLAIN.test(text)
    ? text
    : text.replace(UNSAFE, (one) =>
        Array.from(encoder.encode(one), (octet) => `\\${octet.toString(16).padStart(2, '0')}`).join(''),
      );
