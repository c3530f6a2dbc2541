import { concat, uintBytes } from 'tlscope/bytes';
import type { Random } from './engine-random.ts';

const HEADER = 5;
const CONTENT_TYPES = [20, 21, 22, 23, 24];
const HANDSHAKE_TYPES = [0, 1, 2, 4, 5, 8, 11, 12, 13, 14, 15, 16, 20, 22, 24, 25, 254];

type Mutation = (bytes: Uint8Array, random: Random) => Uint8Array;

/** Damage that knows nothing of the structure. */
const blind: readonly Mutation[] = [
  (bytes, random) => {
    const out = bytes.slice();
    for (let i = random.below(4); i >= 0; i--) out[random.below(out.length)]! ^= 1 << random.below(8);
    return out;
  },
  (bytes, random) => {
    const out = bytes.slice();
    out[random.below(out.length)] = random.pick([0, 1, 0x7f, 0x80, 0xff]);
    return out;
  },
  (bytes, random) => bytes.slice(0, random.below(bytes.length)),
  (bytes, random) => bytes.slice(random.below(bytes.length)),
  (bytes, random) => {
    const at = random.below(bytes.length);
    return concat(bytes.slice(0, at), random.bytes(1 + random.below(64)), bytes.slice(at));
  },
  (bytes, random) => {
    const from = random.below(bytes.length);
    return concat(bytes.slice(0, from), bytes.slice(from + 1 + random.below(32)));
  },
  (bytes, random) => {
    const from = random.below(bytes.length);
    const piece = bytes.slice(from, from + 1 + random.below(200));
    return concat(bytes, piece);
  },
];

export const damage: Mutation = (bytes, random) => (bytes.length === 0 ? bytes : random.pick(blind)(bytes, random));

/** One record around `fragment`, true or false to what is in it. */
export const record = (type: number, fragment: Uint8Array): Uint8Array =>
  concat(Uint8Array.of(type, 3, 3), uintBytes(fragment.length, 2), fragment);

/** A handshake message of any type around `body`. */
export const message = (type: number, body: Uint8Array): Uint8Array =>
  concat(Uint8Array.of(type), uintBytes(body.length, 3), body);

export function strangeMessage(random: Random): Uint8Array {
  const body = random.bytes(random.pick([0, 1, 4, 32, 36, 100]));
  const whole = message(random.pick(HANDSHAKE_TYPES), body);
  if (random.oneIn(4)) whole[1 + random.below(3)] = random.below(256);
  return whole;
}

/** What anybody on the way can put between two records. */
export function strangeRecord(random: Random): Uint8Array {
  const kind = random.below(6);
  if (kind === 0) return record(20, Uint8Array.of(1));
  if (kind === 1)
    return record(21, Uint8Array.of(random.pick([1, 2]), random.pick([0, 10, 90, 100, 112, random.below(256)])));
  if (kind === 2) return record(22, strangeMessage(random));
  if (kind === 3) return record(random.pick(CONTENT_TYPES), new Uint8Array(0));
  if (kind === 4) return random.bytes(1 + random.below(300));
  return record(random.pick(CONTENT_TYPES), random.bytes(random.below(600)));
}

/** Damage to whole records: lost, doubled, swapped, cut in two, joined by strange ones, relabelled. */
export function shuffleRecords(bytes: Uint8Array, random: Random): Uint8Array {
  const records = cut(bytes);
  const at = random.below(records.length);
  const one = records[at]!;
  const kind = random.below(7);
  if (kind === 0) records.splice(at, 1);
  else if (kind === 1) records.splice(at, 0, one);
  else if (kind === 2) records.splice(at, 1, ...records.splice(random.below(records.length), 1, one));
  else if (kind === 3) records.splice(at, 1, ...split(one, random));
  else if (kind === 4) records.splice(at, 0, strangeRecord(random));
  else if (kind === 5) records[at] = relabel(one, random);
  else records[at] = concat(one.slice(0, HEADER), damage(one.slice(HEADER), random));
  return concat(...records);
}

/** Whole records as far as there are any; the rest as one piece. */
export function cut(bytes: Uint8Array): Uint8Array[] {
  const out: Uint8Array[] = [];
  let at = 0;
  while (at < bytes.length) {
    const length = at + HEADER <= bytes.length ? HEADER + bytes[at + 3]! * 256 + bytes[at + 4]! : bytes.length;
    out.push(bytes.slice(at, at + length));
    at += length;
  }
  return out.length > 0 ? out : [bytes];
}

function split(one: Uint8Array, random: Random): Uint8Array[] {
  if (one.length < HEADER + 2) return [one];
  const at = HEADER + 1 + random.below(one.length - HEADER - 1);
  return [record(one[0]!, one.slice(HEADER, at)), record(one[0]!, one.slice(at))];
}

function relabel(one: Uint8Array, random: Random): Uint8Array {
  const out = one.slice();
  const at = random.below(Math.min(HEADER, out.length));
  out[at] = at === 0 ? random.pick([...CONTENT_TYPES, random.below(256)]) : random.below(256);
  return out;
}
