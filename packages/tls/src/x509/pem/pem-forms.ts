/** The forms in which people have PEM and DER, and what makes PEM or DER of each. */
import { fromUtf8, unhex } from '../../bytes/index.ts';
import { fromBase64 } from './base64.ts';
import { literals } from './literals.ts';

export type FormName =
  | 'literal line breaks'
  | 'base64 of PEM'
  | 'base64 of DER'
  | 'hexadecimal'
  | 'UTF-16'
  | 'byte order mark'
  | 'C string'
  | 'one line'
  | 'URL-encoded'
  | 'path';

export interface Form {
  readonly name: FormName;
  /** With an article, for the middle of a sentence. */
  readonly is: string;
  /** What to do about it, as an order without a full stop. */
  readonly fix: string;
  /** It is read by this library all the same; others refuse it. */
  readonly taken: boolean;
}

/** What the data is wrapped in, from the outside in, and what is inside. */
export interface Unwrapped {
  readonly forms: readonly Form[];
  /** PEM text or DER; whatever is left where it is neither. */
  readonly plain: Uint8Array | string;
}

const form = (name: FormName, is: string, fix: string, taken = false): Form => ({ name, is, fix, taken });

const FORMS = {
  literal: form(
    'literal line breaks',
    'PEM with a literal \\n in place of each line break, as environment variables hold it',
    "put line breaks there: value.replaceAll('\\\\n', '\\n')",
  ),
  base64Pem: form(
    'base64 of PEM',
    'base64 of PEM, as a Kubernetes secret holds it',
    "decode it once: base64 -d, or Buffer.from(value, 'base64')",
  ),
  base64Der: form(
    'base64 of DER',
    'the base64 of DER without the lines around it',
    "decode it: Buffer.from(value, 'base64'); or put -----BEGIN ...----- and -----END ...----- lines around it",
  ),
  hexadecimal: form('hexadecimal', 'DER in hexadecimal', "decode it: xxd -r -p, or Buffer.from(value, 'hex')"),
  utf16: form(
    'UTF-16',
    'text in UTF-16, as PowerShell and Notepad write it',
    'save it as ASCII or UTF-8: iconv -f UTF-16 -t UTF-8',
  ),
  mark: form(
    'byte order mark',
    'PEM behind a byte order mark',
    'save it without one: some readers do not find the first block',
    true,
  ),
  cString: form(
    'C string',
    'the source of a C string',
    'take the text out of the quotes, with a line break for each \\n',
  ),
  oneLine: form(
    'one line',
    'PEM without line breaks',
    'put a line break behind the -----BEGIN line and before the -----END line: OpenSSL, Node and mbedTLS (-0x2780) read it only so',
    true,
  ),
  url: form('URL-encoded', 'PEM in the encoding of URLs', 'decode it: decodeURIComponent(value)'),
  path: form('path', 'what looks like the path of a file', 'give its content: fs.readFileSync(path)'),
} as const;

/** Nobody wraps it more often. */
const DEEPEST = 4;

/** Never throws. Takes off what PEM or DER is wrapped in; for saying what it is, and for looking. */
export function readForms(data: Uint8Array | string): Unwrapped {
  const forms: Form[] = [];
  let plain = data;
  while (forms.length < DEEPEST) {
    const layer = layerOf(plain);
    if (layer === undefined) break;
    const [found, inside] = layer;
    forms.push(found);
    plain = inside;
    if (found.name === 'path') break;
  }
  return { forms, plain };
}

type Layer = readonly [form: Form, inside: Uint8Array | string];

function layerOf(data: Uint8Array | string): Layer | undefined {
  if (typeof data === 'string') return layerOfText(data);
  const wide = fromUtf16(data);
  if (wide !== undefined) return [FORMS.utf16, wide];
  if (isDer(data)) return undefined;
  const text = fromUtf8(data.at(-1) === 0 ? data.subarray(0, -1) : data);
  return text === undefined ? undefined : layerOfText(text);
}

const BEGIN = '-----BEGIN ';
const HEAD = /-----BEGIN [^-]{1,64}-----/g;
const FOOT = /-----END [^-]{1,64}-----/g;
const BREAK = /[ \t]*[\r\n]/y;
const LITERAL = /\\{1,2}(?:r\\{1,2})?n/g;

interface Block {
  readonly start: number;
  /** Where its first line ends and its last one begins. */
  readonly body: readonly [start: number, end: number];
  readonly end: number;
}

/** From the first to the last dash, with whatever stands between. Each letter is looked at once: a file may be all first lines. */
function blocksIn(text: string): Block[] {
  const blocks: Block[] = [];
  for (let at = 0; ; at = blocks.at(-1)!.end) {
    const head = next(HEAD, text, at);
    const foot = head && next(FOOT, text, head.end);
    if (head === undefined || foot === undefined) return blocks;
    blocks.push({ start: head.start, body: [head.end, foot.start], end: foot.end });
  }
}

function next(
  pattern: RegExp,
  text: string,
  from: number,
): { readonly start: number; readonly end: number } | undefined {
  pattern.lastIndex = from;
  const found = pattern.exec(text);
  return found === null ? undefined : { start: found.index, end: found.index + found[0].length };
}

function layerOfText(text: string): Layer | undefined {
  if (text.startsWith('\uFEFF')) return [FORMS.mark, text.slice(1)];
  if (text.includes(BEGIN)) return layerAroundBlocks(text);
  if (/-----BEGIN(?:%20|\+)/i.test(text)) return unescaped(text);
  return layerOfLetters(text.trim().replace(/^(["'])([\s\S]*)\1$/, '$2'));
}

function layerAroundBlocks(text: string): Layer | undefined {
  if (/"-----BEGIN [^"\n-]*-----(?:\\r)?(?:\\n)?"/.test(text)) return [FORMS.cString, literalsIn(text)];
  const blocks = blocksIn(text);
  if (blocks.some(({ start, end }) => /\\{1,2}n/.test(text.slice(start, end)))) {
    return [FORMS.literal, text.replace(LITERAL, '\n')];
  }
  if (blocks.every(({ body: [start] }) => next(BREAK, text, start) !== undefined)) return undefined;
  return [FORMS.oneLine, inLines(text, blocks)];
}

function inLines(text: string, blocks: readonly Block[]): string {
  let at = 0;
  const parts = blocks.map(({ start, body, end }) => {
    const lines =
      text
        .slice(...body)
        .replace(/\s/g, '')
        .match(/.{1,64}/g) ?? [];
    const block = [text.slice(start, body[0]), ...lines, text.slice(body[1], end)].join('\n');
    const before = text.slice(at, start);
    at = end;
    return before + block;
  });
  return parts.join('') + text.slice(at);
}

/** The content of the literals, behind each other. */
const literalsIn = (text: string): string =>
  Array.from(literals(text), (inside) => inside.replace(/\\(?:[rn]|\r?\n)/g, (c) => (c === '\\n' ? '\n' : ''))).join(
    '',
  );

function unescaped(text: string): Layer | undefined {
  try {
    return [
      FORMS.url,
      decodeURIComponent(text.replaceAll('+-----', ' -----').replace(/BEGIN\+|END\+/g, (w) => `${w.slice(0, -1)} `)),
    ];
  } catch {
    return undefined;
  }
}

/** `-----BEGIN ` in base64. */
const WRAPPED = /LS0tLS1CRUdJTi[A-Za-z0-9+/]{16,}={0,2}/g;

function layerOfLetters(text: string): Layer | undefined {
  const inside = (text.match(WRAPPED) ?? [`${text}`]).map((one) => fromBase64(one));
  const bytes = inside.filter((one) => typeof one !== 'string');
  const texts = bytes.map((one) => fromUtf8(one)).filter((one) => one?.includes(BEGIN) === true);
  if (texts.length > 0) return [FORMS.base64Pem, texts.join('\n')];
  if (bytes[0] !== undefined && isDer(bytes[0])) return [FORMS.base64Der, bytes[0]];
  const digits = text.replace(/[\s:]/g, '');
  if (digits.length >= 18 && digits.length % 2 === 0 && /^30[0-9a-f]*$/i.test(digits)) {
    const der = unhex(digits);
    if (isDer(der)) return [FORMS.hexadecimal, der];
  }
  return /^[^\r\n\0]{1,1024}\.(?:pem|crt|cer|cert|key|der|p12|pfx|crl)$/i.test(text) ? [FORMS.path, text] : undefined;
}

/** UTF-16 with a byte order mark, or ASCII in it without one. */
function fromUtf16(bytes: Uint8Array): string | undefined {
  const marked = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const little = marked ? bytes[0] === 0xff : bytes[1] === 0;
  if (!marked && !isWideAscii(bytes, little ? 1 : 0)) return undefined;
  let text = '';
  for (let at = marked ? 2 : 0; at + 1 < bytes.length; at += 2) {
    text += String.fromCharCode(little ? bytes[at]! | (bytes[at + 1]! << 8) : (bytes[at]! << 8) | bytes[at + 1]!);
  }
  return text;
}

function isWideAscii(bytes: Uint8Array, zeros: 0 | 1): boolean {
  if (bytes.length < 32) return false;
  for (let at = 0; at < 32; at++) {
    if ((at % 2 === zeros) !== (bytes[at] === 0)) return false;
  }
  return true;
}

/** One SEQUENCE that fills the bytes: what PEM text never looks like. */
export function isDer(bytes: Uint8Array): boolean {
  const first = bytes[1] ?? 0;
  if (bytes[0] !== 0x30 || first === 0x80) return false;
  if (first < 0x80) return bytes.length === 2 + first;
  const size = first - 0x80;
  let length = 0;
  for (let i = 0; i < size; i++) length = length * 256 + (bytes[2 + i] ?? 0);
  return bytes.length === 2 + size + length;
}
