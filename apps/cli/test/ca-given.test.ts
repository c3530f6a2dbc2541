/** What is typed at the CA is taken as it was meant, or refused before anything is made. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { run } from './support/command.ts';
import { ownFolder } from './support/folder.ts';

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
