/**
 * Text to paste. It is made by a tag for its language, which quotes what is put into it; what may be put into it is a
 * name in its strict form, a port, or a word of this file. A stranger's string is none of these, so it does not compile.
 */
import { parseAddress } from '../x509/index.ts';

declare const made: unique symbol;

/** Source text that is safe to paste as it stands. */
export type Code = string & { readonly [made]: 'code' };
/** A host name of letters, digits and hyphens (RFC 1123 §2.1), or an IP address. */
export type StrictName = string & { readonly [made]: 'name' };
/** Such a name and a port, as URLs and programs write them. */
export type StrictAuthority = string & { readonly [made]: 'authority' };
/** An ALPN name of letters, digits and a little punctuation, as the registered ones are. */
export type StrictProtocol = string & { readonly [made]: 'protocol' };
/** From 1 to 65535. */
export type Port = number & { readonly [made]: 'port' };

/** What stands where the reader has to put a name in. */
export type Placeholder = 'HOST' | 'NAME';
export type OurFile = 'ca.pem' | 'new-ca.pem' | 'root.pem' | 'chain.pem' | 'proxy-root.pem';
type OurWord = Placeholder | OurFile | 'TLSv1.2' | 'TLSv1.3' | 'server' | 'client';

type Value = StrictName | StrictAuthority | Port | OurWord | readonly StrictProtocol[];
type Tag = (parts: TemplateStringsArray, ...values: readonly Value[]) => Code;

const LABEL = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/;
/** What some programs take for a part of an address, though the whole is none. */
const NUMBER = /^(?:\d+|0[xX][0-9A-Fa-f]*)$/;

/** `undefined` where the text is neither a host name nor an IP address. */
export function strictName(text: string | undefined): StrictName | undefined {
  if (text === undefined || text.length > 253 || text.startsWith('[')) return undefined;
  if (parseAddress(text) !== undefined) return text as StrictName;
  const labels = text.split('.');
  return labels.every((label) => LABEL.test(label)) && !NUMBER.test(labels.at(-1)!) ? (text as StrictName) : undefined;
}

export const strictProtocol = (text: string): StrictProtocol | undefined =>
  /^[A-Za-z0-9][A-Za-z0-9./_-]{0,62}$/.test(text) ? (text as StrictProtocol) : undefined;

export const strictPort = (port: number | undefined): Port =>
  (port !== undefined && Number.isInteger(port) && port > 0 && port < 65_536 ? port : 443) as Port;

/** `example.org:8443`, `[2001:db8::1]:443`; without the port where there is none. */
export function authorityOf(name: StrictName | Placeholder, port?: Port): StrictAuthority {
  const host = name.includes(':') ? `[${name}]` : name;
  return (port === undefined ? host : `${host}:${port}`) as StrictAuthority;
}

/** Quoting that holds whatever the text is, though only strict values come here. */
const tag =
  (quote: (text: string) => string): Tag =>
  (parts, ...values) => {
    const word = (value: Value): string => {
      if (typeof value === 'number') return String(value);
      return typeof value === 'string' ? quote(value) : `[${value.map((one) => quote(one)).join(', ')}]`;
    };
    return parts.reduce((out, part, i) => out + word(values[i - 1]!) + part) as Code;
  };

/** A POSIX shell. */
export const sh = tag((text) => (/^[\w.,:/@%+=-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`));

const escaped = (text: string, as: (code: string) => string): string =>
  `'${text.replace(/[^ -~]|['\\]/g, (one) => Array.from({ length: one.length }, (_, i) => as(one.charCodeAt(i).toString(16).padStart(4, '0'))).join(''))}'`;

export const js = tag((text) => escaped(text, (code) => `\\u${code}`));
export const python = tag((text) => escaped(text, (code) => `\\u${code}`));

/** C and C++; octal, because it ends after three digits, and a question mark may begin a trigraph. */
export const c = tag(
  (text) =>
    `"${Array.from(new TextEncoder().encode(text), (byte) => {
      const plain = byte >= 0x20 && byte < 0x7f && !'"\\?'.includes(String.fromCharCode(byte));
      return plain ? String.fromCharCode(byte) : `\\${byte.toString(8).padStart(3, '0')}`;
    }).join('')}"`,
);

/** What is written as it stands, in any language: nothing can be put into it. */
export const verbatim = (parts: TemplateStringsArray): Code => parts.join('') as Code;

export const linesOf = (lines: readonly Code[]): Code => lines.join('\n') as Code;
