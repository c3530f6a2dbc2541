/** What of a long list is on the screen: where each row stands, and which rows to draw. */
import type { Row } from './rows.ts';

/** Pixels; `LadderRow.svelte` has the same. */
const HEIGHTS: Readonly<Record<Row['kind'], number>> = { step: 78, record: 30, transport: 44 };
/** With real spacing the longest wait is this much longer than none. */
const LONGEST_WAIT = 220;

export type Spacing = 'even' | 'real';

/** The top of each row, and below the last the height of all. */
export function placesOf(rows: readonly Row[], spacing: Spacing): Float64Array {
  const tops = new Float64Array(rows.length + 1);
  const wait = (i: number): number => Math.max(0, rows[i]!.at - rows[i - 1]!.at);
  let longest = 0;
  for (let i = 1; i < rows.length; i++) longest = Math.max(longest, wait(i));
  const perMillisecond = spacing === 'real' && longest > 0 ? LONGEST_WAIT / longest : 0;
  let at = 0;
  rows.forEach((row, i) => {
    if (i > 0) at += wait(i) * perMillisecond;
    tops[i] = at;
    at += HEIGHTS[row.kind];
  });
  tops[rows.length] = at;
  return tops;
}

/** The first row whose end is below `top`. */
export function rowAt(tops: Float64Array, top: number): number {
  let low = 0;
  let high = Math.max(0, tops.length - 2);
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tops[middle + 1]! <= top) low = middle + 1;
    else high = middle;
  }
  return low;
}
