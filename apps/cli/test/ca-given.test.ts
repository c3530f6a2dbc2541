/** What is typed at the CA is taken as it was meant, or refused before anything is made. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { GeneralName } from 'tlscope/asn1';
import { nodeProvider as provider } from 'tlscope/crypto/node';
import { run } from './support/command.ts';
import { ownFolder } from './support/folder.ts';
import { request } from './support/request.ts';

const folder = ownFolder();

test('a range of addresses that is not written out is no constraint: it would be every address', async () => {
  const dir = folder.path('ranges');
  for (const range of [
    '10.0.0.0/',
    '10.0.0.0/1e1',
    '10.0.0.0/ 8',
    '10.0.0.0/0x8',
    '10.0.0.0/8/8',
    '::/',
    '1.2.3.4.5',
    '10',
  ]) {
    const { code, err } = await run('ca', 'init', '--constrain', `a.example,${range}`, '--dir', dir);
    assert.equal(code, 2, range);
    assert.match(err, /is not (?:a range|something)/);
    assert.equal(existsSync(dir), false, range);
  }
  assert.equal((await run('ca', 'init', '--constrain', 'a.example,10.0.0.0/8', '--dir', dir)).code, 0);
  assert.equal((await run('ca', 'issue', 'server', '11.0.0.1', '--dir', dir)).code, 2);
  assert.equal((await run('ca', 'issue', 'server', '10.0.0.1', '--dir', dir)).code, 0);
});

test('an address of lists that no certificate can hold is refused before there is a CA', async () => {
  const dir = folder.path('urls');
  for (const flag of ['--crl-url', '--ocsp-url']) {
    for (const url of ['http://ü.example/%s', 'ca.internal/list', 'http://a.internal/x\n', 'http://', '']) {
      const { code, err } = await run('ca', 'init', flag, url, '--dir', dir);
      assert.deepEqual([code, existsSync(dir)], [2, false], `${flag} ${url}`);
      assert.doesNotMatch(err, /broke inside/);
    }
  }
  const good = ['--crl-url', 'http://ca.internal:8080/%s.crl', '--ocsp-url', 'https://ca.internal/ocsp'];
  assert.equal((await run('ca', 'init', ...good, '--dir', dir)).code, 0);
});

test('an OCSP answer is about what can be a serial number', async () => {
  const dir = folder.path('serials');
  assert.equal((await run('ca', 'init', '--dir', dir)).code, 0);
  for (const serial of ['ff', 'ffff', '0001', '01'.repeat(21), '00', 'a:b'])
    assert.equal((await run('ca', 'ocsp', serial, '--dir', dir)).code, serial === '00' ? 0 : 2, serial);
  for (const serial of ['01', '00ff', '7f', '01'.repeat(20)])
    assert.equal((await run('ca', 'ocsp', serial, '--dir', dir)).code, 0, serial);
});

test('a name that is none is not issued, also where the CA is for any name at all', async () => {
  const dir = folder.path('any');
  const host = (value: string): GeneralName => ({ type: 'dNSName', value });
  const mail = (value: string): GeneralName => ({ type: 'rfc822Name', value });
  assert.equal((await run('ca', 'init', '--title', 'a\nb', '--dir', dir)).code, 2);
  assert.equal(existsSync(dir), false);
  assert.equal((await run('ca', 'init', '--unconstrained', '--dir', dir)).code, 0);
  const ask = async (kind: string, commonName: string, names: readonly GeneralName[]) => {
    const file = folder.put('ask.csr', request(provider.generateKey('secp256r1'), commonName, names));
    return run('ca', 'issue', 'csr', file, '--for', kind, '--dir', dir);
  };
  for (const [kind, commonName, ...names] of [
    ['server', 'ask', host('bank.example\0.ask.example')],
    ['server', 'ask', host('bank.example\n')],
    ['server', 'ask', host('*')],
    ['server', 'ask', host('a.*.example')],
    ['server', 'ask', host('a b')],
    ['server', 'ask', host('')],
    ['server', 'ask', host('192.0.2.1')],
    ['server', 'ask', { type: 'iPAddress', value: Uint8Array.of(1, 2, 3) }],
    ['client', 'ask', mail('boss@bank.example\0@ask.example')],
    ['client', 'boss\0x', mail('x@ask.example')],
  ] as const) {
    const { code, err } = await ask(kind, commonName, names);
    assert.equal(code, 2, JSON.stringify([commonName, names]));
    assert.match(err, /It is not\s+issued/);
    assert.equal(existsSync(join(dir, 'ask')), false);
  }
  const good = [host('ask.example'), host('*.ask.example'), host('a_b.example')];
  assert.equal((await ask('server', 'ask', good)).code, 0);
});

test('keys are written nowhere else than in the folder, whatever leads out of it', async () => {
  const dir = folder.path('led');
  const elsewhere = folder.path('elsewhere');
  mkdirSync(elsewhere);
  assert.equal((await run('ca', 'init', '--dir', dir)).code, 0);
  for (const name of ['shop.internal', 'crl', 'ocsp']) symlinkSync(elsewhere, join(dir, name));
  for (const words of [['issue', 'server', 'shop.internal'], ['crl'], ['ocsp', 'issuing']]) {
    const { code, err } = await run('ca', ...words, '--dir', dir);
    assert.equal(code, 2, words.join(' '));
    assert.match(err, /is a link, and\s+leads out of\s+this CA/);
  }
  assert.deepEqual(readdirSync(elsewhere), []);
});

test('what is to be pasted is one word of a shell, whatever the folder is called', async () => {
  const dir = folder.path("ca; touch x 'y'");
  assert.equal((await run('ca', 'init', '--dir', dir)).code, 0);
  chmodSync(dir, 0o755);
  const { err } = await run('ca', 'list', '--dir', dir);
  const [, command = ''] = /(chmod 700.*)/s.exec(err) ?? [];
  const { status } = spawnSync('sh', ['-c', command.replace(/\s+/g, ' ')], { cwd: folder.path('.') });
  assert.deepEqual([status, statSync(dir).mode & 0o777, existsSync(folder.path('x'))], [0, 0o700, false]);
});
