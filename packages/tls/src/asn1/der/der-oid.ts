/** OBJECT IDENTIFIER (X.690 §8.19): a path in the world's tree of names, as dotted text. */

import { oid, showOid } from '../oid.ts';
import { type Der, element, primitive, refuse } from './der-core.ts';

/** An arc is at most 2^128-1, as a UUID is (2.25): nothing longer names anything. */
const MAX_ARC_OCTETS = 19;

export const OBJECT_IDENTIFIER: Der<string> = element(
  0x06,
  primitive({
    name: 'OBJECT IDENTIFIER',
    note: 'A name out of a worldwide tree of numbers.',
    read: (bytes, start, end) => wellKnown(bytes, start, end) ?? dotted(bytes, start, end),
    write(w, value) {
      w.put(oidBytes(value));
    },
    show: showOid,
  }),
);

interface Known {
  readonly bytes: Uint8Array;
  readonly dotted: string;
}

/** The identifiers with names, by a hash of their octets: nearly all that a certificate has, without making a text of each. */
let known: Map<number, Known> | undefined;

function wellKnown(bytes: Uint8Array, start: number, end: number): string | undefined {
  known ??= new Map(
    Object.values(oid).map((dotted) => {
      const octets = oidBytes(dotted);
      return [hash(octets, 0, octets.length), { bytes: octets, dotted }];
    }),
  );
  const found = known.get(hash(bytes, start, end));
  if (found === undefined || found.bytes.length !== end - start) return undefined;
  for (let i = 0; i < found.bytes.length; i++) if (found.bytes[i] !== bytes[start + i]) return undefined;
  return found.dotted;
}

function hash(bytes: Uint8Array, start: number, end: number): number {
  let value = end - start;
  for (let i = start; i < end; i++) value = (Math.imul(value, 31) + bytes[i]!) | 0;
  return value;
}

function dotted(bytes: Uint8Array, start: number, end: number): string {
  if (start === end) refuse('an OBJECT IDENTIFIER without content', start);
  if (bytes[end - 1]! >= 0x80) refuse('an OBJECT IDENTIFIER that ends within an arc', start);
  let text = '';
  for (let at = start; at < end; ) {
    let last = at;
    while (bytes[last]! >= 0x80) last++;
    if (bytes[at] === 0x80) refuse('an arc in more octets than it needs is not DER', start);
    if (last - at >= MAX_ARC_OCTETS) refuse('an arc larger than any in use', start);
    text += at === start ? firstArcs(arc(bytes, at, last)) : `.${arc(bytes, at, last)}`;
    at = last + 1;
  }
  return text;
}

function arc(bytes: Uint8Array, at: number, end: number): number | bigint {
  if (end - at >= 7) return bigArc(bytes, at, end);
  let value = 0;
  for (let i = at; i <= end; i++) value = value * 128 + (bytes[i]! & 0x7f);
  return value;
}

function bigArc(bytes: Uint8Array, at: number, end: number): bigint {
  let value = 0n;
  for (let i = at; i <= end; i++) value = (value << 7n) | BigInt(bytes[i]! & 0x7f);
  return value;
}

/** The first two arcs share an octet: 40 times the first plus the second. */
function firstArcs(value: number | bigint): string {
  if (value < 40) return `0.${value}`;
  if (value < 80) return `1.${Number(value) - 40}`;
  return `2.${typeof value === 'bigint' ? value - 80n : value - 80}`;
}

function oidBytes(value: string): Uint8Array {
  if (!/^[0-2](\.(0|[1-9]\d*))+$/.test(value)) throw new RangeError(`${value} is not an object identifier`);
  const [first, second, ...others] = value.split('.').map(BigInt) as [bigint, bigint, ...bigint[]];
  if (first < 2n && second > 39n) throw new RangeError(`${value} is not an object identifier`);
  const octets: number[] = [];
  for (const number of [first * 40n + second, ...others]) {
    const septets = [Number(number & 0x7fn)];
    for (let left = number >> 7n; left > 0n; left >>= 7n) septets.unshift(Number(left & 0x7fn) | 0x80);
    if (septets.length > MAX_ARC_OCTETS) throw new RangeError(`${value} has an arc larger than any in use`);
    octets.push(...septets);
  }
  return Uint8Array.from(octets);
}
