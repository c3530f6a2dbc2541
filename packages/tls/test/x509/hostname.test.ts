import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseAddress, showAddress } from '../../src/x509/names/address.ts';
import { matchHostname } from '../../src/x509/names/hostname.ts';
import type { SubjectAltName } from '../../src/x509/names/names.ts';

const dns = (...values: string[]) => ({
  subjectAltNames: values.map((value): SubjectAltName => ({ type: 'dNSName', value })),
});
const ip = (...values: string[]) => ({
  subjectAltNames: values.map((value): SubjectAltName => ({ type: 'iPAddress', value: parseAddress(value)! })),
});

const matches: [presented: string, host: string][] = [
  ['example.com', 'example.com'],
  ['Example.COM', 'eXample.com'],
  ['example.com', 'example.com.'],
  ['*.example.com', 'foo.example.com'],
  ['*.example.com', 'xn--bcher-kva.example.com'],
  ['*.example.com', '_dmarc.example.com'],
  ['xn--bcher-kva.example', 'xn--bcher-kva.example'],
  ['localhost', 'localhost'],
];
for (const [presented, host] of matches) {
  test(`dNSName ${presented} is for ${host}`, () => {
    const match = matchHostname(dns('other.test', presented), host);
    assert.deepEqual(match, { ok: true, rfc: 'RFC 9525 §6.3', matched: presented });
  });
}

const mismatches: [presented: string, host: string][] = [
  ['example.com', 'example2.com'],
  ['example.com', 'abc.example.com'],
  ['abc.example.com', 'example.com'],
  ['*.example.com', 'example.com'],
  ['*.example.com', 'a.b.example.com'],
  ['*.example.com', '.example.com'],
  ['foo.*.example.com', 'foo.bar.example.com'],
  ['ba*.example.com', 'baz.example.com'],
  ['xn--*-1b3c148a.example.com', 'xn--bliss-1b3c148a.example.com'],
  ['*.com', 'example.com'],
  ['*', 'localhost'],
  ['*.*.com', 'a.b.com'],
  ['*.example.com', '*.example.com'],
  ['example.com.', 'example.com'],
  ['example.com\0.evil.test', 'example.com'],
  ['127.0.0.1', '127.0.0.1'],
  ['*.0.0.1', '127.0.0.1'],
  ['1.2.3', '1.2.3'],
  ['0x7f.1', '0x7f.1'],
  ['bücher.example', 'bücher.example'],
  ['', ''],
  ['a..b', 'a..b'],
];
for (const [presented, host] of mismatches) {
  test(`dNSName ${JSON.stringify(presented)} is not for ${JSON.stringify(host)}`, () => {
    const match = matchHostname(dns(presented), host);
    assert.equal(match.ok, false);
    assert.ok(match.because);
  });
}

test('an address matches an iPAddress by its octets, however it is written', () => {
  assert.equal(matchHostname(ip('192.0.2.1'), '192.0.2.1').ok, true);
  assert.equal(matchHostname(ip('2001:db8::1'), '2001:0DB8:0:0::0001').ok, true);
  assert.equal(matchHostname(ip('::1'), '[::1]').ok, true);
  assert.equal(matchHostname(ip('192.0.2.1'), '192.0.2.2').ok, false);
  assert.equal(matchHostname(ip('192.0.2.1'), '::ffff:192.0.2.1').ok, false);
  assert.deepEqual(matchHostname(ip('::1'), '::2'), {
    ok: false,
    rfc: 'RFC 9525 §6.4',
    because: 'its addresses are ::1',
    others: '::1',
  });
});

test('a host in another script is refused with advice, not compared', () => {
  assert.match(matchHostname(dns('*.example'), 'bücher.example').because!, /A-labels/);
});

test('addresses are read strictly and written as RFC 5952 writes them', () => {
  for (const text of [
    '1.2.3',
    '1.2.3.4.5',
    '01.2.3.4',
    '256.0.0.1',
    '1.2.3.-4',
    '',
    ':',
    ':::',
    '1::2::3',
    '1:2',
    'g::',
  ]) {
    assert.equal(parseAddress(text), undefined, text);
  }
  for (const text of [
    '::1%eth0',
    '1:2:3:4:5:6:7:8:9',
    '1:2:3:4:5:6:7::8:9',
    '12345::',
    '::1.2.3',
    '1:2:3:4:5:6:7:1.2.3.4',
  ]) {
    assert.equal(parseAddress(text), undefined, text);
  }
  const shown = { '::': '::', '0:0:0:0:0:0:0:1': '::1', '2001:DB8:0:0:1:0:0:1': '2001:db8::1:0:0:1' };
  for (const [text, want] of Object.entries(shown)) assert.equal(showAddress(parseAddress(text)!), want);
  assert.equal(showAddress(parseAddress('1:0:3:4:5:6:7:8')!), '1:0:3:4:5:6:7:8');
  assert.equal(showAddress(parseAddress('::ffff:192.0.2.1')!), '::ffff:c000:201');
});
