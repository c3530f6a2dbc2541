/** Settings as values: compared by what they say, and kept from being changed by whoever else holds them. */

/**
 * What `value` says, the same text for the same value and for no other; `undefined` where it holds what is more than a
 * value, such as a function.
 */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number' || typeof value === 'boolean' || value === undefined || value === null)
    return `${value}`;
  if (typeof value !== 'object') return undefined;
  if (Array.isArray(value)) return listOf(value.map(textOf), '[]');
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return undefined;
  const fields = Object.entries(value).map(([name, held]) => {
    const text = textOf(held);
    return text && `${JSON.stringify(name)}:${text}`;
  });
  return listOf(fields, '{}');
}

const listOf = (texts: readonly (string | undefined)[], [open, close]: '[]' | '{}' | string): string | undefined =>
  texts.includes(undefined) ? undefined : `${open}${texts.join()}${close}`;

/** `value` and all that it holds, frozen. */
export function fixed<T>(value: T): T {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
  Object.values(value).forEach(fixed);
  return Object.freeze(value);
}
