import type { Codec, Field, Infer, Reader } from './codec.ts';
import { lengthField, rest } from './language.ts';

/** A case the declaration does not have: kept byte for byte. */
export interface Unknown {
  readonly type: 'unknown';
  readonly code: number;
  readonly body: Uint8Array;
}
export type Tagged<C> = { [K in keyof C & string]: { readonly type: K; readonly body: Infer<C[K]> } }[keyof C & string];

interface Tag extends Codec<any> {
  readonly members: Readonly<Record<string, number>>;
  isGrease(value: number): boolean;
}

export interface TaggedCodec<C extends Record<string, Codec<any>>> extends Codec<Tagged<C> | Unknown> {
  readonly rfc: string;
  readonly cases: C;
}

export interface TaggedOptions {
  /** What the RFC calls the tag: `msg_type`, `extension_type`. */
  readonly tagName: string;
  readonly tagNote: string;
  /** A case that shares another's number and is told apart by its first bytes. */
  readonly variant?: { readonly name: string; readonly of: string; is(r: Reader): boolean };
}

const unknownBody: Field = {
  name: 'body',
  codec: rest,
  note: 'A body this reader has no declaration for.',
  unexplained: true,
};

const greaseBody: Field = {
  name: 'body',
  codec: rest,
  note: 'Filler of a reserved GREASE value: it means nothing, and a reader that is in order ignores it.',
};

/**
 * `select (type) { case a: A; ... }` (RFC 9846 §3.8), behind a length of `width` bytes as in Handshake and
 * Extension, or with no length of its own (`width` 0): then a case that is not declared takes the rest of the container.
 */
export function tagged<const C extends Record<string, Codec<any>>>(
  name: string,
  rfc: string,
  note: string,
  tag: Tag,
  width: 0 | 2 | 3,
  cases: C,
  options: TaggedOptions,
): TaggedCodec<C> {
  const { variant } = options;
  const tagField: Field = { name: options.tagName, codec: tag, note: options.tagNote };
  const length = width === 0 ? undefined : lengthField(width, 'body');
  const codeOf = (type: string): number => tag.members[variant?.name === type ? variant.of : type]!;
  const bodies = new Map(
    Object.entries(cases).map(([type, codec]) => [type, { name: type, codec, note: codec.note ?? `The ${type}.` }]),
  );
  const typeOf = new Map<number, string>();
  for (const type of Object.keys(cases)) if (type !== variant?.name) typeOf.set(codeOf(type), type);

  const typeAt = (code: number, r: Reader): string | undefined => {
    const type = typeOf.get(code);
    return variant !== undefined && type === variant.of && variant.is(r) ? variant.name : type;
  };
  const bodyOf = (code: number, r: Reader): Tagged<C> | Unknown => {
    const type = typeAt(code, r);
    if (type !== undefined) return { type, body: r.field(bodies.get(type)!) } as Tagged<C>;
    return { type: 'unknown', code, body: r.field<Uint8Array>(tag.isGrease(code) ? greaseBody : unknownBody) };
  };
  return {
    name,
    rfc,
    note,
    cases,
    read(r) {
      const code = r.field<number>(tagField);
      return length === undefined
        ? bodyOf(code, r)
        : r.within(r.field<number>(length), { read: () => bodyOf(code, r) });
    },
    write(w, value) {
      const unknown = value.type === 'unknown';
      tag.write(w, unknown ? (value as Unknown).code : codeOf(value.type));
      const codec: Codec<any> = unknown ? rest : bodies.get(value.type)!.codec;
      if (width === 0) codec.write(w, value.body);
      else w.prefixed(width, () => codec.write(w, value.body));
    },
  };
}
