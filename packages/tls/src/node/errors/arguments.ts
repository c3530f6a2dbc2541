/** Errors about arguments, in the words and with the codes of Node: programs look for both. */
import { inspect } from 'node:util';

/** Of a text, in characters. */
const SHOWN = 28;

/** @param name with a dot where it is a property of options; `type`: `string`, or `instance of Buffer` */
export const badType = (name: string, type: string, value: unknown): TypeError =>
  Object.assign(new TypeError(`The "${name}" ${kindOf(name)} must be ${article(type)} ${type}.${received(value)}`), {
    code: 'ERR_INVALID_ARG_TYPE',
  });

export const badValue = (name: string, value: unknown, why = 'is invalid'): TypeError =>
  Object.assign(new TypeError(`The ${kindOf(name)} '${name}' ${why}. Received ${inspect(value)}`), {
    code: 'ERR_INVALID_ARG_VALUE',
  });

export const outOfRange = (name: string, range: string, value: unknown): RangeError =>
  Object.assign(new RangeError(`The value of "${name}" is out of range. It must be ${range}. Received ${value}`), {
    code: 'ERR_OUT_OF_RANGE',
  });

/** Throws `TypeError` for what is none; `undefined` and `null` are as good as nothing. */
export function requireOptional(name: string, type: 'string' | 'number', value: unknown): void {
  if (value !== undefined && value !== null && typeof value !== type) throw badType(name, type, value);
}

export function requireString(name: string, value: unknown): void {
  if (typeof value !== 'string') throw badType(name, 'string', value);
}

/** A whole number of 32 bits, and not 0. */
export function requireLength(name: string, value: unknown): void {
  if (typeof value !== 'number') throw badType(name, 'number', value);
  if (!Number.isInteger(value)) throw outOfRange(name, 'an integer', value);
  if (value < 1 || value >= 2 ** 32) throw outOfRange(name, '>= 1 && <= 4294967295', value);
}

export function requireView(name: string, value: unknown): void {
  if (!ArrayBuffer.isView(value)) throw badType(name, 'instance of Buffer, TypedArray, or DataView', value);
}

const kindOf = (name: string): string => (name.includes('.') ? 'property' : 'argument');
const article = (type: string): string => (type.startsWith('instance') ? 'an' : 'of type');

function received(value: unknown): string {
  if (value === null || value === undefined) return ` Received ${value}`;
  if (typeof value === 'function') return ` Received function ${value.name}`;
  if (typeof value === 'object') {
    const name = (value.constructor as { name?: string } | undefined)?.name;
    return ` Received ${name ? `an instance of ${name}` : inspect(value, { depth: -1 })}`;
  }
  const shown = typeof value === 'string' && value.length > SHOWN ? `${value.slice(0, SHOWN - 3)}...` : value;
  return ` Received type ${typeof value} (${inspect(shown)})`;
}
