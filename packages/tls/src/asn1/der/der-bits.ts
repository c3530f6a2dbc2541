/** OCTET STRING and BIT STRING (X.690 §8.6, §8.7, §11.2): bytes and bits, opaque or opened for the observer. */
import { hex } from '../../bytes/index.ts';
import { type Codec, DecodeError, type Field, rest } from '../../presentation/index.ts';
import { type Content, type Der, element } from './der-core.ts';
import type { Opening } from './der-struct.ts';

const octetContent = (data: Codec<Uint8Array>): Content<Uint8Array> => {
  const value: Field = { name: 'value', codec: data, note: 'The bytes.' };
  return {
    name: 'OCTET STRING',
    note: 'Bytes.',
    constructed: false,
    read: (r) => r.field<Uint8Array>(value),
    write: (w, bytes) => w.put(bytes),
    show: hex,
  };
};

/** Opaque bytes; `containing` says what an observer finds inside. */
export const OCTET_STRING: Opening<Uint8Array> = {
  ...element(0x04, octetContent(rest)),
  containing: (inner) => element(0x04, octetContent(holding(inner))),
};

/** Bits, of which the last octet may have some unused, all zero (X.690 §11.2.1). */
export interface Bits {
  readonly unused: number;
  readonly bytes: Uint8Array;
}

const unusedCodec: Codec<number> = { name: 'unused bits', read: (r) => r.uint(1), write: (w, n) => w.uint(1, n) };
const unusedField: Field = {
  name: 'unused bits',
  codec: unusedCodec,
  note: 'How many bits at the end of the last byte do not count (0 to 7).',
};

const bitContent: Content<Bits> = {
  name: 'BIT STRING',
  note: 'A row of bits.',
  constructed: false,
  read(r) {
    const start = r.pos;
    const unused = r.field<number>(unusedField);
    const bytes = r.field<Uint8Array>(bitsField);
    const fault = bitsFault({ unused, bytes });
    if (fault !== undefined) throw new DecodeError(fault, start);
    return { unused, bytes };
  },
  write(w, bits) {
    const fault = bitsFault(bits);
    if (fault !== undefined) throw new RangeError(fault);
    w.uint(1, bits.unused);
    w.put(bits.bytes);
  },
  show: ({ unused, bytes }) => `${8 * bytes.length - unused} bits ${hex(bytes)}`,
};
const bitsField: Field = { name: 'bits', codec: rest, note: 'The bits, the first one highest.' };

export const BIT_STRING: Der<Bits> = element(0x03, bitContent);

const alignedContent = (data: Codec<Uint8Array>): Content<Uint8Array> => {
  const bits: Field = { name: 'bits', codec: data, note: 'The bytes.' };
  return {
    name: 'BIT STRING',
    note: 'Bytes, carried as a row of bits.',
    constructed: false,
    read(r) {
      const start = r.pos;
      const unused = r.field<number>(unusedField);
      if (unused !== 0) throw new DecodeError('unused bits in a BIT STRING that carries whole bytes', start);
      return r.field<Uint8Array>(bits);
    },
    write(w, bytes) {
      w.uint(1, 0);
      w.put(bytes);
    },
    show: hex,
  };
};

/** A BIT STRING that carries whole bytes, as keys and signatures do. */
export const bitStringOfBytes: Opening<Uint8Array> = {
  ...element(0x03, alignedContent(rest)),
  containing: (inner) => element(0x03, alignedContent(holding(inner))),
};

const MAX_NAMED_OCTETS = 16;

export type BitName<M> = (keyof M & string) | `bit${number}`;

/** A BIT STRING whose bits have names: the value lists those that are set; the last octet is never empty (X.690 §11.2.2). */
export function namedBits<const M extends Readonly<Record<string, number>>>(
  name: string,
  rfc: string,
  members: M,
  note: string,
): Der<readonly BitName<M>[]> & { readonly members: M } {
  const names = new Map(Object.entries(members).map(([member, bit]) => [bit, member]));
  const nameOf = (bit: number) => (names.get(bit) ?? `bit${bit}`) as BitName<M>;
  const bitOf = (member: string) => members[member] ?? Number(/^bit(\d{1,4})$/.exec(member)?.[1] ?? Number.NaN);
  const content: Content<readonly BitName<M>[]> = {
    name,
    rfc,
    note,
    constructed: false,
    read(r) {
      const start = r.pos;
      const bits = bitContent.read(r);
      if (bits.bytes.length > MAX_NAMED_OCTETS) throw new DecodeError('more bits than any list has names', start);
      const last = bits.bytes.at(-1);
      if (last !== undefined && ((last >> bits.unused) & 1) === 0) {
        throw new DecodeError('named bits with zeros at the end are not DER', start);
      }
      return setBits(bits.bytes).map(nameOf);
    },
    write(w, value) {
      const set = value.map((member) => {
        const bit = bitOf(member);
        if (!(bit < 8 * MAX_NAMED_OCTETS)) throw new RangeError(`${name} has no bit ${member}`);
        return bit;
      });
      bitContent.write(w, packBits(set));
    },
    show: (value) => value.join(', ') || 'none',
  };
  return { ...element(0x03, content), members };
}

function holding(inner: () => Codec<any>): Codec<Uint8Array> {
  return {
    ...rest,
    read(r) {
      const bytes = r.take(r.left);
      r.inside(inner, bytes);
      return bytes;
    },
  };
}

function bitsFault({ unused, bytes }: Bits): string | undefined {
  if (unused > 7 || (unused > 0 && bytes.length === 0)) return `a BIT STRING with ${unused} unused bits`;
  const last = bytes.at(-1) ?? 0;
  return (last & ((1 << unused) - 1)) === 0 ? undefined : 'a BIT STRING whose unused bits are not zero is not DER';
}

function setBits(bytes: Uint8Array): number[] {
  const set: number[] = [];
  bytes.forEach((byte, i) => {
    for (let bit = 0; bit < 8; bit++) if (byte & (0x80 >> bit)) set.push(8 * i + bit);
  });
  return set;
}

function packBits(set: readonly number[]): Bits {
  const highest = Math.max(-1, ...set);
  const bytes = new Uint8Array((highest + 8) >> 3);
  for (const bit of set) bytes[bit >> 3]! |= 0x80 >> (bit & 7);
  return { unused: 8 * bytes.length - highest - 1, bytes };
}
