/** The simple types of ASN.1 that certificates use, in their one DER form (X.690 §8, §11). */
import { hex } from '../../bytes/index.ts';
import { type Content, type Der, element, primitive, refuse } from './der-core.ts';

/** X.690 §11.1: true is FF and nothing else. */
export const BOOLEAN: Der<boolean> = element(
  0x01,
  primitive({
    name: 'BOOLEAN',
    note: 'True (FF) or false (00).',
    read(bytes, start, end) {
      const value = bytes[start];
      if (end - start !== 1 || (value !== 0x00 && value !== 0xff)) {
        refuse('a BOOLEAN other than 00 or FF is not DER', start);
      }
      return value === 0xff;
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
    read(bytes, start, end) {
      const fault = integerFault(bytes, start, end);
      return fault === undefined ? bytes.subarray(start, end) : refuse(fault, start);
    },
    write(w, value) {
      const fault = integerFault(value, 0, value.length);
      if (fault !== undefined) throw new RangeError(fault);
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
    read(bytes, start, end) {
      const fault = unsignedFault(bytes, start, end);
      if (fault !== undefined) refuse(fault, start);
      return bytes.subarray(bytes[start] === 0 ? start + 1 : start, end);
    },
    write(w, value) {
      let start = 0;
      while (start < value.length && value[start] === 0) start++;
      if (start === value.length || value[start]! >= 0x80) w.uint(1, 0);
      w.put(value.subarray(start));
    },
    show: (value) => (value.length <= 6 ? `${smallValue(value, 0, value.length)}` : `0x${hex(value)}`),
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
    read: (_, start, end) => (start === end ? null : refuse('a NULL with content', start)),
    write() {},
  }),
);

function integerFault(bytes: Uint8Array, start: number, end: number): string | undefined {
  if (start === end) return 'an INTEGER without content';
  const first = bytes[start];
  const padded = first === 0x00 ? bytes[start + 1]! < 0x80 : first === 0xff && bytes[start + 1]! >= 0x80;
  return padded && end - start > 1 ? 'an INTEGER in more octets than it needs is not DER' : undefined;
}

function unsignedFault(bytes: Uint8Array, start: number, end: number): string | undefined {
  const fault = integerFault(bytes, start, end);
  return fault === undefined && bytes[start]! >= 0x80 ? 'a negative number where none can be' : fault;
}

function smallContent(name: string, note: string, rfc?: string, show: (n: number) => string = String): Content<number> {
  return primitive({
    name,
    rfc,
    note,
    read(bytes, start, end) {
      const fault = unsignedFault(bytes, start, end);
      if (fault !== undefined) refuse(fault, start);
      if (end - start > 6) refuse('a number larger than any that makes sense here', start);
      return smallValue(bytes, start, end);
    },
    write(w, value) {
      if (!Number.isInteger(value) || value < 0 || value >= 2 ** 47)
        throw new RangeError(`${value} is not a small INTEGER`);
      w.put(smallBytes(value));
    },
    show,
  });
}

function smallValue(bytes: Uint8Array, start: number, end: number): number {
  let value = 0;
  for (let i = start; i < end; i++) value = value * 256 + bytes[i]!;
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
