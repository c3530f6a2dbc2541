/** Whether a configuration that its owner holds still says what it said: plain objects and lists to the bottom, bytes too. */
import { copy, equal } from '../../bytes/index.ts';
import { asGiven } from './as-given.ts';

/**
 * What was said, in memory that nobody else holds. Of an object of a class count what its fields and getters give; what has a
 * class and stands in one of those, or is frozen or a function, stands for itself.
 */
export interface Said {
  readonly held: unknown;
  readonly fields?: readonly (readonly [name: string, said: Said])[];
  readonly bytes?: Uint8Array;
}

/** @param alone names whose values are not looked into: whoever made them does not change them */
export function said(held: unknown, alone: readonly string[], inClass = false): Said {
  if (held instanceof Uint8Array) return { held, bytes: copy(held) };
  if (typeof held !== 'object' || held === null) return { held };
  const plain = isPlain(held);
  if (!plain && (inClass || Object.isFrozen(held))) return { held };
  const fields = Object.entries(fieldsOf(held)).map(([name, value]): [string, Said] => [
    name,
    alone.includes(name) ? { held: value } : said(value, alone, inClass || !plain),
  ]);
  return { held, fields };
}

function isUnchanged(before: Said, now: unknown): boolean {
  if (!Object.is(before.held, now)) return false;
  if (before.bytes !== undefined) return equal(before.bytes, now as Uint8Array);
  return before.fields === undefined || saysTheSame(before, fieldsOf(now as object));
}

/** The same of an object that need not be the one that is held. Its members are where they were: what is in order is its own. */
export function saysTheSame({ fields = [] }: Said, now: object): boolean {
  const names = Array.isArray(now) ? Object.keys(now) : Object.getOwnPropertyNames(now);
  if (names.length !== fields.length) return false;
  const values = now as Readonly<Record<string, unknown>>;
  return fields.every(([name, value], i) => names[i] === name && isUnchanged(value, values[name]));
}

const fieldsOf = (held: object): object => (isPlain(held) ? held : asGiven(held));

/** An object that has no class, or a list. */
export function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === Array.prototype || prototype === null;
}
