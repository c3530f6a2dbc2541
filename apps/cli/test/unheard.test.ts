/** Nobody reads what is said, or the disk has no room for it: the answer stays what it is. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync, readdirSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { before, test } from 'node:test';
import { nodeProvider as provider } from 'tlscope/crypto/node';
import { makeIdentity, toPem } from 'tlscope/x509';
import { toRun } from '../../../test/suite/places.ts';
import { run, serve, start } from './support/command.ts';
import { ownFolder } from './support/folder.ts';

const folder = ownFolder();
const dir = folder.path('ca');
const { root, server } = makeIdentity({ provider, names: ['a.test'], at: Date.now(), key: 'secp256r1' });
const chain = folder.put('chain.pem', server.chain.map((der) => toPem('CERTIFICATE', der)).join(''));
const roots = folder.put('roots.pem', toPem('CERTIFICATE', root.der));

before(async () => {
  assert.equal((await run('ca', 'init', '--dir', dir)).code, 0);
});

/** The reader is gone before the first word. */
async function unread(...args: string[]): Promise<number | null> {
  const child = start(args);
  child.stdout.destroy();
  child.stderr.destroy();
  const [code] = (await once(child, 'close')) as [number | null];
  return code;
}

test('a refusal is one whether somebody reads it or not', async (t) => {
  const refusing = createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', () => socket.end(Uint8Array.of(21, 3, 3, 0, 2, 2, 40)));
  });
  refusing.listen(0, '127.0.0.1');
  await once(refusing, 'listening');
  t.after(() => refusing.close());
  const { port } = refusing.address() as AddressInfo;
  assert.equal(await unread('connect', `127.0.0.1:${port}`, '--diagnose'), 1);
  assert.equal(await unread('verify', chain, '--roots', roots, '--host', 'b.test'), 1);
  assert.equal(await unread('verify', chain, '--roots', roots, '--host', 'a.test'), 0);
});

test('a CA whose word nobody reads is not left locked', async () => {
  assert.equal(await unread('ca', 'list', '--dir', dir), 0);
  assert.deepEqual(
    readdirSync(dir).filter((name) => name.includes('lock')),
    [],
  );
});

test('what does not fit on the disk is said, and is no success', {
  skip: !existsSync('/dev/full') && 'no /dev/full',
}, async () => {
  for (const args of [
    ['ca', 'export', 'issuing', '--as', 'key', '--dir', dir],
    ['verify', chain, '--roots', roots, '--host', 'a.test', '--json'],
    ['trust', roots, '--roots', roots, '--for', 'pem'],
  ]) {
    const full = openSync('/dev/full', 'w');
    const child = spawn(process.execPath, [...toRun('apps/cli/src/main.ts'), ...args], {
      stdio: ['ignore', full, 'pipe'],
    });
    closeSync(full);
    let err = '';
    child.stderr?.on('data', (chunk) => {
      err += chunk;
    });
    assert.deepEqual(await once(child, 'close'), [2, null], args.join(' '));
    assert.match(err, /Standard output cannot be written: the disk is full/);
  }
  assert.ok(!existsSync(`${dir}/lock`));
});

test('a server whose lines nobody reads ends', async () => {
  const { port, closed, deafen } = await serve();
  deafen();
  await run('connect', `localhost:${port}`, '--insecure');
  assert.equal(await closed, 0);
});
