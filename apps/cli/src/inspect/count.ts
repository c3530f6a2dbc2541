/** How much is read of one file: a file may hold millions of things, and a thing may be of any size. */
import { plural } from 'tlscope/observe';

/** In bytes, all that is read together. */
const MOST = 64 * 1024 * 1024;
/** What a thing counts as at least, in bytes: however short, it takes work. 8,192 of them are read. */
const READ = 8 * 1024;
/** The same where each byte is shown: 1,024 of them. */
export const SHOWN = 64 * 1024;

export class Count {
  readonly #least: number;
  #left = MOST;
  #full = false;
  /** How many were not read. */
  leftOut = 0;

  constructor(least = READ) {
    this.#least = least;
  }

  /** The first of them, as many as may still be read; `sizeOf` in bytes. */
  take<T>(list: readonly T[], sizeOf: (one: T) => number): T[] {
    const end = list.findIndex((one) => !this.#spend(sizeOf(one)));
    if (end === -1) return [...list];
    this.leftOut += list.length - end;
    return list.slice(0, end);
  }

  /** The blocks of `text`, of which `read` reads as many as it is asked for. */
  blocks<T extends { readonly der: Uint8Array }>(text: string, read: (text: string, most: number) => T[]): T[] {
    const most = this.#full ? 0 : Math.ceil(this.#left / this.#least);
    const blocks = read(text, most);
    if (blocks.length === most) this.leftOut += Math.max(0, countOf(text) - most);
    return this.take(blocks, ({ der }) => der.length);
  }

  /** The first is read whatever its size. */
  #spend(size: number): boolean {
    const cost = Math.max(size, this.#least);
    this.#full ||= cost > this.#left && this.#left < MOST;
    if (!this.#full) this.#left = Math.max(0, this.#left - cost);
    return !this.#full;
  }
}

const BEGIN = '-----BEGIN ';

function countOf(text: string): number {
  let count = 0;
  for (let at = text.indexOf(BEGIN); at !== -1; at = text.indexOf(BEGIN, at + BEGIN.length)) count++;
  return count;
}

export const leftOutText = (count: number): string =>
  `${plural(count, 'more block')} of the file ${count === 1 ? 'was' : 'were'} left out: it is too long to be read to its end.`;
