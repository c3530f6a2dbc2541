/** Runs the test files it is given, bundled, a few at a time, some of them together (groups.ts); started by test/run.ts with the flags that they get. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { grouped } from './groups.ts';

interface Took {
  readonly file: string;
  readonly seconds: number;
  readonly cpu: number;
  /** Of the processes that it started. */
  readonly started: number;
}

const files = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'tlscope-suite-'));
const report = join(folder, 'report');
process.env.TLSCOPE_SUITE_REPORT = report;
process.once('exit', () => {
  if (files.length > 20) console.log(table(readFileSync(report, 'utf8')));
  rmSync(folder, { recursive: true, force: true });
});

run({
  files: grouped(files),
  // One more than there are cores: a third of the time a file waits, for a peer or a browser.
  concurrency: availableParallelism() + 1,
  // For a test that never ends; far above what the slowest file needs beside other work.
  timeout: 600_000,
})
  .on('test:fail', ({ todo }) => {
    if (todo === undefined || todo === false) process.exitCode = 1;
  })
  .compose(new spec())
  .pipe(process.stdout);

const column = (seconds: number): string => seconds.toFixed(1).padStart(8);

/** The slowest files. */
function table(report: string): string {
  const took = report
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Took)
    .sort((a, b) => b.seconds - a.seconds);
  const lines = took
    .slice(0, 15)
    .map(({ file, ...took }) => `${column(took.seconds)} ${column(took.cpu)} ${column(took.started)}  ${file}`);
  return ['', ' seconds   of CPU  started  the slowest files; of CPU by what they started', ...lines, ''].join('\n');
}
