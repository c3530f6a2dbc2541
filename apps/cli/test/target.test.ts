import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UsageError } from '../src/host.ts';
import { secondsGiven } from '../src/moment.ts';
import { authority, parseTarget } from '../src/target.ts';

test('a target is a host, a host and port, or an address with what is spoken', () => {
  const read = (text: string) => {
    const { speaks, host, port, path } = parseTarget(text);
    return [speaks, host, port, path];
  };
  assert.deepEqual(read('example.org'), ['tls', 'example.org', 443, '/']);
  assert.deepEqual(read('example.org:8443'), ['tls', 'example.org', 8443, '/']);
  assert.deepEqual(read('192.0.2.1:1'), ['tls', '192.0.2.1', 1, '/']);
  assert.deepEqual(read('2001:db8::1'), ['tls', '2001:db8::1', 443, '/']);
  assert.deepEqual(read('[2001:db8::1]:8443'), ['tls', '2001:db8::1', 8443, '/']);
  assert.deepEqual(read('https://example.org/a?b=1'), ['https', 'example.org', 443, '/a?b=1']);
  assert.deepEqual(read('mqtts://broker.example'), ['mqtts', 'broker.example', 8883, '/']);
});

test('a name and password are for MQTT, and decoded', () => {
  const { username, password } = parseTarget('mqtts://me:p%40ss@broker.example:1');
  assert.deepEqual([username, password], ['me', 'p@ss']);
});

test('what cannot be connected to is refused, with what to write instead', () => {
  for (const text of ['', 'ftp://example.org', 'http://example.org', 'example.org:port', 'a b', 'https://']) {
    assert.throws(
      () => parseTarget(text),
      (error) => error instanceof UsageError && error.todo.length > 0,
      text,
    );
  }
});

test('an IPv6 address keeps its brackets where a port follows', () => {
  assert.equal(authority(parseTarget('[2001:db8::1]:8443')), '[2001:db8::1]:8443');
});

test('a name is in its ASCII form, whatever is spoken', () => {
  for (const text of [
    'b\u00fccher.example',
    'B\u00dcCHER.example:8443',
    'mqtts://b\u00fccher.example',
    'https://b\u00fccher.example',
  ])
    assert.equal(parseTarget(text).host, 'xn--bcher-kva.example', text);
  assert.deepEqual([parseTarget('mqtts://b.example:443').port, parseTarget('0x7f.1').host], [443, '127.0.0.1']);
  for (const text of ['\u202eevil.example', 'xn--a.example', 'a%20b.example', '%zz.example'])
    assert.throws(() => parseTarget(text), UsageError, text);
});

test('a number of seconds is one that a timer takes', () => {
  assert.equal(secondsGiven('0.5'), 0.5);
  for (const text of ['0', '-1', 'NaN', '1e400', '1e10', 'x', ''])
    assert.throws(() => secondsGiven(text), UsageError, text);
});

test('a user or password that MQTT has no room for is refused before anything is sent', () => {
  const most = 'ü'.repeat(32_767);
  assert.equal(parseTarget(`mqtts://${most}:${most}@broker.example`).username, most);
  assert.throws(() => parseTarget(`mqtts://${most}üü@broker.example`), UsageError);
  assert.throws(() => parseTarget(`mqtts://a:${most}üü@broker.example`), UsageError);
});
