/** The log of a CA: nothing is signed where it does not add up, and only one process writes at a time. */
import assert from 'node:assert/strict';
import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { unhex } from 'tlscope/bytes';
import { parseCertificate, parseRevocationList, pemBlocks } from 'tlscope/x509';
import { run } from './support/command.ts';
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

test('what was stopped behind its line in the log is put in place by the next command', async () => {
  const names = ['certificate.pem', 'chain.pem', 'key.pem'];
  const shop = (name: string): string => join(dir, 'stopped.internal', name);
  await ca('issue', 'server', 'stopped.internal');
  const [certificate, chain, key] = names.map((name) => readFileSync(shop(name)));
  const { serial } = JSON.parse((await ca('renew', 'stopped.internal', '--json')).out);
  const renewed = names.map((name) => readFileSync(shop(name)));
  renameSync(shop('key.pem'), shop(`next-key-${serial}.pem`));
  for (const [name, old] of Object.entries({ 'certificate.pem': certificate, 'chain.pem': chain, 'key.pem': key })) {
    writeFileSync(shop(name), old!, { mode: 0o600 });
  }
  // One that never came on record belongs to nothing.
  writeFileSync(shop('next-key-00ff.pem'), key!, { mode: 0o600 });
  assert.equal((await ca('export', 'stopped.internal', '--as', 'key')).code, 0);
  assert.deepEqual(
    names.map((name) => readFileSync(shop(name))),
    renewed,
  );
  rmSync(shop('next-key-00ff.pem'));
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
