/** The presentation language of RFC 9846 §3 as values. Each combinator is named as the RFC names the construct. */
import type { Codec, Field, Readable, Reader } from './codec.ts';
import type { Width } from './writer.ts';

const uint = (width: Width): Codec<number> => ({
  name: `uint${width * 8}`,
  rfc: 'RFC 9846 §3.3',
  read: (r) => r.uint(width),
  write: (w, value) => w.uint(width, value),
});

export const uint8: Codec<number> = uint(1);
export const uint16: Codec<number> = uint(2);
export const uint24: Codec<number> = uint(3);
export const uint32: Codec<number> = uint(4);

/** Too wide for a `number`, so a `bigint`. */
export const uint64: Codec<bigint> = {
  name: 'uint64',
  rfc: 'RFC 9846 §3.3',
  read: (r) => (BigInt(r.uint(4)) << 32n) | BigInt(r.uint(4)),
  write(w, value) {
    w.uint(4, Number(value >> 32n));
    w.uint(4, Number(value & 0xffff_ffffn));
  },
};

/** `struct {} Empty`: there, or not there, is all it says. */
export const empty: Codec<null> = { name: 'Empty', rfc: 'RFC 9846 §3.6', read: () => null, write() {} };

/** Everything up to the end of the container. */
export const rest: Codec<Uint8Array> = {
  name: 'opaque',
  read: (r) => r.take(r.left),
  write: (w, value) => w.put(value),
};

/** `opaque name[length]` (RFC 9846 §3.4). */
export function fixed(length: number, name = `opaque[${length}]`): Codec<Uint8Array> & Contains {
  const make = (inner?: () => Codec<any>): Codec<Uint8Array> => ({
    name,
    read(r) {
      const bytes = r.take(length);
      if (inner !== undefined) r.inside(inner, bytes);
      return bytes;
    },
    write(w, value) {
      if (value.length !== length) throw new RangeError(`${name}: ${value.length} bytes`);
      w.put(value);
    },
  });
  return { ...make(), containing: make };
}

export interface Contains {
  /** Opaque to the engine, transparent to the observer: the bytes are said to hold an `inner`. */
  containing(inner: () => Codec<any>): Codec<Uint8Array>;
}

/** `opaque name<min..max>` (RFC 9846 §3.4); the bounds are in bytes. */
export function opaque(min: number, max: number): Codec<Uint8Array> & Contains {
  const width = prefixWidth(max);
  const length = lengthField(width, 'data');
  const make = (inner?: () => Codec<any>): Codec<Uint8Array> => {
    const data: Field = { name: 'data', codec: inner === undefined ? rest : restContaining(inner), note: 'The bytes.' };
    const content: Readable<Uint8Array> = { read: (r) => r.field<Uint8Array>(data) };
    return {
      name: `opaque<${min}..${power(max)}>`,
      read: (r) => r.within(bounded(r, r.field<number>(length), min, max), content),
      write: (w, value) =>
        checkLength(
          w.prefixed(width, () => w.put(value)),
          min,
          max,
          'opaque',
        ),
    };
  };
  return { ...make(), containing: make };
}

/** `T name<min..max>` (RFC 9846 §3.4); the bounds are in bytes, as the RFC counts them. */
export function vector<T>(item: Codec<T>, min: number, max: number): Codec<T[]> {
  const width = prefixWidth(max);
  const length = lengthField(width, item.name);
  const element: Field = { name: item.name, codec: item, note: item.note ?? `One ${item.name} of the list.` };
  const items: Readable<T[]> = { read: (r) => readAll(r, element) };
  return {
    name: `${item.name}<${min}..${power(max)}>`,
    read: (r) => r.within(bounded(r, r.field<number>(length), min, max), items),
    write(w, values) {
      const written = w.prefixed(width, () => {
        for (const value of values) item.write(w, value);
      });
      checkLength(written, min, max, item.name);
    },
  };
}

/** Zero or more `T` up to the end of the container, without a length of their own. */
export function sequenceOf<T>(item: Codec<T>): Codec<T[]> {
  const element: Field = { name: item.name, codec: item, note: item.note ?? `One ${item.name} of the list.` };
  return {
    name: `${item.name}[]`,
    read: (r) => readAll(r, element),
    write(w, values) {
      for (const value of values) item.write(w, value);
    },
  };
}

/** A last field that older peers leave out altogether: absent is `undefined`, which is not the same as empty. */
export function optionalTail<T>(codec: Codec<T>): Codec<T | undefined> {
  return {
    ...codec,
    name: `${codec.name} (may be absent)`,
    read: (r) => (r.left === 0 ? undefined : codec.read(r)),
    write(w, value) {
      if (value !== undefined) codec.write(w, value);
    },
  };
}

type FieldSpec = readonly [codec: Codec<any>, note: string];
type Struct<F> = { -readonly [K in keyof F]: F[K] extends readonly [Codec<infer T>, string] ? T : never };
export interface StructCodec<T> extends Codec<T> {
  readonly rfc: string;
  readonly fields: readonly Field[];
}

/** `struct { T field; ... } Name` (RFC 9846 §3.6): one line per line of the RFC, in its order, with its names. */
export function struct<const F extends Record<string, FieldSpec>>(
  name: string,
  rfc: string,
  spec: F,
  note?: string,
): StructCodec<Struct<F>> {
  const fields = Object.entries(spec).map(
    ([field, [codec, sentence]]): Field => ({ name: field, codec, note: sentence }),
  );
  return {
    name,
    rfc,
    note,
    fields,
    read(r) {
      const value: Record<string, unknown> = {};
      for (const field of fields) value[field.name] = r.field(field);
      return value as Struct<F>;
    },
    write(w, value) {
      for (const field of fields) field.codec.write(w, (value as Record<string, unknown>)[field.name]);
    },
  };
}

function readAll<T>(r: Reader, element: Field): T[] {
  const values: T[] = [];
  while (r.left > 0) {
    const before = r.pos;
    values.push(r.field<T>(element));
    if (r.pos === before) r.fail(`${element.name} of no length`);
  }
  return values;
}

const restContaining = (inner: () => Codec<any>): Codec<Uint8Array> => ({
  ...rest,
  read(r) {
    const bytes = r.take(r.left);
    r.inside(inner, bytes);
    return bytes;
  },
});

export const prefixWidth = (max: number): 1 | 2 | 3 => (max < 2 ** 8 ? 1 : max < 2 ** 16 ? 2 : 3);

export const lengthField = (width: 1 | 2 | 3, what: string): Field => ({
  name: 'length',
  codec: uint(width),
  note: `How many bytes of ${what} follow.`,
});

function bounded(r: Reader, length: number, min: number, max: number): number {
  return length < min || length > max ? r.fail(`length ${length} outside ${min}..${max}`) : length;
}

function checkLength(length: number, min: number, max: number, what: string): void {
  if (length < min || length > max) throw new RangeError(`${what}: length ${length} outside ${min}..${max}`);
}

/** A bound as the RFC prints it: `2^16-1`, `2^14+256`. */
function power(n: number): string {
  if (n < 256) return `${n}`;
  const above = Math.ceil(Math.log2(n));
  const below = above - 1;
  const missing = 2 ** above - n;
  const over = n - 2 ** below;
  if (missing === 0) return `2^${above}`;
  return missing < over ? `2^${above}-${missing}` : `2^${below}+${over}`;
}
