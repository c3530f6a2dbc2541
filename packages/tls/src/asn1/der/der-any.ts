/** ANY: an element whose type is said elsewhere, and the tree an observer sees where nobody says it. */
import { hex } from '../../bytes/index.ts';
import { type Codec, type Field, Reader, rest } from '../../presentation/index.ts';
import { CONSTRUCTED, type Der, lengthField } from './der-core.ts';
import { OBJECT_IDENTIFIER } from './der-oid.ts';
import { BMPString, IA5String, PrintableString, UTF8String } from './der-strings.ts';
import type { Opening } from './der-struct.ts';
import { tagCodec } from './der-tag.ts';
import { GeneralizedTime, UTCTime } from './der-time.ts';
import { BOOLEAN, INTEGER, NULL } from './der-types.ts';

/** The types whose values are worth printing in a tree without names. */
const SIMPLE = [
  BOOLEAN,
  INTEGER,
  NULL,
  OBJECT_IDENTIFIER,
  UTF8String,
  PrintableString,
  IA5String,
  BMPString,
  UTCTime,
  GeneralizedTime,
] as readonly Der<unknown>[];

/** Any element, kept as it stands: tag, length and content. */
export const ANY: Opening<Uint8Array> = { ...any(undefined), containing: any };

/** A tree of tags, lengths and values; `unexplained` where not even the purpose of the values is known. */
export function elementTree(note: string, unexplained?: true): Codec<null> {
  const field: Field = { name: 'element', codec: { name: 'element', note, read, write: readOnly }, note };
  const tagField: Field = { name: 'tag', codec: tagCodec, note: 'The tag: which type of value follows.' };
  const leaf = (name: string, codec: Codec<any>): Field => ({
    name,
    codec,
    note,
    ...(unexplained === true ? { unexplained } : {}),
  });
  const raw = leaf('value', { ...rest, show: hex });
  const simple = new Map(SIMPLE.map((type) => [type.tag, leaf(type.name, type.content!.leaf!)]));

  function read(r: Reader): null {
    const identifier = r.field<number>(tagField);
    const length = r.field<number>(lengthField);
    const content = (): null => {
      if ((identifier & CONSTRUCTED) === 0) r.field(simple.get(identifier) ?? raw);
      else while (r.pos < r.end) r.field(field);
      return null;
    };
    return r.within(length, { read: content });
  }
  return { name: 'element', rfc: 'X.690 §8.1', note, read, write: readOnly };
}

const opaqueTree = elementTree('A value whose meaning this reader does not know.', true);

function any(inner: (() => Codec<any>) | undefined): Der<Uint8Array> {
  const opened = inner ?? (() => opaqueTree);
  return {
    name: 'ANY',
    tag: undefined,
    starts: (identifier) => identifier >= 0,
    read(r) {
      const start = r.pos;
      tagCodec.read(r);
      const length = lengthField.codec.read(r) as number;
      r.pos += length;
      const bytes = r.bytes.subarray(start, r.pos);
      r.inside(opened, bytes);
      return bytes;
    },
    write(w, value) {
      if (!isElement(value)) throw new RangeError('not one DER element');
      w.put(value);
    },
    show: hex,
  };
}

function isElement(bytes: Uint8Array): boolean {
  const r = new Reader(bytes);
  try {
    tagCodec.read(r);
    return lengthField.codec.read(r) === r.left;
  } catch {
    return false;
  }
}

function readOnly(): never {
  throw new RangeError('a tree is for reading: what it was read from is kept as bytes');
}
