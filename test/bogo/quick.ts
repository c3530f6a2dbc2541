/** Some 300 of the runner's tests that pass through every step, alert and refusal that the whole run passes through. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { groupOf, inScope } from './groups.ts';
import type { Results } from './runner.ts';

const LIST = join(import.meta.dirname, 'quick.json');
const WANTED = 300;
/** Neighbours in the list are much alike. */
const STRIDE = 7;

interface Journey {
  readonly test: string;
  readonly passed: readonly string[];
}

/** Patterns for the runner. */
export const quickTests = (): string => (JSON.parse(readFileSync(LIST, 'utf8')) as string[]).join(';');

/** Chooses anew from what a whole run passed through, as the hosts wrote it down in `folder`. */
export function chooseQuick(folder: string, results: Results): number {
  const journals = readdirSync(folder).filter((name) => name.endsWith('.journal'));
  const lines = journals.flatMap((name) => readFileSync(join(folder, name), 'utf8').trim().split('\n'));
  const journeys = lines
    .map((line) => JSON.parse(line) as Journey)
    .filter(({ test }) => inScope(test) && results[test]?.actual === 'PASS')
    .sort((a, b) => (a.test < b.test ? -1 : 1));
  const chosen = new Set(covering(journeys));
  for (const test of byTurns(journeys)) if (chosen.size < WANTED) chosen.add(test);
  writeFileSync(LIST, `${JSON.stringify([...chosen].sort(), undefined, 2)}\n`);
  return chosen.size;
}

/** The test with most that is new, until nothing is. */
function covering(journeys: readonly Journey[]): string[] {
  const missing = new Set(journeys.flatMap(({ passed }) => passed));
  const chosen: string[] = [];
  while (missing.size > 0) {
    const fresh = ({ passed }: Journey): number => passed.filter((place) => missing.has(place)).length;
    const best = journeys.reduce((one, other) => (fresh(other) > fresh(one) ? other : one));
    chosen.push(best.test);
    for (const place of best.passed) missing.delete(place);
  }
  return chosen;
}

/** One of each group, then another of each, and so on, from all over the group. */
function byTurns(journeys: readonly Journey[]): string[] {
  const groups = new Map<string, string[]>();
  for (const { test } of journeys) groups.set(groupOf(test), [...(groups.get(groupOf(test)) ?? []), test]);
  return Array.from({ length: WANTED }, (_none, turn) =>
    [...groups.values()].map((tests) => tests[(turn * STRIDE) % tests.length]!),
  ).flat();
}
