/** Times in sentences. */
import { DAY } from '../bytes/index.ts';

/** The exact time: `2025-04-01T12:00:00Z`. */
export const day = (time: number): string => new Date(time).toISOString().replace('.000Z', 'Z');

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** As people say it, in UTC, and how many days from `now` that is: `1 April 2025, 606 days ago`. */
export const dateFrom = (time: number, now: number): string =>
  time > now ? dateAhead(time, now) : `${dateOf(time)}, ${away(now - time)} ago`;
/** Of one that is known to be still to come. */
export const dateAhead = (time: number, now: number): string => `${dateOf(time)}, in ${away(time - now)}`;

const away = (time: number): string => (time < DAY ? 'less than a day' : count(Math.floor(time / DAY), 'day'));

/** `1 April 2025`, in UTC. */
export function dateOf(time: number): string {
  const at = new Date(time);
  return `${at.getUTCDate()} ${MONTHS[at.getUTCMonth()]} ${at.getUTCFullYear()}`;
}

/** `1 day`, `2 days`. */
export const count = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`;

/** `a`, `a and b`, `a, b and c`. */
export const listed = (items: readonly string[], last = 'and'): string =>
  items.length < 2 ? items.join() : `${items.slice(0, -1).join(', ')} ${last} ${items.at(-1)}`;
