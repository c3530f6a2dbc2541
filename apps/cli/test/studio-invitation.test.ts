/** How the studio is opened on a machine with others, who see what programs are started with. */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { request } from 'node:http';
import { type TestContext, test } from 'node:test';
import { startStudio } from '../src/live/server.ts';
import { ownFolder } from './support/folder.ts';

const folder = ownFolder();
folder.put('index.html', '<html><head></head></html>');

const ANOTHER = { uid: 65_534, gid: 65_534 } as const;
function canBeAnother(): boolean {
  if (process.platform !== 'linux' || process.geteuid?.() !== 0) return false;
  return spawnSync(process.execPath, ['--version'], ANOTHER).status === 0;
}

async function studio(t: TestContext) {
  const { address, invitation, close } = await startStudio(folder.path('.'), 0);
  t.after(close);
  const ask = (headers: Record<string, string> = {}, method = 'GET') =>
    new Promise<[number | undefined, string | undefined]>((resolve, reject) => {
      request(invitation, { headers, method, agent: false }, (response) => {
        response.resume().once('end', () => resolve([response.statusCode, response.headers.location]));
      })
        .on('error', reject)
        .end();
    });
  const path = new URL(address).pathname;
  return { address, invitation, ask, path };
}

test('what the browser is started with lets in once, and does not say what it leads to', async (t) => {
  const { invitation, ask, path } = await studio(t);
  assert.ok(!invitation.includes(path.replaceAll('/', '')));
  assert.deepEqual(await ask({ host: 'attacker.example' }), [404, undefined]);
  assert.deepEqual(await ask({}, 'POST'), [404, undefined]);
  assert.deepEqual(await ask(), [302, path]);
  assert.deepEqual(await ask(), [404, undefined]);
});

test('another user of the machine who has seen it is not let in, and takes it from nobody', {
  skip: !canBeAnother() && 'needs the rights of root on Linux, and a Node that every user may start',
}, async (t) => {
  const { invitation, ask, path } = await studio(t);
  const program = `
    require('http').get(process.argv[1], { agent: false }, (response) => {
      response.resume();
      process.exitCode = response.statusCode === 404 ? 0 : 1;
    });`;
  const other = spawn(process.execPath, ['-e', program, invitation], { ...ANOTHER, stdio: 'inherit' });
  assert.deepEqual(await once(other, 'close'), [0, null]);
  // One who asks and does not wait for the answer is nobody: the system shows it as the superuser's.
  const gone = `
    const { port, pathname } = new URL(process.argv[1]);
    const socket = require('net').connect(port, '127.0.0.1', () => {
      socket.end('GET ' + pathname + ' HTTP/1.1\\r\\nhost: 127.0.0.1:' + port + '\\r\\n\\r\\n', () => socket.destroy());
    });`;
  const fleeting = spawn(process.execPath, ['-e', gone, invitation], { ...ANOTHER, stdio: 'inherit' });
  assert.deepEqual(await once(fleeting, 'close'), [0, null]);
  assert.deepEqual(await ask(), [302, path]);
});
