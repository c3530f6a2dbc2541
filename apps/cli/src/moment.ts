/** Dates that a person types. */
import { UsageError } from './host.ts';

/** Milliseconds since 1970; now where none is given. Throws `UsageError`. */
export function momentGiven(text: string | undefined): number {
  if (text === undefined) return Date.now();
  const at = /^\d{4}-\d\d-\d\d/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(at))
    throw new UsageError(`--at ${text} is not a date.`, 'Write 2030-01-31 or 2030-01-31T12:00:00Z.');
  return at;
}
