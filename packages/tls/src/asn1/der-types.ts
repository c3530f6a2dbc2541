/** The simple types of ASN.1 that certificates use, in their one DER form (X.690 §8, §11). */
import { hex } from '../bytes/index.ts';
import { type Content, type Der, element, type Fail, primitive } from './der-core.ts';

/** X.690 §11.1: true is FF and nothing else. */
export const BOOLEAN: Der<boolean> = element(
  0x01,
  primitive({
    name: 'BOOLEAN',
    note: 'True (FF) or false (00).',
    read(bytes, fail) {
      if (bytes.length !== 1 || (bytes[0] !== 0x00 && bytes[0] !== 0xff))
        fail('a BOOLEAN other than 00 or FF is not DER');
      return bytes[0] === 0xff;
    },
    write: (w, value) => w.uint(1, value ? 0xff : 0x00),
    show: String,
  }),
);

/** Any whole number, as its content octets: two's complement, in as few as it needs (X.690 §8.3). */
export const INTEGER: Der<Uint8Array> = element(
  0x02,
  primitive({
    name: 'INTEGER',
    note: 'A whole number, big-endian.',
    read: minimalInteger,
    write(w, value) {
      minimalInteger(value, (reason) => {
        throw new RangeError(reason);
      });
      w.put(value);
    },
    show: (value) => `0x${hex(value)}`,
  }),
);

/** A whole number that is never negative, as a big-endian magnitude without leading zeros (zero is empty). */
export const unsignedInteger: Der<Uint8Array> = element(
  0x02,
  primitive({
    name: 'INTEGER',
    note: 'A whole number that is not negative, big-endian; a leading 00 keeps the top bit from meaning minus.',
    read(bytes, fail) {
      minimalInteger(bytes, fail);
      if (bytes[0]! >= 0x80) fail('a negative number where none can be');
      return bytes[0] === 0 ? bytes.subarray(1) : bytes;
    },
    write(w, value) {
      let start = 0;
      while (start < value.length && value[start] === 0) start++;
      if (start === value.length || value[start]! >= 0x80) w.uint(1, 0);
      w.put(value.subarray(start));
    },
    show: (value) => (value.length <= 6 ? `${smallValue(value)}` : `0x${hex(value)}`),
  }),
);

/** A whole number of 0 to 2^48-1 as a number: versions, lengths, counts. */
export const smallInteger: Der<number> = element(0x02, smallContent('INTEGER', 'A whole number.'));

/** A number that names one of the listed `members`; others survive a round trip. */
export function namedNumber<const M extends Readonly<Record<string, number>>>(
  name: string,
  rfc: string,
  members: M,
  note: string,
  type: 'INTEGER' | 'ENUMERATED' = 'INTEGER',
): Der<number> & { readonly members: M } {
  const names = new Map(Object.entries(members).map(([member, value]) => [value, member]));
  const show = (value: number): string => `${names.get(value) ?? 'unknown'} (${value})`;
  const content = smallContent(name, note, rfc, show);
  return { ...element(type === 'INTEGER' ? 0x02 : 0x0a, content), members };
}

export const NULL: Der<null> = element(
  0x05,
  primitive({
    name: 'NULL',
    note: 'Nothing: that it is here is all it says.',
    read: (bytes, fail) => (bytes.length === 0 ? null : fail('a NULL with content')),
    write() {},
  }),
);

function minimalInteger(bytes: Uint8Array, fail: Fail): Uint8Array {
  const [first, second] = bytes;
  if (first === undefined) return fail('an INTEGER without content');
  if (second !== undefined && ((first === 0x00 && second < 0x80) || (first === 0xff && second >= 0x80))) {
    fail('an INTEGER in more octets than it needs is not DER');
  }
  return bytes;
}

function smallContent(name: string, note: string, rfc?: string, show: (n: number) => string = String): Content<number> {
  return primitive({
    name,
    rfc,
    note,
    read(bytes, fail) {
      minimalInteger(bytes, fail);
      if (bytes[0]! >= 0x80) fail('a negative number where none can be');
      if (bytes.length > 6) fail('a number larger than any that makes sense here');
      return smallValue(bytes);
    },
    write(w, value) {
      if (!Number.isInteger(value) || value < 0 || value >= 2 ** 47)
        throw new RangeError(`${value} is not a small INTEGER`);
      w.put(smallBytes(value));
    },
    show,
  });
}

function smallValue(bytes: Uint8Array): number {
  let value = 0;
  for (const byte of bytes) value = value * 256 + byte;
  return value;
}

function smallBytes(value: number): Uint8Array {
  const octets: number[] = [];
  let left = value;
  do {
    octets.unshift(left % 256);
    left = Math.floor(left / 256);
  } while (left > 0);
  if (octets[0]! >= 0x80) octets.unshift(0);
  return Uint8Array.from(octets);
}
