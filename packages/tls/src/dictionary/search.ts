import { dictionary } from './all.ts';
import type { Entry } from './row.ts';

export interface Match {
  readonly entry: Entry;
  /** The code that was found in the text. */
  readonly code: string;
}

/** As much of a log as is looked at. */
const MAX_TEXT = 8192;
const MOST = 12;

/**
 * The entries whose codes stand in `text`: a code, or a whole line of a log. The longest codes come first, because they
 * say the most. A lone number is looked for among the numbers of all stacks.
 */
export function lookUp(text: string): readonly Match[] {
  const wanted = text.slice(0, MAX_TEXT).trim();
  const lower = wanted.toLowerCase();
  const found = dictionary.flatMap((entry): Match[] => {
    const code = entry.codes.find((one) => standsIn(one.toLowerCase(), lower));
    return code === undefined ? [] : [{ entry, code }];
  });
  const matches = found.length > 0 ? found : taken(wanted);
  return [...matches].sort((a, b) => b.code.length - a.code.length).slice(0, MOST);
}

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

/** Not within a longer word or number; short numbers only where they are all there is. */
function standsIn(code: string, text: string): boolean {
  if (text === code) return true;
  if (/^-?\d{1,5}$/.test(code)) return false;
  for (let at = text.indexOf(code); at !== -1; at = text.indexOf(code, at + 1)) {
    if (!isWord(text[at - 1], code[0]) && !isWord(text[at + code.length], code.at(-1))) return true;
  }
  return false;
}

const isWord = (beside: string | undefined, edge: string | undefined): boolean =>
  beside !== undefined && edge !== undefined && /[a-z0-9_]/.test(beside) && /[a-z0-9_]/.test(edge);

/** mbedTLS adds the number of a lower module to that of a higher one: -0x2700 and -0x0062 make -0x2762. */
function taken(text: string): Match[] {
  const given = /-0x([0-9a-f]{1,4})\b/i.exec(text)?.[1] ?? /^-(\d{4,5})$/.exec(text)?.[1];
  if (given === undefined) return [];
  const value = text.includes('x') ? Number.parseInt(given, 16) : Number(given);
  return [value & 0xff80, value & 0x7f].flatMap((part) => {
    const code = `-0x${part.toString(16).toUpperCase().padStart(4, '0')}`;
    const entry = dictionary.find((one) => one.stack === 'mbedTLS' && one.codes.includes(code));
    return entry === undefined ? [] : [{ entry, code }];
  });
}
