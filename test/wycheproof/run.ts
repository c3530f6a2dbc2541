/**
 * `npm run wycheproof -- FOLDER [--write REVISION]`: Project Wycheproof's vectors against both providers. FOLDER is its
 * `testvectors_v1`, fetched elsewhere; `--write` puts the table into docs/conformance.md. Ends with 1 where one differs.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CryptoProvider, UnsupportedOperation } from 'tlscope/crypto';
import { nodeProvider } from 'tlscope/crypto/node';
import { pureProvider } from 'tlscope/crypto/pure';
import { exchanges } from './exchanges.ts';
import { signatures } from './signatures.ts';
import { symmetric } from './symmetric.ts';
import { filesOf, type Group, NotOffered, readVectors, type Suite, type Test } from './vectors.ts';

const PAGE = join(import.meta.dirname, '../../docs/conformance.md');
const suites: readonly Suite[] = [...symmetric, ...exchanges, ...signatures];

interface Tally {
  agree: number;
  readonly differ: string[];
  /** How many tests, for each reason. */
  readonly notOffered: Map<string, number>;
}

function main([folder, flag, revision]: string[]): number {
  if (folder === undefined || (flag !== undefined && (flag !== '--write' || revision === undefined))) {
    console.error('Say where the vectors are: npm run wycheproof -- FOLDER [--write REVISION]');
    return 2;
  }
  const rows = suites.map((suite) => ({
    suite,
    tallies: [nodeProvider, pureProvider].map((provider) => judge(suite, folder, provider)),
  }));
  const empty = rows.filter(({ tallies }) => tallies.some((tally) => total(tally) === 0));
  for (const { suite } of empty) console.error(`There are no vectors for ${suite.title} in ${folder}`);
  const shown = `${table(rows)}\n\n${reasons(rows)}`;
  console.log(shown);
  const differing = rows.flatMap(({ tallies }) => tallies.flatMap(({ differ }) => differ));
  for (const name of differing) console.log(`DIFFERS ${name}`);
  if (revision !== undefined) writePage(revision, shown);
  return differing.length + empty.length > 0 ? 1 : 0;
}

function judge(suite: Suite, folder: string, provider: CryptoProvider): Tally {
  const tally: Tally = { agree: 0, differ: [], notOffered: new Map() };
  for (const file of filesOf(folder, suite.files)) {
    for (const group of readVectors(folder, file).testGroups) {
      for (const test of group.tests)
        count(tally, () => agrees(suite, provider, group, test), `${provider.name} ${file} ${test.tcId}`);
    }
  }
  return tally;
}

function count(tally: Tally, ask: () => boolean, name: string): void {
  try {
    if (ask()) tally.agree++;
    else tally.differ.push(name);
  } catch (error) {
    if (!(error instanceof NotOffered || error instanceof UnsupportedOperation)) {
      tally.differ.push(`${name}: ${error}`);
      return;
    }
    tally.notOffered.set(error.message, (tally.notOffered.get(error.message) ?? 0) + 1);
  }
}

/** What is acceptable may be taken or left. */
function agrees(suite: Suite, provider: CryptoProvider, group: Group, test: Test): boolean {
  const taken = suite.ask(provider, group, test);
  return test.result === 'acceptable' || taken === (test.result === 'valid');
}

const without = ({ notOffered }: Tally): number => [...notOffered.values()].reduce((sum, each) => sum + each, 0);
const total = (tally: Tally): number => tally.agree + tally.differ.length + without(tally);

type Row = { readonly suite: Suite; readonly tallies: readonly Tally[] };

function table(rows: readonly Row[]): string {
  const line = (title: string, tallies: readonly (readonly number[])[]) =>
    `| ${title} | ${tallies.flat().join(' | ')} |`;
  const numbers = (tally: Tally) => [tally.agree, tally.differ.length, without(tally)];
  const sum = [0, 1].map((i) => [0, 1, 2].map((j) => rows.reduce((all, row) => all + numbers(row.tallies[i]!)[j]!, 0)));
  return [
    '| Primitive | node: agree | differ | not offered | pure: agree | differ | not offered |',
    '| --- | --: | --: | --: | --: | --: | --: |',
    ...rows.map(({ suite, tallies }) => line(suite.title, tallies.map(numbers))),
    line('All', sum),
  ].join('\n');
}

/** Why, once for each reason. */
function reasons(rows: readonly Row[]): string {
  const all = new Map<string, Set<string>>();
  for (const { suite, tallies } of rows) {
    for (const reason of tallies.flatMap(({ notOffered }) => [...notOffered.keys()])) {
      all.set(reason, (all.get(reason) ?? new Set()).add(suite.title));
    }
  }
  return [...all].map(([reason, titles]) => `- ${[...titles].join(', ')}: ${reason}.`).join('\n');
}

function writePage(revision: string, shown: string): void {
  const date = new Date().toISOString().slice(0, 10);
  const marked = /(<!-- wycheproof -->\n)[\s\S]*?(<!-- end of wycheproof -->)/;
  const page = readFileSync(PAGE, 'utf8');
  if (!marked.test(page)) throw new Error(`${PAGE} has no place for the vectors`);
  const text = `Measured on ${date} with revision \`${revision}\` of the vectors, on Node ${process.versions.node}.\n\n${shown}`;
  writeFileSync(
    PAGE,
    page.replace(marked, (_all, before: string, after: string) => `${before}${text}\n${after}`),
  );
}

process.exitCode = main(process.argv.slice(2));
