/** The log of a CA: nothing is signed where it does not add up, and only one process writes at a time. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { unhex } from 'tlscope/bytes';
import { parseCertificate, parseRevocationList, pemBlocks } from 'tlscope/x509';
import { lockFolder } from '../src/ca/lock.ts';
import { lookAt } from '../src/ca/lock-file.ts';
import { finish, run, start } from './support/command.ts';
import { ownFolder } from './support/folder.ts';

const folder = ownFolder();
const dir = folder.path('ca');
const file = (...parts: string[]): string => join(dir, ...parts);
const ca = (...args: string[]) => run('ca', ...args, '--dir', dir);
const LOG = file('log.jsonl');

before(async () => {
  for (const args of [
    ['init'],
    ['issue', 'server', 'a.internal'],
    ['revoke', 'a.internal'],
    ['issue', 'client', 'bob'],
  ]) {
    assert.equal((await ca(...args)).code, 0, args.join(' '));
  }
});

/** Does `work` with a changed log, and puts everything back. */
async function withLog(change: (lines: string[]) => string[], work: () => Promise<void>): Promise<void> {
  const [log, count] = [readFileSync(LOG, 'utf8'), readFileSync(`${LOG}.count`, 'utf8')];
  writeFileSync(
    LOG,
    change(log.split('\n').slice(0, -1))
      .map((line) => `${line}\n`)
      .join(''),
  );
  try {
    await work();
  } finally {
    writeFileSync(LOG, log);
    writeFileSync(`${LOG}.count`, count);
  }
}

const isRevocation = (line: string): boolean => line.includes('"did":"revoke"');
const signing = [
  ['crl'],
  ['issue', 'server', 'b.internal'],
  ['renew', 'bob'],
  ['revoke', 'bob'],
  ['ocsp', 'a.internal'],
  ['export', 'bob'],
];

const damages: readonly [what: string, change: (lines: string[]) => string[]][] = [
  ['without the line of a revocation', (lines) => lines.filter((line) => !isRevocation(line))],
  ['that ends with the line before a revocation', (lines) => lines.slice(0, lines.findIndex(isRevocation))],
  ['without its last line', (lines) => lines.slice(0, -1)],
  ['with a line changed', (lines) => lines.map((line) => line.replace('"unspecified"', '"superseded"'))],
  ['with a line twice', (lines) => [...lines, lines.at(-1)!]],
  ['with lines that are not of this log', (lines) => [...lines, 'null', '[]']],
  ['without any line', () => []],
];
for (const [what, change] of damages) {
  test(`with a log ${what} nothing is signed, and the list shows where`, async () => {
    await withLog(change, async () => {
      for (const args of signing) {
        const { code, err } = await ca(...args);
        assert.equal(code, 2, args.join(' '));
        assert.match(err, /log\s+of\s+this\s+CA\s+does\s+not\s+add\s+up/, args.join(' '));
      }
      assert.equal(existsSync(file('crl')), false);
      const { code, out } = await ca('list');
      assert.equal(code, 1);
      assert.match(out, /of\s+the\s+log\s+does\s+not\s+fit/);
    });
  });
}

test('a log that was cut off in a line, and one whose count is gone, are refused as well', async () => {
  await withLog(
    (lines) => lines,
    async () => {
      writeFileSync(LOG, readFileSync(LOG, 'utf8').slice(0, -9));
      assert.match((await ca('crl')).err, /not\s+written\s+to\s+its\s+end/);
    },
  );
  await withLog(
    (lines) => lines,
    async () => {
      rmSync(`${LOG}.count`);
      assert.match((await ca('crl')).err, /does\s+not\s+add\s+up/);
    },
  );
});

test('the list that was published bears witness against a log that was put together anew', async () => {
  const copy = folder.path('older');
  await run('ca', 'init', '--dir', copy);
  await run('ca', 'issue', 'server', 'c.internal', '--dir', copy);
  const saved = ['log.jsonl', 'log.jsonl.count'];
  for (const name of saved) copyFileSync(join(copy, name), folder.path(name));
  await run('ca', 'revoke', 'c.internal', '--dir', copy);
  assert.equal((await run('ca', 'crl', '--dir', copy)).code, 0);
  for (const name of saved) copyFileSync(folder.path(name), join(copy, name));
  const before = readFileSync(join(copy, 'crl', 'issuing.crl'));
  const { code, err } = await run('ca', 'crl', '--dir', copy);
  assert.equal(code, 2);
  assert.match(err, /revocation\s+of\s+"c\.internal"/);
  assert.deepEqual(readFileSync(join(copy, 'crl', 'issuing.crl')), before);
  assert.equal(parseRevocationList(before).size, 1);
});

test('an interrupted line, whose count was not written, is taken as written', async () => {
  const count = readFileSync(`${LOG}.count`, 'utf8');
  assert.equal((await ca('export', 'bob')).code, 0);
  writeFileSync(`${LOG}.count`, count);
  assert.equal((await ca('list')).code, 0);
  assert.equal((await ca('export', 'bob')).code, 0);
  assert.equal((await ca('list')).code, 0);
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

test('every file of the folder is for its owner alone, and none is left half written', {
  skip: process.platform === 'win32' && 'no modes',
}, async () => {
  await ca('crl');
  await ca('renew', 'bob');
  for (const entry of readdirSync(dir, { recursive: true, withFileTypes: true })) {
    const mode = statSync(join(entry.parentPath ?? entry.path, entry.name)).mode & 0o777;
    assert.equal(mode, entry.isDirectory() ? 0o700 : 0o600, entry.name);
    assert.doesNotMatch(entry.name, /\.new$|^next-/);
  }
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

test("a name that is a serial number takes nobody else's revocation: nothing is taken back that was not meant", async () => {
  const { serial } = JSON.parse((await ca('issue', 'device', 'meant', '--json')).out);
  const { code, err } = await ca('issue', 'device', serial.toUpperCase());
  assert.equal(code, 2);
  assert.match(err, /serial\s+number\s+of\s+another/);
  assert.match((await ca('revoke', serial)).out, /Revoked\s+"meant"/);
});

test('an issuer is known by its name to the log, whatever was typed', async () => {
  const list = async () => JSON.parse((await ca('list', '--json')).out);
  const issuing = (await list()).certificates.find(({ name }: { name: string }) => name === 'issuing');
  const issued = await ca('issue', 'server', 'by-number.internal', '--issuer', issuing.serial, '--json');
  assert.equal(JSON.parse(issued.out).issuer, 'issuing', issued.err);
  assert.equal((await ca('revoke', 'by-number.internal')).code, 0);
  const listed = await ca('crl', '--issuer', issuing.serial.match(/../g).join(':'));
  assert.match(listed.out, /of\s+"issuing"/, listed.err);
  const crl = parseRevocationList(readFileSync(file('crl', 'issuing.crl')));
  const { serial } = JSON.parse(issued.out);
  const { issuerName } = parseCertificate(
    pemBlocks(readFileSync(file('by-number.internal', 'certificate.pem'), 'latin1'))[0]!.der,
  );
  assert.ok(crl.find(unhex(serial), issuerName) !== undefined);
  assert.equal((await list()).log.whole, true);
});

test('what the log could not hold is not done, and the CA goes on', async () => {
  const names = Array.from({ length: 1500 }, (_, i) => `a-rather-long-name-of-a-host-${i}.internal`);
  const { code, err } = await ca('issue', 'server', ...names);
  assert.equal(code, 2);
  assert.match(err, /log\s+of\s+this\s+CA\s+cannot\s+hold\s+it/);
  assert.equal(existsSync(file('a-rather-long-name-of-a-host-0.internal')), false);
  assert.equal((await ca('issue', 'server', 'still.internal')).code, 0);
});

test('an empty passphrase is refused: it locks nothing', async () => {
  const open = folder.path('open');
  const { code, err } = await run('ca', 'init', '--dir', open, '--passphrase', '');
  assert.equal(code, 2);
  assert.match(err, /is\s+empty,\s+and\s+locks\s+nothing/);
  assert.equal(existsSync(open), false);
  assert.equal((await ca('export', 'bob', '--as', 'key', '--export-passphrase', '')).code, 2);
  process.env.TLSCOPE_CA_PASSPHRASE = '';
  try {
    assert.match((await run('ca', 'init', '--dir', open)).err, /TLSCOPE_CA_PASSPHRASE\s+is\s+empty/);
  } finally {
    delete process.env.TLSCOPE_CA_PASSPHRASE;
  }
});
