/**
 * `npm run bogo -- RUNNER [--write REVISION] [FLAGS]`: runs BoringSSL's test runner over our shim and prints the score.
 * RUNNER is the runner, built elsewhere; FLAGS go to it (`-test 'Resume-*'`). `--write` puts the score into
 * docs/conformance.md, with the runner's revision.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { bundleShim } from './bundle.ts';
import { inScope } from './groups.ts';
import { score, table } from './score.ts';

const PAGE = join(import.meta.dirname, '../../docs/conformance.md');
const CONFIG = join(import.meta.dirname, 'config.json');

type Results = Record<string, { actual: string; error?: string }>;

function main([runner, ...rest]: string[]): number {
  if (runner === undefined) {
    console.error('Say where the runner is: npm run bogo -- RUNNER [--write REVISION] [FLAGS]');
    return 2;
  }
  const writing = rest[0] === '--write';
  const [, revision = ''] = writing ? rest.splice(0, 2) : [];
  if (writing && rest.length > 0) {
    console.error('The page shows whole runs: give no flags with --write');
    return 2;
  }
  const folder = mkdtempSync(join(tmpdir(), 'tlscope-bogo-'));
  try {
    const all = Object.keys(run(resolve(runner), folder, ['-shim-path', refuser(folder), '-include-disabled']));
    const results = run(resolve(runner), folder, ['-shim-path', bundleShim(folder), '-shim-config', CONFIG, ...rest]);
    const rows = score(all, results);
    const failed = Object.entries(results).filter(([, { actual }]) => actual === 'FAIL');
    for (const [name, { error }] of failed) console.log(`FAILED ${name}\n${error ?? ''}`);
    console.log(table(rows));
    console.log(`\n${all.length} tests in all, ${all.filter(inScope).length} of them in scope.`);
    if (writing) writePage(revision, all, table(rows));
    return failed.length > 0 ? 1 : 0;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function run(runner: string, folder: string, flags: string[]): Results {
  const output = join(folder, 'results.json');
  // A busy machine is slow, not wrong.
  const common = ['-allow-unimplemented', '-num-workers', '3', '-idle-timeout', '60s', '-json-output', output];
  const { error } = spawnSync(runner, [...common, ...flags], { cwd: folder, stdio: 'ignore' });
  if (error !== undefined) throw error;
  const { tests } = JSON.parse(readFileSync(output, 'utf8')) as { tests: Results };
  rmSync(output);
  return tests;
}

/** A shim that offers nothing: the runner then tells the names of all its tests. */
function refuser(folder: string): string {
  const path = join(folder, 'refuser');
  writeFileSync(path, '#!/bin/sh\ncase "$*" in *-is-handshaker-supported*) echo No ;; *) exit 89 ;; esac\n');
  chmodSync(path, 0o755);
  return path;
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

process.exitCode = main(process.argv.slice(2));
