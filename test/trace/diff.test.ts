import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { difference } from 'tlscope/diagnose';
import { run } from '../../apps/cli/test/support/command.ts';
import { open, see, world } from '../diagnose/support.ts';

test('two connections to one server have no difference: randomness is left out', async (t) => {
  const port = await open(t, 'good');
  assert.deepEqual(difference((await see(port)).events, (await see(port)).events), []);
});

test('what differs is told by part: offered, chosen, presented, refused', async (t) => {
  const [good, expired, old] = await Promise.all(['good', 'expired', 'only-tls-1.2'].map((name) => open(t, name)));
  const [a, b, c] = await Promise.all([see(good!), see(expired!, { ALPNProtocols: ['h2'] }), see(old!)]);
  const refused = difference(a.events, b.events);
  assert.deepEqual(
    refused.find(({ what }) => what === 'application protocols'),
    { part: 'offered', what: 'application protocols', first: '', second: 'h2' },
  );
  assert.equal(refused.find(({ what }) => what === 'because of')?.second, 'CERT_HAS_EXPIRED');
  assert.ok(refused.some(({ part, what }) => part === 'presented' && what === 'certificate 0: valid until'));
  const version = difference(a.events, c.events).find(({ what }) => what === 'protocol version');
  assert.deepEqual([version?.first, version?.second], ['TLS 1.3', 'TLS 1.2']);
});

test('tlscope diff: hosts and traces, 0 the same, 1 different, 2 wrong use', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'tlscope-diff-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const [ca, trace] = ['ca.pem', 't.json'].map((name) => join(folder, name)) as [string, string];
  writeFileSync(ca, world.rootPem);
  const [good, old] = await Promise.all(
    ['good', 'only-tls-1.2'].map(async (name) => `localhost:${await open(t, name)}`),
  );
  await run('connect', good!, '--ca', ca, '--trace', trace);
  assert.equal((await run('diff', trace, good!, '--ca', ca)).code, 0);
  const { code, out } = await run('diff', trace, old!, '--ca', ca);
  assert.equal(code, 1);
  assert.match(out, /WHAT WAS CHOSEN/);
  assert.ok(out.split('\n').every((line) => line.length <= 80));
  assert.equal((await run('diff', ca, old!)).code, 2);
  assert.equal((await run('diff', trace, 'localhost:1')).code, 2);
});
