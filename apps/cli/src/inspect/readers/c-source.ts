/** C and C++ sources: PEM in string literals, DER in arrays of bytes, and the trust anchors of BearSSL. */

import { fromUtf8 } from 'tlscope/bytes';
import { literalFrom, readForms } from 'tlscope/x509';
import { itemOf, labelOf } from '../item-of.ts';
import type { Found, Item, Remark, Secrets } from '../items.ts';
import { bearAnchors } from './bearssl.ts';
import { readEspBundle } from './esp-bundle.ts';
import { readPem } from './pem.ts';

/** `undefined` where it is no C, or holds no certificate. */
export function readCSource(text: string, secrets: Secrets): Found | undefined {
  const source = withoutComments(text);
  if (!/\bchar\b|\buint8_t\b|\bbyte\b|#define|"\s*-----BEGIN |"\(/.test(source)) return undefined;
  const arrays = byteArrays(source);
  const anchors = bearAnchors(source, arrays, secrets.count);
  if (anchors !== undefined) {
    return { container: 'a BearSSL header', items: anchors, remarks: [], explained: [] };
  }
  const strings = stringsIn(source);
  const fromStrings = readPem(strings, secrets, 'a C source');
  const fromArrays = secrets.count
    .take([...arrays], ([, { length }]) => length)
    .flatMap(([name, bytes]) => inArray(name, bytes, secrets));
  const items = [...(fromStrings?.items ?? []), ...fromArrays.flatMap((found) => found.items)];
  if (items.length === 0) return undefined;
  const unbroken = fromStrings !== undefined && readForms(strings).forms.some(({ name }) => name === 'one line');
  const remarks: Remark[] = [
    ...(unbroken ? [NOT_BROKEN] : []),
    ...(fromStrings?.remarks ?? []),
    ...fromArrays.flatMap((found) => found.remarks),
  ];
  return { container: 'a C source', items, remarks, explained: fromArrays.flatMap((found) => found.explained) };
}

/**
 * Strings are kept whole: a URL in one is no comment, and neither are two slashes in base64. What does not end goes to the end
 * of the line or the file, so that no letter is looked at once for each thing that begins before it.
 */
const withoutComments = (text: string): string =>
  Array.from(pieces(text), ({ is, text: piece }) => (is === 'comment' ? ' ' : piece)).join('');

interface Piece {
  readonly is: 'code' | 'comment' | 'string' | 'raw string' | 'no string';
  readonly text: string;
  /** Of a string, without quotes. */
  readonly inside?: string;
}

const BEGIN = /\/\*|\/\/|R"(\w{0,16})\(|"/g;

/** The text in pieces, with nothing left out. */
function* pieces(text: string): Generator<Piece> {
  let at = 0;
  while (at < text.length) {
    BEGIN.lastIndex = at;
    const begin = BEGIN.exec(text);
    const start = begin?.index ?? text.length;
    if (start > at) yield { is: 'code', text: text.slice(at, start) };
    if (begin === null) return;
    const piece = pieceAt(text, begin);
    yield piece;
    at = start + piece.text.length;
  }
}

function pieceAt(text: string, { index, 0: opening, 1: word }: RegExpExecArray): Piece {
  const from = index + opening.length;
  /** Up to the next `mark`, or to the end. */
  const upTo = (mark: string): { readonly inside: number; readonly found: boolean } => {
    const end = text.indexOf(mark, from);
    return { inside: end === -1 ? text.length : end, found: end !== -1 };
  };
  if (opening === '//') return { is: 'comment', text: text.slice(index, upTo('\n').inside) };
  if (opening === '/*') return { is: 'comment', text: text.slice(index, upTo('*/').inside + 2) };
  if (opening === '"') {
    const { inside, end, closed } = literalFrom(text, from);
    return { is: closed ? 'string' : 'no string', text: text.slice(index, end), inside: text.slice(from, inside) };
  }
  const mark = `)${word}"`;
  const { inside, found } = upTo(mark);
  const whole = text.slice(index, inside + mark.length);
  return { is: found ? 'raw string' : 'no string', text: whole, inside: text.slice(from, inside) };
}

const ARRAY =
  /\b(\w{1,80})\s*\[[^\][]{0,200}\]\s*(?:PROGMEM\s*|ICACHE_RODATA_ATTR\s*|__attribute__\s*\(\(.{0,200}?\)\)\s*)?=\s*\{([^{}]*)\}/g;
const BYTE = /^(?:0[xX][0-9a-fA-F]{1,2}|\d{1,3})$/;

/** The arrays whose elements are all bytes, by name. */
export function byteArrays(source: string): ReadonlyMap<string, Uint8Array> {
  const arrays = new Map<string, Uint8Array>();
  for (const [, name, body] of source.matchAll(ARRAY)) {
    const elements = body!
      .split(',')
      .map((element) => element.trim())
      .filter((element) => element !== '');
    if (elements.length > 0 && elements.every((element) => BYTE.test(element) && Number(element) < 256)) {
      arrays.set(name!, Uint8Array.from(elements, Number));
    }
  }
  return arrays;
}

/** DER, a bundle, or PEM spelled byte by byte. */
function inArray(name: string, bytes: Uint8Array, secrets: Secrets): Found[] {
  const text = fromUtf8(bytes.at(-1) === 0 ? bytes.subarray(0, -1) : bytes);
  const pem = text === undefined ? undefined : readPem(text, secrets);
  if (pem !== undefined) {
    const items = pem.items.map((item): Item => ({ ...item, label: `${name}[], ${item.label}` }));
    const unended = bytes.at(-1) === 0 ? [] : [notEnded(name)];
    return [{ ...pem, items, remarks: [...pem.remarks, ...unended] }];
  }
  const label = labelOf(bytes);
  if (label !== undefined) {
    const item = itemOf(label, bytes, secrets.given, `${name}[]`);
    return [{ container: 'C', items: [item], remarks: [], explained: [] }];
  }
  const bundle = readEspBundle(bytes, secrets.count);
  return bundle === undefined ? [] : [bundle];
}

const NOT_BROKEN: Remark = {
  wrong: true,
  text: 'The strings have no \\n at their ends: what the compiler makes of them is one line, which mbedTLS does not recognise as PEM (-0x2780).',
  short: 'strings without \\n',
};

const notEnded = (name: string): Remark => ({
  wrong: true,
  text: `${name}[] is PEM without a zero byte at its end: mbedTLS reads PEM only where it ends in one, and takes it for DER otherwise (-0x2180).`,
  short: 'PEM without its final zero byte',
});

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '\n': '', '0': '\0' };

/** All string literals, behind each other, as the compiler reads them. */
function stringsIn(source: string): string {
  return Array.from(pieces(source), ({ is, inside = '' }) => {
    if (is === 'raw string') return inside;
    return is === 'string' ? inside.replace(/\\([\s\S])/g, (_, c: string) => ESCAPES[c] ?? c) : '';
  }).join('');
}
