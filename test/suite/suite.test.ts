import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { finish } from '../../apps/cli/test/support/command.ts';
import { start } from '../interop/support/process.ts';
import { groupsOf } from './groups.ts';
import { ROOT, TRANSPILED } from './places.ts';
import { filesIn } from './transpile.ts';

/** A test file of its own, run as the suite runs one; `grace` is in milliseconds, for what is left open. */
function runFile(t: TestContext, text: string, grace: number) {
  const folder = mkdtempSync(join(tmpdir(), 'tlscope-suite-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'a.test.js');
  writeFileSync(file, `const { test } = require('node:test');\nconst net = require('node:net');\n${text}`);
  const watch = pathToFileURL(join(TRANSPILED, 'test/suite/watch.js')).href;
  const { TLSCOPE_SUITE_REPORT: _, ...env } = process.env;
  const child = spawn(process.execPath, ['--import', watch, file], {
    env: { ...env, NODE_TEST_CONTEXT: 'child', TLSCOPE_SUITE_GRACE: `${grace}` },
  });
  return finish(child);
}

test('a file that leaves a server open fails, and it is said what is open and where', async (t) => {
  const { code, err } = await runFile(
    t,
    "test('a', (t, done) => void net.createServer().listen(0, '127.0.0.1', done));",
    100,
  );
  assert.equal(code, 1);
  assert.match(err, /a\.test\.ts: its tests have ended, and these are left open: TCPServerWrap.*what listens at .*127/);
});

test('a file that leaves a process running fails, and it is said which', async (t) => {
  const sleeper = "require('node:child_process').spawn(process.execPath, ['-e', 'process.stdin.resume()'])";
  const { code, err } = await runFile(t, `test('a', () => { ${sleeper}; });`, 100);
  assert.equal(code, 1);
  assert.match(err, /left open: .*ProcessWrap.*the process .*process\.stdin\.resume/);
});

test('a file that closes what it opened passes', async (t) => {
  const text = "test('a', (t, done) => { const s = net.createServer().listen(0, () => s.close(done)); });";
  // Far above what closing takes beside other work.
  assert.deepEqual(await runFile(t, text, 600_000).then(({ code, err }) => [code, err]), [0, '']);
});

test('a program that is not there fails the test that starts it, which does not wait for it', (t) => {
  assert.throws(() => start(t, 'no-such-program', []), /no-such-program is not installed: the test has to say needs/);
});

test('files of a folder run together, eight at most; one that measures memory or has hooks of its own runs alone', () => {
  const wire = Array.from({ length: 10 }, (_, i) => `packages/tls/test/wire/${i}.test.ts`);
  const texts: Record<string, string> = { [wire[1]!]: 'before(() => {});', [wire[2]!]: 'process.memoryUsage();' };
  const groups = groupsOf([...wire, 'test/studio/a.test.ts', 'test/studio/b.test.ts'], (path) => texts[path] ?? '');
  assert.deepEqual(
    groups.map(({ length }) => length),
    [8, 1, 1, 1, 1],
  );
  assert.deepEqual(groups[1], [wire[1]]);
  assert.deepEqual(groups[2], [wire[2]]);
});

test('no test starts our sources by itself: `toRun` takes what is transpiled', () => {
  const own = ['test/soak/soak.test.ts', 'test/suite/places.ts', 'test/suite/suite.test.ts', 'test/repeat.ts'];
  const found = ['packages/tls/test', 'apps/cli/test', 'test', 'docs']
    .flatMap(filesIn)
    .filter((path) => path.endsWith('.ts') && !own.includes(path))
    .filter((path) => /'--import', 'tsx'|tsx\/dist/.test(readFileSync(join(ROOT, path), 'utf8')));
  assert.deepEqual(found, []);
});
