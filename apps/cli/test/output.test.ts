/** Where files go, on a machine with others: what they have put there before, and what they have opened. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  closeSync,
  lchownSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { describe, test } from 'node:test';
import { nodeProvider as provider } from 'tlscope/crypto/node';
import { makeIdentity, toPem } from 'tlscope/x509';
import { toRun } from '../../../test/suite/places.ts';
import { writeNamed, writePublic } from '../src/files.ts';
import { UsageError } from '../src/host.ts';
import { ownFolder } from './support/folder.ts';

const folder = ownFolder();
const mode = (path: string): number => statSync(path).mode & 0o777;
const refused = (what: RegExp) => (error: unknown) => error instanceof UsageError && what.test(error.message);

test('who has opened the file that was there reads nothing of the new one', async () => {
  for (const write of [
    (path: string) => writeNamed(path, 'secret', 'w'),
    (path: string) => writePublic(path, 'secret'),
  ]) {
    const path = folder.put('opened', 'old');
    chmodSync(path, 0o644);
    const reader = openSync(path, 'r');
    await write(path);
    assert.equal(readFileSync(reader, 'utf8'), 'old');
    assert.equal(readFileSync(path, 'utf8'), 'secret');
    closeSync(reader);
  }
});

test('secrets are added to no file that others may have opened', async () => {
  const path = folder.put('keys.log', 'old\n');
  chmodSync(path, 0o644);
  await assert.rejects(writeNamed(path, 'new\n', 'a'), refused(/Others on this machine can read/));
  assert.equal(readFileSync(path, 'utf8'), 'old\n');
  chmodSync(path, 0o600);
  await writeNamed(path, 'new\n', 'a');
  await writeNamed(path, 'newer\n', 'a');
  assert.equal(readFileSync(path, 'utf8'), 'old\nnew\nnewer\n');
});

test('a file that others may write to is not left so, and one for its owner alone stays so', async () => {
  const open = folder.put('open.pem', 'old');
  chmodSync(open, 0o666);
  await writePublic(open, 'new');
  assert.equal(mode(open) & 0o022, 0);
  const closed = folder.put('closed.pem', 'old');
  chmodSync(closed, 0o600);
  await writePublic(closed, 'new');
  assert.equal(mode(closed), 0o600);
});

test('the other names of a file keep what they had', async () => {
  const mine = folder.put('mine', 'mine\n');
  linkSync(mine, folder.path('other'));
  chmodSync(mine, 0o600);
  await assert.rejects(writeNamed(folder.path('other'), 'secret\n', 'a'), refused(/has another name/));
  await writeNamed(folder.path('other'), 'secret', 'w');
  assert.equal(readFileSync(mine, 'utf8'), 'mine\n');
});

test('a link of ours leads where it says, and stays a link', async () => {
  const target = folder.put('target', 'old');
  symlinkSync('target', folder.path('link'));
  chmodSync(target, 0o600);
  await writeNamed(folder.path('link'), 'new', 'w');
  await writeNamed(folder.path('link'), 'er', 'a');
  assert.ok(lstatSync(folder.path('link')).isSymbolicLink());
  assert.equal(readFileSync(target, 'utf8'), 'newer');
  symlinkSync('round', folder.path('round'));
  await assert.rejects(writeNamed(folder.path('round'), 'x', 'w'), UsageError);
});

test('a new file is only new where nothing is there', async () => {
  await writeNamed(folder.path('fresh'), 'one', 'wx');
  await assert.rejects(writeNamed(folder.path('fresh'), 'two', 'wx'), refused(/there is a file of that name/));
  symlinkSync(folder.path('nowhere'), folder.path('dangling'));
  await assert.rejects(writeNamed(folder.path('dangling'), 'x', 'wx'), refused(/there is a file of that name/));
  assert.equal(readFileSync(folder.path('fresh'), 'utf8'), 'one');
});

test('what is no file is written to as it is, and standard output by its name', onlyWith('/dev/stdout'), async () => {
  await writeNamed('/dev/null', 'x', 'w');
  await writeNamed('/dev/null', 'x', 'a');
  const { root } = makeIdentity({ provider, names: ['a.test'], at: Date.now(), key: 'secp256r1' });
  const pem = folder.put('root.pem', toPem('CERTIFICATE', root.der));
  const into = folder.put('redirected', 'before\n');
  const out = openSync(into, 'a');
  const args = ['trust', pem, '--roots', pem, '--for', 'pem', '--out', '/dev/stdout'];
  const child = spawn(process.execPath, [...toRun('apps/cli/src/main.ts'), ...args], {
    stdio: ['ignore', out, 'inherit'],
  });
  assert.deepEqual(await once(child, 'close'), [0, null]);
  assert.match(readFileSync(into, 'utf8'), /^before\n.*BEGIN CERTIFICATE.*trust anchor/s);
  assert.ok(lstatSync('/dev/stdout').isSymbolicLink());
});

test('nothing is left beside it, whatever goes wrong', async () => {
  mkdirSync(folder.path('beside'));
  await writeNamed(folder.path('beside/file'), 'x', 'w');
  await assert.rejects(writeNamed(folder.path('beside'), 'x', 'w'), refused(/it is a folder/));
  await assert.rejects(writeNamed(folder.path('beside/none/file'), 'x', 'w'), refused(/there is no such file/));
  assert.deepEqual(readdirSync(folder.path('beside')), ['file']);
});

/** Only the superuser can make files of somebody else. */
const NOBODY = 65_534;
describe('of another user', { skip: process.geteuid?.() !== 0 && 'needs the rights of root' }, () => {
  test('a link is not followed', async () => {
    const mine = folder.put('bashrc', 'mine');
    for (const to of [mine, folder.path('not-yet')]) {
      const link = folder.path(`theirs-${to === mine}`);
      symlinkSync(to, link);
      lchownSync(link, NOBODY, NOBODY);
      await assert.rejects(writeNamed(link, 'x', 'a'), refused(/belongs to another user/));
      await assert.rejects(writeNamed(link, 'x', 'w'), refused(/belongs to another user/));
      await assert.rejects(writePublic(link, 'x'), refused(/belongs to another user/));
    }
    assert.equal(readFileSync(mine, 'utf8'), 'mine');
  });

  test('a file gets no secrets', async () => {
    const path = folder.put('planted', 'theirs');
    chmodSync(path, 0o666);
    chownSync(path, NOBODY, NOBODY);
    const reader = openSync(path, 'r');
    await assert.rejects(writeNamed(path, 'secret', 'a'), refused(/belongs to another user/));
    await writeNamed(path, 'secret', 'w');
    assert.equal(readFileSync(reader, 'utf8'), 'theirs');
    assert.equal(statSync(path).uid, 0);
    closeSync(reader);
  });
});

function onlyWith(path: string) {
  return { skip: statSync(path, { throwIfNoEntry: false }) === undefined && `there is no ${path}` };
}
