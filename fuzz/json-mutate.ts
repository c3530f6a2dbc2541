/** Damage to JSON that leaves it JSON, and damage to its letters. */
import { damage } from './engine-mutate.ts';
import type { Random } from './engine-random.ts';

type Json = unknown;

const STRANGE: readonly Json[] = [
  null,
  true,
  0,
  -1,
  1e308,
  0.5,
  2 ** 53,
  '',
  'x',
  'x\u001b[2J\u202e\n\u2028\ud800',
  '\'; touch x; "$(touch x)`',
  '00',
  '0',
  'zz',
  '30820000',
  'constructor',
  '__proto__',
  [],
  {},
  [[]],
];

/** One to four places of a value are something else. */
export function mutated(value: Json, random: Random): Json {
  const out = structuredClone(value);
  for (let i = random.below(4); i >= 0; i--) mutate(out, random);
  return out;
}

function mutate(value: Json, random: Random): void {
  if (typeof value !== 'object' || value === null) return;
  const holder = value as Record<string, Json>;
  const keys = Object.keys(holder);
  if (keys.length === 0) return;
  const key = random.pick(keys);
  const member = holder[key];
  if (typeof member === 'object' && member !== null && !random.oneIn(6)) return mutate(member, random);
  if (Array.isArray(value) && random.oneIn(2)) return reorder(value, Number(key), random);
  if (random.oneIn(6)) delete holder[key];
  else if (typeof member === 'string' && random.oneIn(2)) holder[key] = damagedText(member, random);
  else holder[key] = structuredClone(random.pick(random.oneIn(5) ? STRANGE : likes(member)));
}

/** Of the same type: only then is anything beside the types looked at. */
const likes = (member: Json): readonly Json[] => {
  const found = STRANGE.filter((one) => typeof one === typeof member);
  return found.length > 0 ? found : STRANGE;
};

function reorder(list: Json[], at: number, random: Random): void {
  const to = random.below(list.length);
  if (random.oneIn(3)) list.splice(at, 1);
  else if (random.oneIn(2)) list.splice(to, 0, structuredClone(list[at]));
  else [list[at], list[to]] = [list[to], list[at]];
}

/** Hexadecimal stays hexadecimal: its bytes are damaged. */
function damagedText(text: string, random: Random): string {
  const isHex = text.length % 2 === 0 && /^[0-9a-f]+$/.test(text);
  const bytes = isHex ? Buffer.from(text, 'hex') : Buffer.from(text);
  const out = Buffer.from(damage(new Uint8Array(bytes), random));
  return isHex ? out.toString('hex') : out.toString('utf8');
}

export const damagedLetters = (text: string, random: Random): string =>
  Buffer.from(damage(new Uint8Array(Buffer.from(text)), random)).toString('utf8');
