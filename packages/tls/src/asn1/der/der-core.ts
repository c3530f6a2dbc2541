/** DER (X.690 §8, §10, §11): every element is a tag, a length and a content, each of them minimal and definite. */
import { type Codec, DecodeError, type Field, type Reader, type Writer } from '../../presentation/index.ts';

/** A codec whose encoding is one DER element. */
export interface Der<T> extends Codec<T> {
  /** The identifier octet; `undefined` for CHOICE and ANY, which have none of their own. */
  readonly tag: number | undefined;
  /** What stands behind the length, so that another tag can be put on it; absent where `tag` is. */
  readonly content?: Content<T> | undefined;
  /** Whether an encoding may begin with this identifier octet (-1 at the end of the container). */
  starts(identifier: number): boolean;
  /** The parts of a SEQUENCE, a list, a CHOICE or an explicit tag. */
  readonly fields?: readonly Field[];
  /** In a SEQUENCE it may be left out; `absent` is what that stands for. */
  readonly presence?: 'optional' | 'default';
  readonly absent?: T;
}

/** The content octets of a type, read up to the end of the container. */
export interface Content<T> extends Codec<T> {
  readonly constructed: boolean;
  /** The content of a primitive type, where it is one leaf. */
  readonly leaf?: Codec<T>;
  readonly fields?: readonly Field[];
}

export const CONSTRUCTED = 0x20;
export const CONTEXT = 0x80;

const UNIVERSAL: Readonly<Record<number, string>> = {
  1: 'BOOLEAN',
  2: 'INTEGER',
  3: 'BIT STRING',
  4: 'OCTET STRING',
  5: 'NULL',
  6: 'OBJECT IDENTIFIER',
  10: 'ENUMERATED',
  12: 'UTF8String',
  16: 'SEQUENCE',
  17: 'SET',
  18: 'NumericString',
  19: 'PrintableString',
  20: 'TeletexString',
  22: 'IA5String',
  23: 'UTCTime',
  24: 'GeneralizedTime',
  26: 'VisibleString',
  28: 'UniversalString',
  30: 'BMPString',
};

const CLASSES = ['UNIVERSAL ', 'APPLICATION ', '', 'PRIVATE '];

/** An identifier octet in words: `SEQUENCE`, `[0] constructed`. */
export function tagName(identifier: number): string {
  const number = identifier & 0x1f;
  const constructed = (identifier & CONSTRUCTED) !== 0;
  const form = constructed ? 'constructed' : 'primitive';
  if (identifier > 0x3f || UNIVERSAL[number] === undefined) return `[${CLASSES[identifier >> 6]}${number}] ${form}`;
  const usual = constructed === (number === 16 || number === 17);
  return usual ? UNIVERSAL[number] : `${form} ${UNIVERSAL[number]}`;
}

export const showTag = (identifier: number): string =>
  `${tagName(identifier)} (0x${identifier.toString(16).padStart(2, '0')})`;

/** A type with its tag: what ASN.1 calls a TLV. */
export function element<T>(tag: number, content: Content<T>): Der<T> {
  const tagField: Field = {
    name: 'tag',
    codec: identifierCodec(tag, content.name),
    note: `The tag 0x${tag.toString(16).padStart(2, '0')}: a ${content.name} follows.`,
  };
  const { name, rfc, note } = content;
  const readContent: (r: Reader, length: number) => T = content.constructed
    ? (r, length) => r.within(length, content)
    : (r, length) => {
        // A primitive takes all that is left, so the cheaper half of `within` is enough.
        const outer = r.end;
        r.end = r.pos + length;
        const value = content.read(r);
        r.end = outer;
        return value;
      };
  return {
    name,
    rfc,
    note,
    tag,
    content,
    ...(content.fields === undefined ? {} : { fields: content.fields }),
    ...(content.show === undefined ? {} : { show: (value: T) => content.show!(value) }),
    starts: (identifier) => identifier === tag,
    read(r) {
      r.field(tagField);
      return readContent(r, r.field<number>(lengthField));
    },
    write(w, value) {
      w.uint(1, tag);
      writeSized(w, () => content.write(w, value));
    },
  };
}

/** The content of a primitive type as one leaf: `read` gets where it stands in `bytes`, and throws `refuse`. */
export interface Primitive<T> {
  readonly name: string;
  readonly rfc?: string | undefined;
  readonly note: string;
  read(bytes: Uint8Array, start: number, end: number): T;
  write(w: Writer, value: T): void;
  show?(value: T): string;
}

/** Says that the content that begins at `start` is not what its type allows. */
export function refuse(reason: string, start: number): never {
  throw new DecodeError(reason, start);
}

export function primitive<T>(type: Primitive<T>): Content<T> {
  const codec: Codec<T> = {
    name: type.name,
    note: type.note,
    read(r) {
      const start = r.pos;
      r.pos = r.end;
      return type.read(r.bytes, start, r.end);
    },
    write: type.write,
    ...(type.show === undefined ? {} : { show: type.show }),
  };
  const value: Field = { name: 'value', codec, note: type.note };
  return { ...codec, rfc: type.rfc, constructed: false, leaf: codec, read: (r) => r.field<T>(value) };
}

/** X.690 §10.1: the definite form, in as few octets as the number needs. */
const lengthCodec: Codec<number> = {
  name: 'length',
  read(r) {
    const start = r.pos;
    const first = r.uint(1);
    const length = first < 0x80 ? first : readLongLength(r, first & 0x7f, start);
    if (length > r.left) refuse(`length ${length} overruns its container (${r.left} left)`, start);
    return length;
  },
  write: (w, length) => w.put(lengthOctets(length)),
};

export const lengthField: Field = {
  name: 'length',
  codec: lengthCodec,
  note: 'How many bytes of content follow.',
};

/** Writes `body` and, in front of it, how long it turned out to be. */
export function writeSized(w: Writer, body: () => void): void {
  const at = w.length;
  body();
  w.insert(at, lengthOctets(w.length - at));
}

function readLongLength(r: Reader, octets: number, start: number): number {
  if (octets === 0) refuse('an indefinite length is not DER', start);
  if (octets > 4) refuse(`a length of ${octets} octets is longer than any certificate`, start);
  let length = 0;
  for (let i = 0; i < octets; i++) length = length * 256 + r.uint(1);
  if (length < 0x80 || length < 2 ** (8 * (octets - 1))) {
    refuse('a length in more octets than it needs is not DER', start);
  }
  return length;
}

function lengthOctets(length: number): Uint8Array {
  if (length < 0x80) return Uint8Array.of(length);
  if (length < 0x100) return Uint8Array.of(0x81, length);
  if (length < 0x10000) return Uint8Array.of(0x82, length >> 8, length);
  if (length < 0x1000000) return Uint8Array.of(0x83, length >> 16, length >> 8, length);
  return Uint8Array.of(0x84, length >>> 24, length >> 16, length >> 8, length);
}

function identifierCodec(tag: number, expected: string): Codec<number> {
  return {
    name: 'tag',
    read(r) {
      if (r.pos >= r.end) r.fail(`the bytes end where a ${expected} should begin`);
      const found = r.bytes[r.pos]!;
      if (found !== tag) r.fail(`expected ${expected} with tag ${showTag(tag)}, found ${showTag(found)}`);
      r.pos++;
      return found;
    },
    write: (w, value) => w.uint(1, value),
    show: showTag,
  };
}
