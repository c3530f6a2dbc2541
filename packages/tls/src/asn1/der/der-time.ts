/** The two times of ASN.1 in the forms RFC 5280 §4.1.2.5 allows: to the second, in UTC, with a Z. */
import { type Der, element, primitive, refuse } from './der-core.ts';

/** YYMMDDHHMMSSZ, for 1950 to 2049; the value is in milliseconds since 1970. */
export const UTCTime: Der<number> = element(
  0x17,
  primitive({
    name: 'UTCTime',
    rfc: 'RFC 5280 §4.1.2.5.1',
    note: 'A moment as YYMMDDHHMMSSZ; the year is one of 1950 to 2049.',
    read(bytes, start, end) {
      if (end - start !== 13 || bytes[end - 1] !== Z) refuse('not a UTCTime YYMMDDHHMMSSZ', start);
      const year = digits(bytes, start, 2);
      return readTime(bytes, start + 2, year < 50 ? 2000 + year : 1900 + year);
    },
    write(w, value) {
      const text = timeText(value);
      if (text < '1950' || text >= '2050') throw new RangeError('UTCTime reaches from 1950 to 2049');
      w.put(Uint8Array.from(text.slice(2), (digit) => digit.charCodeAt(0)));
    },
    show: showTime,
  }),
);

/** YYYYMMDDHHMMSSZ, for 2050 and later; the value is in milliseconds since 1970. */
export const GeneralizedTime: Der<number> = element(
  0x18,
  primitive({
    name: 'GeneralizedTime',
    rfc: 'RFC 5280 §4.1.2.5.2',
    note: 'A moment as YYYYMMDDHHMMSSZ.',
    read(bytes, start, end) {
      if (end - start !== 15 || bytes[end - 1] !== Z) refuse('not a GeneralizedTime YYYYMMDDHHMMSSZ', start);
      return readTime(bytes, start + 4, digits(bytes, start, 4));
    },
    write(w, value) {
      w.put(Uint8Array.from(timeText(value), (digit) => digit.charCodeAt(0)));
    },
    show: showTime,
  }),
);

const Z = 0x5a;
const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function readTime(bytes: Uint8Array, at: number, year: number): number {
  const month = digits(bytes, at, 2);
  const day = digits(bytes, at + 2, 2);
  const hour = digits(bytes, at + 4, 2);
  const minute = digits(bytes, at + 6, 2);
  const second = digits(bytes, at + 8, 2);
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = month === 2 && !leap ? 28 : (DAYS[month - 1] ?? 0);
  if (day < 1 || day > days || hour > 23 || minute > 59 || second > 59) refuse('no such moment in the calendar', at);
  const time = Date.UTC(year, month - 1, day, hour, minute, second);
  // Date.UTC takes the years 0 to 99 for 1900 to 1999.
  return year > 99 ? time : new Date(time).setUTCFullYear(year, month - 1, day);
}

function digits(bytes: Uint8Array, at: number, count: number): number {
  let value = 0;
  for (let i = at; i < at + count; i++) {
    const digit = bytes[i]! - 0x30;
    if (digit < 0 || digit > 9) refuse('a time with something other than digits', i);
    value = value * 10 + digit;
  }
  return value;
}

function timeText(value: number): string {
  const date = new Date(value);
  const year = date.getUTCFullYear();
  if (!(value % 1000 === 0 && year >= 0 && year <= 9999)) throw new RangeError(`${value} is not a time to the second`);
  return `${date.toISOString().replace(/[-:T]|\..*/g, '')}Z`;
}

function showTime(value: number): string {
  return new Date(value).toISOString().replace('.000Z', 'Z');
}
