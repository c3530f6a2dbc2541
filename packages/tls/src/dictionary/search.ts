import { dictionary } from './all.ts';
import { alertIn, numbersIn, olderOpenSsl, verificationIn } from './numbers.ts';
import type { Entry } from './row.ts';
import { comparable, type Pattern, patternOf } from './text.ts';

export interface Match {
  readonly entry: Entry;
  /** The code that was found in the text. */
  readonly code: string;
}

/** As much of a log as is looked at. */
const MAX_TEXT = 8192;
const MOST = 12;

interface Ranked extends Match {
  readonly rank: number;
}

/** Above the length of any sentence: what says only that something failed comes last. */
const SPECIFIC = 1000;
/** A number of a stack that the line names says as much as a short sentence; one of nobody, as little as a word. */
const KNOWN_NUMBER = 24;
const NUMBER = 8;
const ALERT = 20;

let patterns: readonly (readonly [Entry, readonly (readonly [string, Pattern])[]])[] | undefined;

/**
 * The entries whose codes stand in `text`: a code, a number, a sentence, or whole lines of a log. What says most comes
 * first: sentences before names and numbers, the longer before the shorter, and what says only that something failed
 * last. A lone number is looked for among the numbers of all stacks.
 */
export function lookUp(text: string): readonly Match[] {
  const wanted = olderOpenSsl(comparable(text.slice(0, MAX_TEXT)));
  patterns ??= dictionary.map((entry) => [entry, entry.codes.map((code) => [code, patternFor(entry, code)] as const)]);
  const found = new Map<Entry, Ranked>();
  const add = (entry: Entry, code: string, weight: number) => {
    const rank = weight + (entry.general === true ? 0 : SPECIFIC);
    if ((found.get(entry)?.rank ?? -1) < rank) found.set(entry, { entry, code, rank });
  };
  const addNamed = (code: string, weight: number) => {
    for (const entry of dictionary) if (entry.codes.includes(code)) add(entry, code, weight);
  };
  for (const [entry, codes] of patterns) {
    for (const [code, pattern] of codes) if (pattern.standsIn(wanted)) add(entry, code, pattern.weight);
  }
  for (const { entry, code, known } of numbersIn(wanted, dictionary)) add(entry, code, known ? KNOWN_NUMBER : NUMBER);
  const alert = alertIn(wanted);
  if (alert !== undefined) addNamed(`alert ${alert}`, ALERT);
  const verification = verificationIn(wanted);
  if (verification !== undefined) addNamed(`X509_V_${verification}`, ALERT);
  return [...found.values()]
    .sort((a, b) => b.rank - a.rank)
    .slice(0, MOST)
    .map(({ entry, code }) => ({ entry, code }));
}

const patternFor = ({ whole }: Entry, code: string): Pattern =>
  whole === true ? { weight: code.length, standsIn: (text) => text === code } : patternOf(code);

/** The entries that look most like it, for a code that is not there. */
export function nearest(text: string): readonly string[] {
  const words = new Set(
    text
      .toLowerCase()
      .split(/[^a-z0-9]+/)
      .filter((word) => word.length > 2),
  );
  const score = ({ codes, meaning }: Entry): number =>
    `${codes.join(' ')} ${meaning}`
      .toLowerCase()
      .split(/[^a-z0-9]+/)
      .filter((word) => words.has(word)).length;
  return dictionary
    .map((entry) => ({ code: entry.codes[0]!, score: score(entry) }))
    .filter((one) => one.score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, 5)
    .map(({ code }) => code);
}
