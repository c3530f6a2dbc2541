/** Text as people paste it, made comparable: what a terminal, a log, JSON or a word processor put around it goes away. */

const ESC = String.fromCharCode(27);
const COLOURS = new RegExp(`(?:${ESC}|\\\\u001b|\\\\x1b|\\\\033|\\^\\[)\\[[0-9;]*[a-z]`, 'gi');

export const comparable = (text: string): string =>
  text
    .replace(COLOURS, '')
    .replace(/\\[nrt]/g, ' ')
    .replace(/\\(["'])/g, '$1')
    .replace(/[“”„«»]/g, '"')
    .replace(/[‘’‚′]/g, "'")
    .replace(/[‐‑–−]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();

/** A code as it is looked for in comparable text. */
export interface Pattern {
  /** How much it says: the longer, the more. */
  readonly weight: number;
  readonly standsIn: (text: string) => boolean;
}

/** How far apart the two sides of a `…` may stand. */
const GAP = 160;

export function patternOf(code: string): Pattern {
  const parts = comparable(code).split(/ ?… ?/);
  const weight = parts.reduce((sum, part) => sum + part.length, 0);
  const [only = ''] = parts;
  if (parts.length > 1) return { weight, standsIn: (text) => allStandIn(parts, text) };
  // Short numbers say too little to be found within a line; numbers.ts knows when they mean something.
  if (/^-?\d{1,5}$/.test(only)) return { weight, standsIn: (text) => text === only };
  return { weight, standsIn: (text) => placeOf(only, text, 0) !== -1 };
}

function allStandIn(parts: readonly string[], text: string): boolean {
  let from = 0;
  for (const [i, part] of parts.entries()) {
    const at = part === '' ? from : placeOf(part, text, from);
    if (at === -1 || (i > 0 && at - from > GAP)) return false;
    from = at + part.length;
  }
  return true;
}

/** Not within a longer word or number. */
function placeOf(code: string, text: string, from: number): number {
  for (let at = text.indexOf(code, from); at !== -1; at = text.indexOf(code, at + 1)) {
    if (!isWord(text[at - 1], code[0]) && !isWord(text[at + code.length], code.at(-1))) return at;
  }
  return -1;
}

const isWord = (beside: string | undefined, edge: string | undefined): boolean =>
  beside !== undefined && edge !== undefined && /[a-z0-9_]/.test(beside) && /[a-z0-9_]/.test(edge);
