/** `tlscope check` and servers that are not what a survey hopes for: fewer answers, certificates that are odd. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { createServer } from 'node:tls';
import { toPem, writePrivateKey } from 'tlscope/x509';
import { sarif } from '../../apps/cli/src/check/formats.ts';
import { run } from '../../apps/cli/test/support/command.ts';
import { oddOnes } from '../../packages/tls/test/x509/make-odd.ts';
import { open, type Scope, serve, world } from '../diagnose/support.ts';

function folder(t: Scope): (name: string) => string {
  const path = mkdtempSync(join(tmpdir(), 'tlscope-check-'));
  t.after(() => rmSync(path, { recursive: true }));
  writeFileSync(join(path, 'ca.pem'), world.rootPem);
  return (name) => join(path, name);
}

async function check(t: Scope, port: number, ...more: readonly string[]) {
  const ca = folder(t)('ca.pem');
  const { code, out, err } = await run('check', `localhost:${port}`, '--ca', ca, '--json', ...more);
  const { verdicts } = JSON.parse(out || '{"verdicts":[]}') as {
    verdicts: { id: string; ok: boolean; message: string }[];
  };
  return { code, err, broken: verdicts.filter(({ ok }) => !ok) };
}

/** The good server behind a door that lets those through whose number (from 0) is right. */
async function behindDoor(t: Scope, opens: (number: number) => boolean): Promise<number> {
  const good = await open(t, 'good');
  let number = 0;
  return serve(t, (socket) => {
    socket.on('error', () => {});
    if (!opens(number++)) return void socket.destroy();
    const inside = connect(good, '127.0.0.1');
    inside.on('error', () => socket.destroy());
    socket.on('close', () => inside.destroy());
    socket.pipe(inside).pipe(socket);
  });
}

test('a server that stops answering has not said no to what is weak', async (t) => {
  assert.deepEqual((await check(t, await behindDoor(t, () => true))).broken, []);
  // One connection to begin with, four about versions; then the suites and groups, and the first one once more.
  for (const [opens, why] of [
    [(number: number) => number < 5, /the same one after all the others did not/],
    [(number: number) => number < 5 || number > 53, /accepts TLS 1.2, and none of its cipher suites/],
  ] as const) {
    const { code, broken } = await check(t, await behindDoor(t, opens));
    assert.equal(code, 1);
    assert.deepEqual(
      broken.map(({ id }) => id),
      ['reachable'],
    );
    assert.match(broken[0]!.message, why);
  }
});

test('an odd certificate is a verdict, and the reports are written', async (t) => {
  const papers = world.papers();
  const [, , odd] = oddOnes(papers.chain[0]!).find(([rule]) => rule === 'time without seconds')!;
  const cert = [odd, ...papers.chain.slice(1)].map((der) => toPem('CERTIFICATE', der)).join('');
  const server = createServer({ cert, key: toPem('PRIVATE KEY', writePrivateKey(papers.key)) }, (socket) => {
    socket.on('error', () => {});
    socket.end();
  });
  server.on('tlsClientError', () => {});
  t.after(() => server.close());
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const path = folder(t)('r.sarif');
  const { code, broken, err } = await check(t, (server.address() as AddressInfo).port, '--sarif', path);
  assert.equal(code, 1);
  assert.doesNotMatch(err, /broke inside/);
  assert.match(broken.find(({ id }) => id === 'chain')!.message, /notBefore \(byte \d+\)/);
  assert.equal(JSON.parse(readFileSync(path, 'utf8')).runs[0].results.length > 0, true);
});

test('in SARIF the words of a server are no link to click on and no place to fill in', () => {
  const message = 'its names are [click](https://evil.example), {0}';
  const text = sarif('localhost:443', 'modern', [{ id: 'chain', rule: '', ok: false, message, rfc: '' }]);
  const shown: string = JSON.parse(text).runs[0].results[0].message.text;
  assert.equal(shown, 'its names are [click] (https://evil.example), {{0}}');
});
