/** A structure whose encoding breaks a rule, put into DER for looking, with every rule that was broken on the way. */
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
} from '../../asn1/index.ts';
import { concat, hex, printable, utf8 } from '../../bytes/index.ts';
import { decode } from '../../presentation/index.ts';
import type { Oddity, OddRule } from './look-rules.ts';
import type { LookTable, Row, Shape } from './look-tables.ts';
import { readTimeLeniently } from './look-times.ts';

interface Repaired {
  readonly der: Uint8Array;
  readonly oddities: readonly Oddity[];
  /** How many there are beyond those that are named. */
  readonly more: number;
}

/** `undefined` where the bytes are no tree of elements at all. Never throws. */
export function repair(bytes: Uint8Array, { name, shape, most, rules }: LookTable): Repaired | undefined {
  const top = readElement(bytes, 0, most);
  if (top === undefined || top.tag !== SEQUENCE) return undefined;
  const oddities: Oddity[] = [];
  let more = 0;
  const say = (rule: OddRule, field: string, { start, end }: Pick<Element, 'start' | 'end'>, value?: string) => {
    const shown = value ?? hex(bytes.subarray(start, Math.min(end, start + 32)));
    if (oddities.length === MOST_ODDITIES) more++;
    else oddities.push({ field, value: shown, rule, text: rules[rule], start, end });
  };
  const der = new Rebuild(bytes, say).shaped(top, shape, name, true);
  if (top.end < bytes.length) say('trailing bytes', name, { start: top.end, end: bytes.length });
  return { der, oddities, more };
}

const SEQUENCE = 0x30;
const SET = 0x31;
const TEXTS = [UTF8String, NumericString, PrintableString, IA5String, VisibleString].map(({ tag }) => tag);
const fits = (tag: number, content: Uint8Array): boolean => textUnder(tag, content, 0, content.length) !== undefined;

/** Nobody reads more of them; a list may have one in each of a million entries. */
const MOST_ODDITIES = 100;
/** After so many nobody looks for names any more: each that cannot be read costs an exception. */
const MOST_UNNAMED = 32;

type Say = (rule: OddRule, field: string, place: Pick<Element, 'start' | 'end'>, value?: string) => void;

class Rebuild {
  readonly #bytes: Uint8Array;
  readonly #say: Say;
  /** Types whose names cannot be read, so far. */
  #unnamed = 0;

  constructor(bytes: Uint8Array, say: Say) {
    this.#bytes = bytes;
    this.#say = say;
  }

  /** `flat`: the fields in it are called without its name. */
  shaped(element: Element, shape: Shape | undefined, field: string, flat = false): Uint8Array {
    switch (shape?.is) {
      case 'fields':
        return this.#wrapped(element, field, this.#rows(element, shape.rows, field, flat));
      case 'list': {
        const parts = element.children.map((one, i) => {
          const name = shape.called === 'type' ? `.${this.#typeOf(one.children[0])}` : `[${i}]`;
          return this.shaped(one, shape.of, shape.set && shape.called === 'place' ? field : `${field}${name}`);
        });
        return this.#wrapped(element, field, shape.set ? this.#inOrder(element, parts, field) : parts);
      }
      case 'tagged': {
        const [inside, ...extra] = element.children;
        for (const one of extra) this.#say('extra element', field, one);
        return this.#wrapped(element, field, inside === undefined ? [] : [this.shaped(inside, shape.of, field, flat)]);
      }
      case 'octets':
        return this.#opened(element, shape, field);
      default:
        return this.#any(element, field, shape !== undefined);
    }
  }

  #rows(element: Element, rows: readonly Row[], field: string, flat: boolean): Uint8Array[] {
    const parts: Uint8Array[] = [];
    let next = 0;
    const passOver = (to: number): void => {
      for (; next < to; next++) {
        const { missing, name } = rows[next]!;
        if (missing === undefined) continue;
        this.#say(
          'missing element',
          join(field, name, flat),
          { start: element.contentEnd, end: element.end },
          'nothing',
        );
        parts.push(missing);
      }
    };
    for (const child of element.children) {
      const at = rows.findIndex(({ tags }, i) => i >= next && (tags === undefined || tags.includes(child.tag)));
      const required = rows.findIndex(({ tags }, i) => i >= next && tags === undefined);
      if (at === -1 || (required !== -1 && required < at)) {
        this.#say('extra element', field, child);
        continue;
      }
      passOver(at);
      next = at + 1;
      parts.push(...this.#row(child, rows[at]!, element, join(field, rows[at]!.name, flat)));
    }
    passOver(rows.length);
    return parts;
  }

  #row(child: Element, row: Row, { children }: Element, field: string): Uint8Array[] {
    const shape = row.shapeFor === undefined ? row.shape : row.shapeFor(this.#typeOf(children[0]));
    if (row.usual !== undefined && this.#holds(child.children[0] ?? child, row.usual[0])) {
      this.#say('default written out', field, child, row.usual[1]);
      return [];
    }
    const list = shape?.is === 'tagged' ? child.children[0] : child;
    if (row.filled !== undefined && (list?.children.length ?? 0) === 0) {
      this.#say(row.filled, field, child);
      return [];
    }
    return [this.shaped(child, shape, field, row.flat)];
  }

  #holds({ content, contentEnd }: Element, octet: number): boolean {
    return contentEnd - content === 1 && this.#bytes[content] === octet;
  }

  #opened(element: Element, { of, name }: Extract<Shape, { is: 'octets' }>, field: string): Uint8Array {
    const inside = readElement(this.#bytes.subarray(0, element.contentEnd), element.content);
    if (inside === undefined) return this.#any(element, field, false);
    const { contentEnd: end } = element;
    if (inside.end < end) this.#say('trailing bytes', name, { start: inside.end, end });
    return this.#wrapped(element, field, [this.shaped(inside, of, name, true)]);
  }

  /** X.690 §11.6 */
  #inOrder(element: Element, parts: readonly Uint8Array[], field: string): readonly Uint8Array[] {
    const sorted = [...parts].sort(compare);
    if (sorted.some((part, i) => part !== parts[i])) this.#say('order of a set', field, element);
    return sorted;
  }

  #typeOf(element: Element | undefined): string {
    return element === undefined ? '?' : this.#oidName(element);
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

  #any(element: Element, field: string, whole: boolean): Uint8Array {
    if ((element.tag & 0x20) === 0) return this.#wrapped(element, field, [this.#primitive(element, field, whole)]);
    const parts = element.children.map((child) => this.#any(child, field, whole));
    return this.#wrapped(element, field, element.tag === SET ? this.#inOrder(element, parts, field) : parts);
  }

  /** Other contents, and with them another tag where a time needs one. */
  #primitive(element: Element, field: string, whole: boolean): Uint8Array {
    const content = this.#bytes.subarray(element.content, element.contentEnd);
    switch (element.tag) {
      case BOOLEAN.tag:
        if (content.length === 1 && (content[0] === 0 || content[0] === 0xff)) return content;
        this.#say('boolean', field, element, hex(content));
        return Uint8Array.of(content.some((octet) => octet !== 0) ? 0xff : 0);
      case INTEGER.tag:
        return this.#integer(content, element, field);
      case 0x03:
        if (content[0] === 0 || !whole) return content;
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

const join = (field: string, name: string, flat: boolean): string =>
  flat || field === '' ? name || field : name === '' ? field : `${field}.${name}`;

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
