import { plural } from 'tlscope/observe';
import { UsageError } from '../host.ts';
import type { Item } from './items.ts';
import { read } from './read.ts';

/** What to do about a file that is refused. */
export const HINT = 'tlscope inspect says more about it.';

/**
 * What is in a file that something is decided by; none where it is nothing that is known here. Throws `UsageError` where it
 * was not read to its end, has bytes behind it, or is damaged. `name` is what the file is called in that sentence.
 */
export function itemsToGoBy(bytes: Uint8Array, name: string): readonly Item[] {
  const { items = [], leftOut = 0, behind } = read(bytes, {}) ?? {};
  if (behind !== undefined) throw new UsageError(`${name} is not DER alone: ${behind}`, HINT);
  if (leftOut > 0)
    throw new UsageError(
      `${name} is too long: ${plural(leftOut, 'block')} of it ${leftOut === 1 ? 'was' : 'were'} not read.`,
      HINT,
    );
  const broken = items.find((item) => item.kind === 'broken');
  if (broken !== undefined) throw new UsageError(`${name} is damaged: ${broken.because}.`, HINT);
  return items;
}
