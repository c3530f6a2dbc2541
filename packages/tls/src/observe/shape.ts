/** Shapes of JSON, declared once: one declaration both writes a value and reads it back with a clear sentence on bad input. */
import { harmless, hex, unhex } from '../bytes/index.ts';

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

export interface Shape<T> {
  write(value: T): Json;
  /** Throws `ShapeError`; `path` says where in the file `json` stands. */
  read(json: unknown, path: string): T;
  /** The same as JSON Schema has it. */
  readonly schema: Json;
  readonly optional?: true;
}

/** One sentence about the first thing that is wrong. */
export class ShapeError extends Error {
  override readonly name = 'ShapeError';
}

const wrong = (path: string, expected: string): never => {
  throw new ShapeError(`${path} should be ${expected}`);
};

const plain = <T extends string | number | boolean>(type: string, expected: string): Shape<T> => ({
  schema: { type },
  write: (value) => value,
  read: (json, path) => (typeof json === type ? (json as T) : wrong(path, expected)),
});

/** What comes out of a file is a stranger's: it is made printable as it is read. */
export const text: Shape<string> = {
  ...plain<string>('string', 'a text'),
  read: (json, path) => (typeof json === 'string' ? harmless(json) : wrong(path, 'a text')),
};
export const flag: Shape<boolean> = plain('boolean', 'true or false');
export const number: Shape<number> = {
  schema: { type: 'number' },
  write: (value) => value,
  read: (json, path) => (typeof json === 'number' && Number.isFinite(json) ? json : wrong(path, 'a number')),
};

export const bytes: Shape<Uint8Array> = {
  schema: { type: 'string', pattern: '^([0-9a-fA-F]{2})*$' },
  write: (value) => hex(value),
  read(json, path) {
    const even = typeof json === 'string' && json.length % 2 === 0 && /^[0-9a-f]*$/i.test(json);
    return even ? unhex(json) : wrong(path, 'bytes in hexadecimal');
  },
};

export function oneOf<const T extends string>(...members: T[]): Shape<T> {
  return {
    schema: { enum: members },
    write: (value) => value,
    read: (json, path) => members.find((member) => member === json) ?? wrong(path, `one of ${members.join(', ')}`),
  };
}

export function list<T>(item: Shape<T>): Shape<readonly T[]> {
  return {
    schema: { type: 'array', items: item.schema },
    write: (values) => values.map((value) => item.write(value)),
    read: (json, path) =>
      Array.isArray(json) ? json.map((value, i) => item.read(value, `${path}[${i}]`)) : wrong(path, 'a list'),
  };
}

/** A member that may be left out. */
export const maybe = <T>(shape: Shape<T>): Shape<T> => ({ ...shape, optional: true });

type Members = { readonly [key: string]: Shape<any> };

/** Members that are not declared are ignored, so that a later version may add some. */
export function object<T extends object>(
  members: { readonly [K in keyof T]-?: Shape<Exclude<T[K], undefined>> },
): Shape<T> {
  const entries = Object.entries(members as Members);
  return {
    schema: {
      type: 'object',
      properties: Object.fromEntries(entries.map(([key, shape]) => [key, shape.schema])),
      required: entries.filter(([, shape]) => shape.optional !== true).map(([key]) => key),
    },
    write: (value) =>
      Object.fromEntries(
        entries
          .map(([key, shape]) => [key, (value as Record<string, unknown>)[key], shape] as const)
          .filter(([, member]) => member !== undefined)
          .map(([key, member, shape]) => [key, shape.write(member)]),
      ),
    read(json, path) {
      if (typeof json !== 'object' || json === null || Array.isArray(json)) return wrong(path, 'an object');
      const given = json as Record<string, unknown>;
      const out: Record<string, unknown> = {};
      for (const [key, shape] of entries) {
        const there = Object.hasOwn(given, key);
        if (!there && shape.optional === true) continue;
        out[key] = shape.read(there ? given[key] : undefined, `${path}.${key}`);
      }
      return out as T;
    },
  };
}
