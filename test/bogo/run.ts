/**
 * `npm run bogo -- RUNNER [--quick | --write REVISION | --choose-quick] [FLAGS]`: runs BoringSSL's test runner over our
 * shim and prints the score. RUNNER is the runner, built elsewhere; FLAGS go to it (`-test 'Resume-*'`). `--quick` runs
 * the tests of quick.json, `--choose-quick` chooses them anew. `--write` puts the score into docs/conformance.md, with
 * the runner's revision.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { inScope } from './groups.ts';
import { Hosts } from './hosts.ts';
import { chooseQuick, quickTests } from './quick.ts';
import { type Results, refuser, runRunner } from './runner.ts';
import { score, table } from './score.ts';

const PAGE = join(import.meta.dirname, '../../docs/conformance.md');
const CONFIG = join(import.meta.dirname, 'config.json');

async function main([runner, ...rest]: string[]): Promise<number> {
  if (runner === undefined) {
    console.error(
      'Say where the runner is: npm run bogo -- RUNNER [--quick | --write REVISION | --choose-quick] [FLAGS]',
    );
    return 2;
  }
  const mode = ['--quick', '--write', '--choose-quick'].includes(rest[0] ?? '') ? rest.shift() : undefined;
  const revision = mode === '--write' ? rest.shift() : undefined;
  if ((mode !== undefined && rest.length > 0) || (mode === '--write' && revision === undefined)) {
    console.error('--quick, --choose-quick and --write REVISION each say which tests run: give no flags with them');
    return 2;
  }
  const folder = mkdtempSync(join(tmpdir(), 'tlscope-bogo-'));
  try {
    return await go(resolve(runner), folder, mode, revision, rest);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function go(
  runner: string,
  folder: string,
  mode: string | undefined,
  revision: string | undefined,
  flags: string[],
): Promise<number> {
  const journals = join(folder, 'journals');
  mkdirSync(journals);
  const hosts = await Hosts.start(
    Math.min(availableParallelism(), 4),
    mode === '--choose-quick' ? journals : undefined,
  );
  const which = mode === '--quick' ? ['-test', quickTests()] : flags;
  // A test's name reaches the shim only in the place of its transcript.
  const named = mode === '--choose-quick' ? ['-transcript-dir', folder] : [];
  const shim = ['-shim-path', hosts.program(folder), '-shim-config', CONFIG];
  const results = await runRunner(runner, folder, [...shim, ...named, ...which]).finally(() => hosts.stop());
  const failed = Object.entries(results).filter(([, { actual }]) => actual === 'FAIL');
  for (const [name, { error }] of failed) console.log(`FAILED ${name}\n${error ?? ''}`);
  if (mode === '--choose-quick') console.log(`${chooseQuick(journals, results)} tests chosen`);
  else if (mode === '--quick') console.log(counts(results));
  else await report(results, runner, folder, revision);
  return failed.length > 0 ? 1 : 0;
}

function counts(results: Results): string {
  const of = (actual: string): number => Object.values(results).filter((result) => result.actual === actual).length;
  return `${of('PASS')} passed, ${of('FAIL')} failed`;
}

async function report(results: Results, runner: string, folder: string, revision: string | undefined): Promise<void> {
  const all = Object.keys(await runRunner(runner, folder, ['-shim-path', refuser(folder), '-include-disabled']));
  const shown = table(score(all, results));
  console.log(shown);
  console.log(`\n${all.length} tests in all, ${all.filter(inScope).length} of them in scope.`);
  if (revision !== undefined) writePage(revision, all, shown);
}

function writePage(revision: string, all: readonly string[], shown: string): void {
  const page = readFileSync(PAGE, 'utf8');
  const date = new Date().toISOString().slice(0, 10);
  const intro = `Measured on ${date} with the runner of BoringSSL revision \`${revision}\`: ${all.length} tests, of which`;
  const text = `${intro} ${all.filter(inScope).length} are neither DTLS, QUIC, TLS 1.0 or 1.1, nor SSL 3.0.\n\n${shown}`;
  const marked = /(<!-- score -->\n)[\s\S]*?(<!-- end of score -->)/;
  if (!marked.test(page)) throw new Error(`${PAGE} has no place for the score`);
  writeFileSync(
    PAGE,
    page.replace(marked, (_all, before: string, after: string) => `${before}${text}\n${after}`),
  );
}

process.exitCode = await main(process.argv.slice(2));
