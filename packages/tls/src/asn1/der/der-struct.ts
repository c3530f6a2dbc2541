/** The ways ASN.1 builds types out of types (X.680 §25-§31), as DER encodes them. */

import { equal } from '../../bytes/index.ts';
import {
  type Codec,
  DecodeError,
  encode,
  type Field,
  type Reader,
  type StructCodec,
  type Writer,
} from '../../presentation/index.ts';
import { CONSTRUCTED, CONTEXT, type Content, type Der, element, showTag } from './der-core.ts';

export type Spec = Record<string, readonly [codec: Der<any>, note: string]>;
type ValueOf<S> = S extends readonly [Codec<infer T>, string] ? T : never;
type IsOptional<S> = S extends readonly [{ readonly presence: 'optional' }, string] ? true : false;
type Flat<T> = { [K in keyof T]: T[K] };
export type Sequence<F> = Flat<
  { [K in keyof F as IsOptional<F[K]> extends true ? never : K]: ValueOf<F[K]> } & {
    [K in keyof F as IsOptional<F[K]> extends true ? K : never]?: ValueOf<F[K]> | undefined;
  }
>;
export type Choice<F> = { [K in keyof F & string]: { readonly type: K; readonly value: ValueOf<F[K]> } }[keyof F &
  string];

export type DerStruct<T> = Der<T> & StructCodec<T>;

/** `Name ::= SEQUENCE { field Type, ... }`: one line per line of the RFC, in its order, with its names. */
export function sequence<const F extends Spec>(
  name: string,
  rfc: string,
  spec: F,
  note?: string,
  show?: (value: Sequence<F>) => string,
): DerStruct<Sequence<F>> {
  const parts = Object.entries(spec).map(([field, [codec, sentence]]) => partOf(field, codec, sentence));
  const content: Content<Sequence<F>> = {
    name,
    rfc,
    note,
    ...(show === undefined ? {} : { show }),
    constructed: true,
    fields: parts,
    read(r) {
      const value: Record<string, unknown> = {};
      for (const part of parts) value[part.name] = readPart(r, part, value);
      return value as Sequence<F>;
    },
    write(w, value) {
      for (const part of parts) part.codec.write(w, (value as Record<string, unknown>)[part.name]);
    },
  };
  return { ...element(0x10 | CONSTRUCTED, content), rfc, fields: parts };
}

/** `SEQUENCE SIZE (min..MAX) OF item`. */
export function sequenceOf<T>(item: Der<T>, min = 0): Der<T[]> {
  return element(0x10 | CONSTRUCTED, listOf('SEQUENCE', item, min));
}

/** `SET SIZE (min..MAX) OF item`, in the ascending order of their encodings (X.690 §11.6). */
export function setOf<T>(item: Der<T>, min = 0): Der<T[]> {
  return element(0x11 | CONSTRUCTED, listOf('SET', item, min));
}

/** `CHOICE { alternative Type, ... }`, told apart by tag; a value is `{ type: 'alternative', value }`. */
export function choice<const F extends Spec>(
  name: string,
  rfc: string,
  spec: F,
  note?: string,
): Der<Choice<F>> & StructCodec<Choice<F>> {
  const fields = Object.entries(spec).map(([field, [codec, sentence]]) => partOf(field, codec, sentence));
  const byTag = Array.from({ length: 256 }, (_, id) => fields.find((field) => field.codec.starts(id)));
  const named = new Map(fields.map((field) => [field.name, field]));
  return {
    name,
    rfc,
    note,
    fields,
    tag: undefined,
    starts: (identifier) => byTag[identifier] !== undefined,
    read(r) {
      const first = r.peek();
      if (first === undefined) return r.fail(`the bytes end where a ${name} should begin`);
      const field = byTag[first];
      if (field === undefined) return r.fail(`no alternative of ${name} has the tag ${showTag(first)}`);
      return { type: field.name, value: r.field(field) } as Choice<F>;
    },
    write(w, { type, value }) {
      const field = named.get(type);
      if (field === undefined) throw new RangeError(`${name} has no alternative ${type}`);
      field.codec.write(w, value);
    },
  };
}

/** `[n] EXPLICIT Type`: a tag of its own around the whole element. */
export function explicit<T>(n: number, inner: Der<T>): Der<T> {
  const field: Field = { name: inner.name, codec: inner, note: inner.note ?? `The ${inner.name} that [${n}] marks.` };
  return element(CONTEXT | CONSTRUCTED | n, {
    ...display(inner),
    name: `[${n}] EXPLICIT ${inner.name}`,
    rfc: inner.rfc,
    note: inner.note,
    constructed: true,
    fields: [field],
    read: (r) => r.field<T>(field),
    write: (w, value) => inner.write(w, value),
  });
}

/** `[n] IMPLICIT Type`: the tag takes the place of the type's own. */
export function implicit<T>(n: number, inner: Der<T>): Der<T> {
  const { content } = inner;
  if (content === undefined) throw new TypeError(`${inner.name} has no tag to replace: it must be tagged explicitly`);
  return element(CONTEXT | (content.constructed ? CONSTRUCTED : 0) | n, { ...content, name: `[${n}] ${content.name}` });
}

/** `Type OPTIONAL`: absent is `undefined`. */
export function optional<T>(inner: Der<T>): Der<T | undefined> & { readonly presence: 'optional' } {
  return {
    ...inner,
    presence: 'optional',
    absent: undefined,
    content: undefined,
    read: (r) => (inner.starts(r.peek() ?? -1) ? inner.read(r) : undefined),
    write(w, value) {
      if (value !== undefined) inner.write(w, value);
    },
  };
}

/** `Type DEFAULT value`: DER leaves the default out, so an encoding that spells it is refused (X.690 §11.5). */
export function withDefault<T>(inner: Der<T>, absent: T): Der<T> & { readonly presence: 'default' } {
  const encoded = typeof absent === 'object' ? encode(inner, absent) : undefined;
  const isDefault = (value: T): boolean =>
    encoded === undefined ? value === absent : value === absent || equal(encode(inner, value), encoded);
  return {
    ...inner,
    presence: 'default',
    absent,
    content: undefined,
    read(r) {
      if (!inner.starts(r.peek() ?? -1)) return absent;
      const start = r.pos;
      const value = inner.read(r);
      if (isDefault(value)) throw new DecodeError('spelling out a DEFAULT value is not DER', start);
      return value;
    },
    write(w, value) {
      if (!isDefault(value)) inner.write(w, value);
    },
  };
}

/** `Name ::= Type`: the same encoding under the name, section and sentence of its own. */
export function named<T>(name: string, rfc: string, inner: Der<T>, note?: string, show?: (value: T) => string): Der<T> {
  const own = { name, rfc, note: note ?? inner.note, ...(show === undefined ? {} : { show }) };
  if (inner.tag === undefined || inner.content === undefined) return { ...inner, ...own };
  return element(inner.tag, { ...inner.content, ...own });
}

/** A type that opens onto another for the observer, as `OCTET STRING (CONTAINING ...)` does. */
export type Opening<T> = Der<T> & { containing(inner: () => Codec<any>): Der<T> };

/** `Type DEFINED BY sibling`: what the bytes hold for the observer depends on a field before it in the same SEQUENCE. */
export interface DefinedBy<T> extends Der<T> {
  readonly variants: {
    key(siblings: any): string;
    readonly table: ReadonlyMap<string, Der<T>>;
    readonly otherwise: Der<T>;
  };
}

/** `siblings` are the fields read before; `key` names the row of `table` that says what `holder` holds. */
export function definedBy<T>(
  holder: Opening<T>,
  key: (siblings: any) => string,
  table: Readonly<Record<string, Codec<any>>>,
  otherwise: Codec<any> | undefined,
): DefinedBy<T> {
  const rows = Object.entries(table).map(([value, inner]): [string, Der<T>] => [value, holder.containing(() => inner)]);
  const unknown = otherwise === undefined ? holder : holder.containing(() => otherwise);
  return { ...holder, content: undefined, variants: { key, table: new Map(rows), otherwise: unknown } };
}

interface Part extends Field {
  readonly codec: Der<any>;
  readonly presence: 'optional' | 'default' | undefined;
  readonly absent: unknown;
  readonly choose: ((siblings: unknown) => Field) | undefined;
}

function partOf(name: string, codec: Der<any>, note: string): Part {
  const { presence, absent } = codec;
  return { name, codec, note, presence, absent, choose: chooser(name, codec as Partial<DefinedBy<any>>, note) };
}

function chooser(name: string, codec: Partial<DefinedBy<any>>, note: string): Part['choose'] {
  if (codec.variants === undefined) return undefined;
  const { key, table, otherwise } = codec.variants;
  const fields = new Map(
    [...table].map(([value, variant]): [string, Field] => [value, { name, codec: variant, note }]),
  );
  const unknown: Field = { name, codec: otherwise, note };
  return (siblings) => fields.get(key(siblings)) ?? unknown;
}

function readPart(r: Reader, part: Part, siblings: unknown): unknown {
  if (part.presence !== undefined && !part.codec.starts(r.peek() ?? -1)) return part.absent;
  return r.field(part.choose === undefined ? part : part.choose(siblings));
}

function listOf<T>(kind: 'SEQUENCE' | 'SET', item: Der<T>, min: number): Content<T[]> {
  const name = `${kind} OF ${item.name}`;
  const field: Field = { name: item.name, codec: item, note: item.note ?? `One ${item.name} of the list.` };
  const ordered = kind === 'SET';
  return {
    name,
    constructed: true,
    fields: [field],
    read(r) {
      const values: T[] = [];
      let before: Uint8Array | undefined;
      while (r.pos < r.end) {
        const start = r.pos;
        values.push(r.field<T>(field));
        if (!ordered) continue;
        const encoded = r.bytes.subarray(start, r.pos);
        if (before !== undefined && compare(before, encoded) > 0) {
          throw new DecodeError('a SET OF whose elements are out of order is not DER', start);
        }
        before = encoded;
      }
      if (values.length < min) r.fail(`${name} needs at least ${min}`);
      return values;
    },
    write(w, values) {
      if (values.length < min) throw new RangeError(`${name} needs at least ${min}`);
      if (ordered) writeOrdered(w, item, values);
      else for (const value of values) item.write(w, value);
    },
  };
}

function writeOrdered<T>(w: Writer, item: Der<T>, values: readonly T[]): void {
  const encoded = values.map((value) => encode(item, value));
  for (const bytes of encoded.sort(compare)) w.put(bytes);
}

function compare(a: Uint8Array, b: Uint8Array): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) if (a[i] !== b[i]) return a[i]! - b[i]!;
  return a.length - b.length;
}

const display = <T>(inner: Codec<T>): Pick<Codec<T>, 'show'> =>
  inner.show === undefined ? {} : { show: (value) => inner.show!(value) };
