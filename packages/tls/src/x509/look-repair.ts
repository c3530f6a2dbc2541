/** A certificate whose encoding breaks a rule, put into DER for looking, with every rule that was broken on the way. */
import {
  BOOLEAN,
  type Element,
  IA5String,
  INTEGER,
  NumericString,
  OBJECT_IDENTIFIER,
  oidName,
  PrintableString,
  readElement,
  textUnder,
  UTF8String,
  VisibleString,
} from '../asn1/index.ts';
import { concat, hex, printable, utf8 } from '../bytes/index.ts';
import { decode } from '../presentation/index.ts';
import { readTimeLeniently } from './look-times.ts';

/** One rule that the encoding breaks. */
export interface Oddity {
  /** `validity.notBefore`, `serialNumber`, `extensions.id-ce-keyUsage`. */
  readonly field: string;
  /** What stands there, safe to print. */
  readonly value: string;
  readonly rule: OddRule;
  readonly start: number;
  /** Not included. */
  readonly end: number;
}

export type OddRule =
  | 'time without seconds'
  | 'time with an offset'
  | 'time with a fraction'
  | 'no time'
  | 'padded integer'
  | 'empty integer'
  | 'boolean'
  | 'default written out'
  | 'padded length'
  | 'indefinite length'
  | 'trailing bytes'
  | 'extra element'
  | 'order of a set'
  | 'characters'
  | 'unused bits'
  | 'empty extensions';

interface Repaired {
  readonly der: Uint8Array;
  readonly oddities: readonly Oddity[];
}

/** `undefined` where the bytes are no tree of elements at all. Never throws. */
export function repair(bytes: Uint8Array): Repaired | undefined {
  const top = readElement(bytes);
  if (top === undefined || top.tag !== SEQUENCE) return undefined;
  const oddities: Oddity[] = [];
  const say = (rule: OddRule, field: string, { start, end }: Pick<Element, 'start' | 'end'>, value?: string) => {
    const shown = value ?? hex(bytes.subarray(start, Math.min(end, start + 32)));
    oddities.push({ field, value: shown, rule, start, end });
  };
  const der = new Rebuild(bytes, say).certificate(top);
  if (top.end < bytes.length) say('trailing bytes', 'Certificate', { start: top.end, end: bytes.length });
  return { der, oddities };
}

const SEQUENCE = 0x30;
const SET = 0x31;
const VERSION = 0xa0;
const EXTENSIONS = 0xa3;
const TBS = ['serialNumber', 'signature', 'issuer', 'validity', 'subject', 'subjectPublicKeyInfo'];
const UNIQUE_IDS = [0x81, 0x82, 0xa1, 0xa2];
const TEXTS = [UTF8String, NumericString, PrintableString, IA5String, VisibleString].map(({ tag }) => tag);
const fits = (tag: number, content: Uint8Array): boolean => textUnder(tag, content, 0, content.length) !== undefined;

/** After so many nobody looks for names any more: each that cannot be read costs an exception. */
const MOST_UNNAMED = 32;

type Say = (rule: OddRule, field: string, place: Pick<Element, 'start' | 'end'>, value?: string) => void;

class Rebuild {
  readonly #bytes: Uint8Array;
  readonly #say: Say;
  /** Extensions whose names cannot be read, so far. */
  #unnamed = 0;

  constructor(bytes: Uint8Array, say: Say) {
    this.#bytes = bytes;
    this.#say = say;
  }

  certificate(top: Element): Uint8Array {
    const [tbs, algorithm, signature, ...extra] = top.children;
    const parts = [
      ...(tbs === undefined ? [] : [this.#tbs(tbs)]),
      ...(algorithm === undefined ? [] : [this.#any(algorithm, 'signatureAlgorithm')]),
      ...(signature === undefined ? [] : [this.#any(signature, 'signatureValue')]),
    ];
    for (const one of extra) this.#say('extra element', 'Certificate', one);
    return this.#wrapped(top, 'Certificate', parts);
  }

  #tbs(tbs: Element): Uint8Array {
    const parts: Uint8Array[] = [];
    let next = 0;
    for (const child of tbs.children) {
      if (child.tag === VERSION && next === 0) parts.push(...this.#version(child));
      else if (next < TBS.length) parts.push(this.#field(child, TBS[next++]!));
      else if (child.tag === EXTENSIONS) parts.push(...this.#extensions(child));
      else if (UNIQUE_IDS.includes(child.tag)) parts.push(this.#any(child, 'uniqueID'));
      else this.#say('extra element', 'tbsCertificate', child);
    }
    return this.#wrapped(tbs, 'tbsCertificate', parts);
  }

  #field(child: Element, name: string): Uint8Array {
    if (name !== 'validity') return this.#any(child, name);
    const parts = child.children.map((one, i) => this.#any(one, `validity.${i === 0 ? 'notBefore' : 'notAfter'}`));
    return this.#wrapped(child, name, parts);
  }

  /** X.690 §11.5: a DEFAULT is left out. */
  #version(child: Element): Uint8Array[] {
    const inside = child.children[0];
    const isV1 = inside !== undefined && inside.contentEnd - inside.content === 1 && this.#bytes[inside.content] === 0;
    if (!isV1) return [this.#any(child, 'version')];
    this.#say('default written out', 'version', child, 'v1');
    return [];
  }

  #extensions(child: Element): Uint8Array[] {
    const list = child.children[0];
    if (list === undefined || list.children.length === 0) {
      this.#say('empty extensions', 'extensions', child);
      return [];
    }
    const parts = list.children.map((one) => this.#extension(one));
    return [this.#wrapped(child, 'extensions', [this.#wrapped(list, 'extensions', parts)])];
  }

  #extension(one: Element): Uint8Array {
    const [id, second] = one.children;
    const field = `extensions.${id === undefined ? '?' : this.#oidName(id)}`;
    const spelled = second?.tag === BOOLEAN.tag && this.#bytes[second!.content] === 0;
    if (spelled) this.#say('default written out', `${field}.critical`, second!, 'FALSE');
    const kept = one.children.filter((child) => !(spelled && child === second));
    return this.#wrapped(
      one,
      field,
      kept.map((child) => this.#any(child, field)),
    );
  }

  #oidName({ start, end }: Element): string {
    if (this.#unnamed === MOST_UNNAMED) return '?';
    try {
      const dotted = decode(OBJECT_IDENTIFIER, this.#bytes.subarray(start, end));
      return oidName(dotted) ?? dotted;
    } catch {
      this.#unnamed++;
      return '?';
    }
  }

  #any(element: Element, field: string): Uint8Array {
    if ((element.tag & 0x20) === 0) return this.#wrapped(element, field, [this.#primitive(element, field)]);
    const parts = element.children.map((child) => this.#any(child, field));
    if (element.tag !== SET) return this.#wrapped(element, field, parts);
    const sorted = [...parts].sort(compare);
    if (sorted.some((part, i) => part !== parts[i])) this.#say('order of a set', field, element);
    return this.#wrapped(element, field, sorted);
  }

  /** Other contents, and with them another tag where a time needs one. */
  #primitive(element: Element, field: string): Uint8Array {
    const content = this.#bytes.subarray(element.content, element.contentEnd);
    switch (element.tag) {
      case BOOLEAN.tag:
        if (content.length === 1 && (content[0] === 0 || content[0] === 0xff)) return content;
        this.#say('boolean', field, element, hex(content));
        return Uint8Array.of(content.some((octet) => octet !== 0) ? 0xff : 0);
      case INTEGER.tag:
        return this.#integer(content, element, field);
      case 0x03:
        if (content[0] === 0 || (field !== 'signatureValue' && field !== 'subjectPublicKeyInfo')) return content;
        this.#say('unused bits', field, element, String(content[0] ?? 'none'));
        return concat(Uint8Array.of(0), content.subarray(1));
      case 0x17:
      case 0x18: {
        const { text, rules } = readTimeLeniently(content, element.tag);
        for (const rule of rules) this.#say(rule, field, element, printable(content.subarray(0, 64)));
        return utf8(text);
      }
      default:
        return this.#text(content, element, field);
    }
  }

  /** X.690 §8.3.2 */
  #integer(content: Uint8Array, element: Element, field: string): Uint8Array {
    if (content.length === 0) {
      this.#say('empty integer', field, element, 'nothing');
      return Uint8Array.of(0);
    }
    let from = 0;
    while (from + 1 < content.length && isPadding(content[from]!, content[from + 1]!)) from++;
    if (from > 0) this.#say('padded integer', field, element, hex(content.subarray(0, 32)));
    return content.subarray(from);
  }

  #text(content: Uint8Array, { tag, start, end }: Element, field: string): Uint8Array {
    if (!TEXTS.includes(tag) || fits(tag, content)) return content;
    this.#say('characters', field, { start, end }, printable(content.subarray(0, 64)));
    const spare = tag === NumericString.tag ? '0' : '?';
    const text = printable(content).replace(/\\x../g, spare);
    const strange = new Set([...new Set(text)].filter((letter) => !fits(tag, utf8(letter))));
    return utf8([...text].map((letter) => (strange.has(letter) ? spare : letter)).join(''));
  }

  #wrapped(element: Element, field: string, parts: readonly Uint8Array[]): Uint8Array {
    if (element.length !== 'minimal') this.#say(`${element.length} length`, field, element);
    return tlv(element.tag, concat(...parts));
  }
}

const isPadding = (first: number, second: number): boolean =>
  (first === 0 && second < 0x80) || (first === 0xff && second >= 0x80);

function tlv(tag: number, content: Uint8Array): Uint8Array {
  const size = content.length;
  if (size < 0x80) return concat(Uint8Array.of(tag, size), content);
  const octets: number[] = [];
  for (let left = size; left > 0; left = Math.floor(left / 256)) octets.unshift(left % 256);
  return concat(Uint8Array.of(tag, 0x80 | octets.length, ...octets), content);
}

function compare(a: Uint8Array, b: Uint8Array): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) if (a[i] !== b[i]) return a[i]! - b[i]!;
  return a.length - b.length;
}
