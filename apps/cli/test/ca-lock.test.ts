/** Only one process writes to a CA at a time, whatever a process before it left behind. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { lockFolder } from '../src/ca/lock.ts';
import { lookAt } from '../src/ca/lock-file.ts';
import { finish, run, start } from './support/command.ts';
import { ownFolder } from './support/folder.ts';

const folder = ownFolder();
const dir = folder.path('ca');
const file = (...parts: string[]): string => join(dir, ...parts);
const ca = (...args: string[]) => run('ca', ...args, '--dir', dir);

before(async () => {
  for (const args of [['init'], ['issue', 'client', 'bob']]) assert.equal((await ca(...args)).code, 0, args.join(' '));
});

test('many writers at once: each name is issued once, and the log adds up', async () => {
  const names = ['x.internal', 'x.internal', 'x.internal', 'y.internal', 'z.internal'];
  const ran = await Promise.all(names.map((name) => finish(start(['ca', 'issue', 'server', name, '--dir', dir]))));
  const codes = ran.map(({ code }) => code);
  assert.deepEqual(codes.slice(0, 3).sort(), [0, 2, 2], ran.map(({ err }) => err).join(''));
  assert.deepEqual(codes.slice(3), [0, 0]);
  const list = JSON.parse((await ca('list', '--json')).out);
  assert.equal(list.log.whole, true);
  assert.equal(list.certificates.filter(({ name }: { name: string }) => name === 'x.internal').length, 1);
  assert.equal(existsSync(file('lock')), false);
});

test('the lock of a process that is dead is taken over; that of a living one is not', async () => {
  const dead = start(['--version']);
  await finish(dead);
  writeFileSync(file('lock'), JSON.stringify({ pid: dead.pid, host: hostname() }));
  assert.equal((await ca('export', 'bob')).code, 0);
  assert.equal(existsSync(file('lock')), false);
  writeFileSync(file('lock'), JSON.stringify({ pid: process.ppid, host: hostname() }));
  assert.throws(() => lockFolder(dir, 0), /is at work in this CA/);
  assert.equal(existsSync(file('lock')), true);
  rmSync(file('lock'));
});

/** As long ago as no write takes. */
const long = new Date(Date.now() - 60_000);
function leave(name: string, content: string): void {
  writeFileSync(file(name), content);
  utimesSync(file(name), long, long);
}
const locks = (): string[] => readdirSync(dir).filter((name) => name.includes('lock'));

test('an empty lock of a process that died before it wrote is taken over, at once', () => {
  for (const content of ['', '\0\0\0\0', '\n']) {
    leave('lock', content);
    leave('lock.stale', '');
    lockFolder(dir, 0)();
    rmSync(file('lock.stale'));
    assert.deepEqual(locks(), []);
  }
});

test('an empty lock that was made just now is being written, and one that cannot be read is left alone', () => {
  writeFileSync(file('lock'), '');
  assert.throws(() => lockFolder(dir, 0), /Another process is at work in this CA/);
  leave('lock', '{"of": "another program"}');
  assert.throws(() => lockFolder(dir, 0), /Another process is at work in this CA/);
  rmSync(file('lock'));
});

test('a lock appears with its content: nobody who reads it while it is made and removed finds it empty', async () => {
  // Another process reads as fast as it can, until it is told that the making is over.
  const code = `
    const { existsSync, readFileSync } = require('node:fs');
    console.log('reading');
    let empty = 0;
    while (!existsSync(process.argv[2])) {
      try { if (readFileSync(process.argv[1], 'utf8') === '') empty++; } catch {}
    }
    console.log('empty:', empty);`;
  const reader = spawn(process.execPath, ['-e', code, file('lock'), file('over')]);
  let said = '';
  const reading = new Promise<void>((resolve) => {
    reader.stdout.on('data', (text) => {
      said += text;
      resolve();
    });
  });
  const end = new Promise((resolve) => reader.once('close', resolve));
  await reading;
  for (let i = 0; i < 200; i++) lockFolder(dir, 0)();
  writeFileSync(file('over'), '');
  await end;
  rmSync(file('over'));
  assert.match(said, /empty: 0/);
  assert.deepEqual(locks(), []);
});

test('whoever died while it took over from a dead one is taken over from, and so on', async () => {
  const dead = start(['--version']);
  await finish(dead);
  const gone = (nonce: string): string => JSON.stringify({ pid: dead.pid, host: hostname(), nonce });
  writeFileSync(file('lock'), gone('a'));
  let last = 'lock';
  for (const nonce of ['b', 'c', 'd']) {
    last = `.lock.${lookAt(file(last))!.identity}`;
    writeFileSync(file(last), gone(nonce));
  }
  lockFolder(dir, 0)();
  assert.deepEqual(locks(), []);
});

test('a living process that takes over keeps everybody else away from it', async () => {
  const dead = start(['--version']);
  await finish(dead);
  writeFileSync(file('lock'), JSON.stringify({ pid: dead.pid, host: hostname() }));
  const claim = `.lock.${lookAt(file('lock'))!.identity}`;
  writeFileSync(file(claim), JSON.stringify({ pid: process.ppid, host: hostname() }));
  assert.throws(() => lockFolder(dir, 0), /is at work in this CA/);
  assert.deepEqual(locks().sort(), [claim, 'lock']);
  for (const name of locks()) rmSync(file(name));
});

test('many at once find the same dead lock: one after the other gets it, and none is lost', async () => {
  leave('lock', '');
  const names = ['p.internal', 'q.internal', 'r.internal', 's.internal'];
  const ran = await Promise.all(names.map((name) => finish(start(['ca', 'issue', 'server', name, '--dir', dir]))));
  assert.deepEqual(
    ran.map(({ code }) => code),
    [0, 0, 0, 0],
    ran.map(({ err }) => err).join(''),
  );
  assert.equal(JSON.parse((await ca('list', '--json')).out).log.whole, true);
  assert.deepEqual(locks(), []);
});

test('a folder is the same by each of its paths', { skip: process.platform === 'win32' && 'no links' }, () => {
  const other = folder.path('other-path');
  symlinkSync(dir, other);
  const unlock = lockFolder(dir, 0);
  assert.throws(() => lockFolder(other, 0), /is at work in this CA/);
  unlock();
  lockFolder(other, 0)();
});

test('what the file system refuses is one clear sentence and exit code 2, and nothing is broken', async () => {
  const link = process.platform !== 'win32';
  const circle = folder.path('circle');
  if (link) symlinkSync(circle, circle);
  const plain = folder.put('plain', 'no folder');
  for (const [args, sentence] of [
    [['init', '--dir', plain], /plain cannot be used: there is a file of that name\./],
    [['init', '--dir', join(plain, 'below')], /below cannot be used: a part of its path is a file\./],
    ...(link ? [[['init', '--dir', circle], /circle cannot be used: its links lead in a circle\./] as const] : []),
  ] as const) {
    const { code, err } = await run('ca', ...args);
    assert.equal(code, 2, err);
    assert.match(err.replace(/\s+/g, ' '), sentence);
  }
  mkdirSync(file('lock'));
  const { code, err } = await ca('list');
  assert.equal(code, 2);
  assert.match(err.replace(/\s+/g, ' '), /lock cannot be used: it is a folder\./);
  rmdirSync(file('lock'));
  assert.equal(JSON.parse((await ca('list', '--json')).out).log.whole, true);
});
