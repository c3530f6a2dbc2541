import type { Codec, Field, Infer } from './codec.ts';
import { lengthField, rest } from './language.ts';
import type { Reader } from './reader.ts';

/** A case the declaration does not have: kept byte for byte. */
export interface Unknown {
  readonly type: 'unknown';
  readonly code: number;
  readonly body: Uint8Array;
}
export type Tagged<C> = { [K in keyof C & string]: { readonly type: K; readonly body: Infer<C[K]> } }[keyof C & string];

interface Tag extends Codec<any> {
  readonly members: Readonly<Record<string, number>>;
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

/** `select (type) { case a: A; ... }` behind a length (RFC 9846 §3.8), as in Handshake and Extension. */
export function tagged<const C extends Record<string, Codec<any>>>(
  name: string,
  rfc: string,
  note: string,
  tag: Tag,
  width: 2 | 3,
  cases: C,
  options: TaggedOptions,
): TaggedCodec<C> {
  const { variant } = options;
  const tagField: Field = { name: options.tagName, codec: tag, note: options.tagNote };
  const length = lengthField(width, 'body');
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
  return {
    name,
    rfc,
    note,
    cases,
    read(r) {
      const code = r.field<number>(tagField);
      const size = r.field<number>(length);
      return r.within(size, () => {
        const type = typeAt(code, r);
        if (type === undefined) return { type: 'unknown', code, body: r.field<Uint8Array>(unknownBody) };
        return { type, body: r.field(bodies.get(type)!) } as Tagged<C>;
      });
    },
    write(w, value) {
      if (value.type === 'unknown') {
        const { code, body } = value as Unknown;
        tag.write(w, code);
        w.prefixed(width, () => w.put(body));
        return;
      }
      tag.write(w, codeOf(value.type));
      w.prefixed(width, () => bodies.get(value.type)!.codec.write(w, value.body));
    },
  };
}
