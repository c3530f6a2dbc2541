/** Literals in quotes, as C writes them, found without a pattern that has to remember each letter. */

export interface Literal {
  /** Behind the last letter in it, and behind its quote where it has one. */
  readonly inside: number;
  readonly end: number;
  readonly closed: boolean;
}

const STOP = /["\\\n]/g;

/** The literal that begins behind the quote before `from`; it ends at its quote, or else with the line or the text. */
export function literalFrom(text: string, from: number): Literal {
  for (let at = from; ; ) {
    STOP.lastIndex = at;
    const stop = STOP.exec(text)?.index ?? text.length;
    const letter = text[stop];
    if (letter === '\\' && stop + 1 < text.length) at = stop + 2;
    else return { inside: stop, end: letter === '"' ? stop + 1 : stop, closed: letter === '"' };
  }
}

/** What stands in the literals of `text` that are closed, in order. */
export function* literals(text: string): Generator<string> {
  for (let at = text.indexOf('"'); at !== -1; ) {
    const { inside, end, closed } = literalFrom(text, at + 1);
    if (closed) yield text.slice(at + 1, inside);
    at = text.indexOf('"', end);
  }
}
