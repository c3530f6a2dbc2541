/** Dates and times that a person types. */
import { UsageError } from './host.ts';

/** Milliseconds since 1970; now where none is given. Throws `UsageError`. */
export function momentGiven(text: string | undefined): number {
  if (text === undefined) return Date.now();
  const at = /^\d{4}-\d\d-\d\d/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(at))
    throw new UsageError(`--at ${text} is not a date.`, 'Write 2030-01-31 or 2030-01-31T12:00:00Z.');
  return at;
}

/** A timer of Node's with more milliseconds than this ends at once. */
const LONGEST = Math.floor((2 ** 31 - 1) / 1000);

/** Throws `UsageError`. */
export function secondsGiven(text: string): number {
  const seconds = Number(text);
  if (seconds > 0 && seconds <= LONGEST) return seconds;
  const todo = seconds > LONGEST ? `The most is ${LONGEST}.` : 'Try 10.';
  throw new UsageError(`--timeout ${text} is not a number of seconds.`, todo);
}
