/** A trace that was kept tells the same as the command did when it happened. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { run } from '../../apps/cli/test/support/command.ts';
import { open, type Scope, world } from '../diagnose/support.ts';

function folder(t: Scope): (name: string) => string {
  const path = mkdtempSync(join(tmpdir(), 'tlscope-trace-'));
  t.after(() => rmSync(path, { recursive: true }));
  return (name) => join(path, name);
}

for (const scenario of ['good', 'only-tls-1.2', 'expired', 'http', 'requires-client-certificate']) {
  test(`explain of a trace equals what connect showed: ${scenario}`, async (t) => {
    const at = folder(t);
    writeFileSync(at('ca.pem'), world.rootPem);
    const target = `localhost:${await open(t, scenario)}`;
    const connect = async (...more: string[]) => (await run('connect', target, '--ca', at('ca.pem'), ...more)).out;
    const story = await connect('--trace', at('t.json'));
    assert.equal((await run('explain', at('t.json'), '--story')).out, story, 'without secrets, the picture');
    assert.match(story, /localhost:\d+/);
    if (scenario !== 'good') return;
    const fields = await connect('-v', '--trace', at('s.json'));
    const explained = (await run('explain', at('s.json'), '--fields')).out;
    assert.equal(explained, fields, 'every field');
  });
}

test('--redact keeps names out of the file, and the story is there', async (t) => {
  const at = folder(t);
  writeFileSync(at('ca.pem'), world.rootPem);
  const port = await open(t, 'wrong-host');
  await run('connect', `localhost:${port}`, '--ca', at('ca.pem'), '--trace', at('t.json'), '--redact');
  const file = readFileSync(at('t.json'), 'utf8');
  assert.ok(!file.includes('somebody') && !file.includes(Buffer.from('somebody').toString('hex')));
  const { out } = await run('explain', at('t.json'), '--story');
  assert.match(out, /WHY IT FAILED/);
});

test('--redact and --trace-secrets exclude each other', async (t) => {
  const at = folder(t);
  const { code, err } = await run(
    'connect',
    `localhost:${await open(t, 'good')}`,
    '--trace',
    at('t'),
    '--redact',
    '--trace-secrets',
  );
  assert.equal(code, 2);
  assert.match(err, /do not go together/);
});
