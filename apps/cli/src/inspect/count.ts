/** How many things are read of one file: a file may hold millions. */
import { plural } from 'tlscope/observe';

export const MOST = 1000;

export class Count {
  #left = MOST;
  /** How many were not read. */
  leftOut = 0;

  get left(): number {
    return this.#left;
  }

  /** As many of them as may still be read. */
  take<T>(list: readonly T[]): T[] {
    const taken = list.slice(0, this.#left);
    this.#left -= taken.length;
    this.leftOut += list.length - taken.length;
    return taken;
  }

  /** The blocks of `text`, of which `read` reads as many as it is asked for. */
  blocks<T>(text: string, read: (text: string, most: number) => T[]): T[] {
    const blocks = read(text, this.#left);
    this.#left -= blocks.length;
    if (this.#left === 0) this.leftOut += Math.max(0, countOf(text) - blocks.length);
    return blocks;
  }
}

const BEGIN = '-----BEGIN ';

function countOf(text: string): number {
  let count = 0;
  for (let at = text.indexOf(BEGIN); at !== -1; at = text.indexOf(BEGIN, at + BEGIN.length)) count++;
  return count;
}

export const leftOutText = (count: number): string =>
  `${plural(count, 'more block')} of the file ${count === 1 ? 'was' : 'were'} left out: ${MOST.toLocaleString('en')} of one file are read.`;
