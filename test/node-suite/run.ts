/**
 * `npm run node-suite -- FOLDER [--write] [NAME...]`: Node's own tests of TLS (`test/parallel/test-tls-*.js` of its sources,
 * obtained elsewhere; FOLDER is their `test`) with our module in place of node:tls. What fails with node:tls itself on this
 * machine does not count. `--write` puts the result into docs/node-suite.md.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { bundlePreload } from './bundle.ts';
import { excluded } from './excluded.ts';
import { namesIn, runFile } from './files.ts';
import { left } from './left.ts';
import { type Result, summary, writePage } from './page.ts';

const AT_ONCE = 2;

async function main([given, ...rest]: string[]): Promise<number> {
  if (given === undefined) {
    console.error("Say where Node's tests are: npm run node-suite -- FOLDER [--write] [NAME...]");
    return 2;
  }
  const writing = rest.includes('--write');
  const wanted = rest.filter((name) => name !== '--write');
  if (writing && wanted.length > 0) {
    console.error('The page shows whole runs: give no names with --write');
    return 2;
  }
  const folder = resolve(given);
  const names = namesIn(folder).filter((name) => wanted.length === 0 || wanted.some((part) => name.includes(part)));
  const scratch = mkdtempSync(join(tmpdir(), 'tlscope-node-suite-'));
  try {
    const preload = bundlePreload(scratch);
    const results = await all(names, (name) => judge(folder, name, preload, wanted.length > 0));
    console.log(summary(results));
    if (writing) writePage(results);
    return results.some(({ unexpected }) => unexpected) ? 1 : 0;
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

async function judge(folder: string, name: string, preload: string, loud: boolean): Promise<Result> {
  const needsOpenssl = excluded[name];
  if (needsOpenssl !== undefined) return { name, outcome: 'excluded', why: needsOpenssl };
  const theirs = await runFile(folder, name, []);
  if (!theirs.passed || theirs.skipped !== undefined) {
    return { name, outcome: 'not here', why: theirs.skipped ?? 'fails with node:tls itself here' };
  }
  const ours = await runFile(folder, name, ['--require', preload]);
  const why = left[name];
  if (ours.passed) {
    if (why !== undefined) console.log(`${name} passes: its reason can go`);
    return { name, outcome: 'passed', why: '' };
  }
  if (loud || why === undefined) console.log(`${name} does not pass: ${loud ? ours.said : reasonIn(ours.said)}`);
  return why === undefined
    ? { name, outcome: 'failed', why: reasonIn(ours.said), unexpected: true }
    : { name, outcome: 'failed', why };
}

/** The line that says what went wrong. */
const reasonIn = (said: string): string =>
  [/did not end within.*/, /^ {2,4}code: '(?!ERR_ASSERTION).*/m, /^.*Error.*$/m]
    .map((pattern) => pattern.exec(said)?.[0]?.trim().slice(0, 160))
    .find((found) => found !== undefined) ?? 'says nothing';

/** A few at a time, in order. */
async function all<T>(names: readonly string[], work: (name: string) => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let i = next++; i < names.length; i = next++) results[i] = await work(names[i]!);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return results;
}

process.exitCode = await main(process.argv.slice(2));
