/** Two traces side by side: which message of one stands beside which of the other. */
import { type Step, titleOf } from 'tlscope/observe';

export interface Pair {
  readonly left: Step | undefined;
  readonly right: Step | undefined;
}

/** What makes two steps the same step of the handshake. */
const keyOf = (step: Step): string => `${step.from} ${titleOf(step)}`;
/** Longer traces are told by their beginning. */
const MOST = 400;

/** The longest common course of both, and what stands between. */
export function align(left: readonly Step[], right: readonly Step[]): Pair[] {
  const a = left.slice(0, MOST);
  const b = right.slice(0, MOST);
  const common = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      common[i]![j] =
        keyOf(a[i]!) === keyOf(b[j]!) ? common[i + 1]![j + 1]! + 1 : Math.max(common[i + 1]![j]!, common[i]![j + 1]!);
    }
  }
  const pairs: Pair[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && keyOf(a[i]!) === keyOf(b[j]!)) pairs.push({ left: a[i++], right: b[j++] });
    else if (j >= b.length || (i < a.length && common[i + 1]![j]! >= common[i]![j + 1]!)) {
      pairs.push({ left: a[i++], right: undefined });
    } else pairs.push({ left: undefined, right: b[j++] });
  }
  return pairs;
}
