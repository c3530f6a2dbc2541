/** Times as X.680 allows them and RFC 5280 §4.1.2.5 does not. */
import { printable } from '../../bytes/index.ts';

export type TimeRule = 'time without seconds' | 'time with an offset' | 'time with a fraction' | 'no time';

const SHAPE = /^(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})?([.,]\d+)?(Z|[+-]\d{4})?$/;
const LONG_SHAPE = new RegExp(SHAPE.source.replace('{2}', '{4}'));
const GENERALIZED = 0x18;

/** In the one form that DER has, for the same tag; the beginning of 1970 where it is no time. `rules` are those it breaks. */
export function readTimeLeniently(content: Uint8Array, tag: number): { text: string; rules: readonly TimeRule[] } {
  const long = tag === GENERALIZED;
  const found = (long ? LONG_SHAPE : SHAPE).exec(printable(content));
  if (found === null) return { text: epoch(long), rules: ['no time'] };
  const [, year = '', month, day, hour, minute, second, fraction, zone] = found;
  const full = long ? Number(year) : Number(year) + (Number(year) < 50 ? 2000 : 1900);
  const [monthAt, dayOf] = [Number(month) - 1, Number(day)];
  const date = new Date(0);
  date.setUTCFullYear(full, monthAt, dayOf);
  if (date.getUTCMonth() !== monthAt || date.getUTCDate() !== dayOf) return { text: epoch(long), rules: ['no time'] };
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second ?? 0) > 59)
    return { text: epoch(long), rules: ['no time'] };
  date.setUTCHours(Number(hour), Number(minute) - offset(zone), Number(second ?? 0));
  const rules: TimeRule[] = [
    ...(second === undefined ? (['time without seconds'] as const) : []),
    ...(fraction === undefined ? [] : (['time with a fraction'] as const)),
    ...(zone === 'Z' ? [] : (['time with an offset'] as const)),
  ];
  const text = date.toISOString().replace(/[-:T]|\..*/g, '');
  return { text: `${long ? text : text.slice(2)}Z`, rules };
}

const epoch = (long: boolean): string => `${long ? '19' : ''}700101000000Z`;

/** In minutes. */
function offset(zone: string | undefined): number {
  if (zone === undefined || zone === 'Z') return 0;
  const size = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3));
  return zone.startsWith('-') ? -size : size;
}
