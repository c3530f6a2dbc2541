/** `tlscope check`: real servers held against policies. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { run } from '../../apps/cli/test/support/command.ts';
import { open, type Scope, world } from '../diagnose/support.ts';

function folder(t: Scope): (name: string) => string {
  const path = mkdtempSync(join(tmpdir(), 'tlscope-check-'));
  t.after(() => rmSync(path, { recursive: true }));
  writeFileSync(join(path, 'ca.pem'), world.rootPem);
  return (name) => join(path, name);
}

interface Report {
  readonly versions: readonly string[];
  readonly suites: readonly string[];
  readonly groups: readonly string[];
  readonly verdicts: readonly { readonly id: string; readonly ok: boolean }[];
}

async function check(t: Scope, scenario: string, policy: string, ...more: readonly string[]) {
  const at = folder(t);
  const target = `localhost:${await open(t, scenario)}`;
  const { code, out } = await run(
    'check',
    target,
    '--policy',
    policy,
    '--ca',
    at('ca.pem'),
    '--json',
    '--timeout',
    '600', // Only a server that never answers makes it run out.
    ...more,
  );
  const report = JSON.parse(out) as Report;
  return { code, report, broken: report.verdicts.filter(({ ok }) => !ok).map(({ id }) => id) };
}

test('a server with today’s defaults keeps the intermediate policy, and not the modern one', async (t) => {
  const { code, report, broken } = await check(t, 'good', 'intermediate');
  assert.deepEqual([code, broken], [0, []]);
  assert.deepEqual(report.versions, ['TLSv1.2', 'TLSv1.3']);
  assert.ok(report.suites.length > 0 && report.groups.includes('X25519MLKEM768'));
  const modern = await check(t, 'good', 'modern');
  assert.equal(modern.code, 1);
  assert.ok(modern.broken.includes('old-version'));
});

test('TLS 1.3 alone keeps the modern policy', async (t) => {
  assert.deepEqual((await check(t, 'only-tls-1.3', 'modern')).broken, []);
});

for (const [scenario, id] of [
  ['only-tls-1.0', 'old-version'],
  ['static-rsa', 'cipher-suite'],
  ['expired', 'days-left'],
  ['weak-key', 'key-size'],
  ['untrusted-root', 'chain'],
] as const) {
  test(`${scenario} breaks the rule ${id}`, async (t) => {
    const { code, broken } = await check(t, scenario, 'intermediate');
    assert.equal(code, 1);
    assert.ok(broken.includes(id), `broken: ${broken}`);
  });
}

test('SARIF, JUnit, and a policy of one’s own', async (t) => {
  const at = folder(t);
  writeFileSync(at('policy.json'), JSON.stringify({ daysLeft: 365 }));
  const target = `localhost:${await open(t, 'only-tls-1.3')}`;
  const reports = ['--sarif', at('r.sarif'), '--junit', at('r.xml')];
  const { code, out } = await run('check', target, '--policy', at('policy.json'), '--ca', at('ca.pem'), ...reports);
  assert.equal(code, 1);
  assert.match(out, /365 more days/);
  const { version, runs } = JSON.parse(readFileSync(at('r.sarif'), 'utf8'));
  assert.equal(version, '2.1.0');
  const failed = runs[0].results
    .filter((one: { kind: string }) => one.kind === 'fail')
    .map((one: { ruleId: string }) => one.ruleId);
  assert.deepEqual(failed, ['version', 'days-left']);
  assert.match(
    readFileSync(at('r.xml'), 'utf8'),
    /<testsuite name="tlscope check localhost:\d+" tests="\d+" failures="2">/,
  );
});

test('what is no policy is wrong use, and a host that does not answer breaks it', async (t) => {
  const at = folder(t);
  writeFileSync(at('p.json'), '{"versions": 3}');
  assert.equal((await run('check', 'localhost:1', '--policy', at('p.json'))).code, 2);
  assert.equal((await run('check', 'localhost:1', '--policy', at('none.json'))).code, 2);
  const { code, out } = await run('check', 'localhost:1');
  assert.equal(code, 1);
  assert.match(out, /the server answers/);
});
