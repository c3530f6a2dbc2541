/** What the runner's result file says, counted by group. */
import { groupOf, groups, inScope } from './groups.ts';

type Result = Readonly<Record<string, { readonly actual: string }>>;

export interface Row {
  readonly group: string;
  passed: number;
  failed: number;
  /** The shim said that we do not offer it. */
  notOffered: number;
  /** The config leaves it out, with its reason. */
  leftOut: number;
}

/** @param all every test there is @param results of those that ran */
export function score(all: readonly string[], results: Result): readonly Row[] {
  const titles = [...groups.map(([title]) => title), 'The handshake and its records'];
  const rows = new Map(titles.map((group) => [group, newRow(group)]));
  for (const name of all.filter(inScope)) {
    const row = rows.get(groupOf(name))!;
    const actual = results[name]?.actual;
    if (actual === 'PASS') row.passed++;
    else if (actual === 'FAIL') row.failed++;
    else if (actual === 'SKIP') row.notOffered++;
    else row.leftOut++;
  }
  const used = [...rows.values()].filter((row) => total(row) > 0);
  return [...used, used.reduce(sum, newRow('All'))];
}

/** A Markdown table. */
export function table(rows: readonly Row[]): string {
  const head = ['Group', 'Tests', 'Passed', 'Failed', 'Not offered', 'Left out'];
  const lines = rows.map((row) => [row.group, total(row), row.passed, row.failed, row.notOffered, row.leftOut]);
  const cells = [head, ['---', '--:', '--:', '--:', '--:', '--:'], ...lines];
  return cells.map((line) => `| ${line.join(' | ')} |`).join('\n');
}

const newRow = (group: string): Row => ({ group, passed: 0, failed: 0, notOffered: 0, leftOut: 0 });
const total = ({ passed, failed, notOffered, leftOut }: Row): number => passed + failed + notOffered + leftOut;
const sum = (a: Row, b: Row): Row => ({
  group: a.group,
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  notOffered: a.notOffered + b.notOffered,
  leftOut: a.leftOut + b.leftOut,
});
