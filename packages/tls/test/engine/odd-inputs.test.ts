/** What a program without types gives where a name, a key or bytes are due is the program's fault, told in one sentence. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { utf8 } from '../../src/bytes/index.ts';
import { CallerFault } from '../../src/wire/index.ts';
import { TrustStore } from '../../src/x509/index.ts';
import { clientConfig, Pair, serverConfig } from '../support/pair.ts';

/** Whatever it is, for a place that wants something else. */
const odd = (value: unknown) => value as never;
const identity = utf8('sensor 12');
const key = utf8('a key that both ends were given');

test('a host, or a server_name, that is no text, empty or endless', () => {
  const values = ['', '.', ['server.test'], 5, null, undefined, { toString: () => 'server.test' }, 'a'.repeat(70_000)];
  for (const value of values) {
    const refusal = { name: 'CallerFault', code: 'ERR_TLSCOPE_BAD_OPTION', message: /^host: / };
    assert.throws(() => new Pair(clientConfig({ host: odd(value) }), serverConfig()), refusal);
  }
  for (const value of ['', '.', ['server.test'], true]) {
    const refusal = { name: 'CallerFault', code: 'ERR_TLSCOPE_BAD_OPTION', message: /^serverName: / };
    assert.throws(() => new Pair(clientConfig({ serverName: odd(value) }), serverConfig()), refusal);
  }
  assert.equal(Pair.connected(clientConfig({ host: 'SERVER.test.' })).client.connection!.authorized, true);
});

test('findPsk: `null` is nobody, and what is no key is said to be none', () => {
  const answered = (answer: unknown) =>
    Pair.connected(clientConfig({ psks: [{ identity, key }] }), serverConfig({ findPsk: odd(() => answer) }));
  assert.equal(answered(null).server.connection!.resumed, false);
  for (const answer of [true, false, 0, 'a key', { identity, key: 'a key' }, { identity }]) {
    const { serverFault } = answered(answer);
    assert.ok(serverFault instanceof CallerFault);
    assert.equal(serverFault.code, 'ERR_TLSCOPE_NO_PSK');
  }
});

test('keys of TLS 1.2 likewise, on both sides', () => {
  const suites = { cipherSuites: ['TLS_ECDHE_PSK_WITH_AES_128_GCM_SHA256'], trust: TrustStore.of() };
  const met = (client: unknown, server: unknown) =>
    Pair.connected(
      clientConfig({ ...suites, choosePsk12: () => ({ identity, key: odd(client) }) }),
      serverConfig({ ...suites, credentials: [], findPsk12: () => odd(server) }),
    );
  assert.equal(met(key, null).serverFault?.code, 'ERR_TLSCOPE_PEER_UNKNOWN_PSK_IDENTITY');
  for (const value of ['a key', [1, 2, 3], 5, {}]) {
    for (const fault of [met(key, value).serverFault, met(value, key).clientFault]) {
      assert.ok(fault instanceof CallerFault);
      assert.equal(fault.code, 'ERR_TLSCOPE_NO_PSK');
    }
  }
});

test('psks of a client: a key of bytes, under a name that a hello has room for', () => {
  for (const one of [
    { key: 'a key' },
    { identity: 'sensor' },
    { identity: new Uint8Array(0) },
    { identity: new Uint8Array(70_000) },
  ]) {
    const psks = odd([{ identity, key, ...one }]);
    assert.throws(() => new Pair(clientConfig({ psks }), serverConfig()), { code: 'ERR_TLSCOPE_NO_PSK' });
  }
});

test('a transport that gives strings, or nothing', () => {
  for (const value of ['text', null, undefined, 5, {}]) {
    for (const side of ['client', 'server'] as const) {
      const { fault } = Pair.connected()[side].receive(odd(value));
      assert.ok(fault instanceof CallerFault);
      assert.equal(fault.code, 'ERR_TLSCOPE_BAD_CHUNK');
    }
  }
});

test('keying material of a length that is none', () => {
  for (const versions of [['TLSv1.3'], ['TLSv1.2']] as const) {
    const { connection } = Pair.connected(clientConfig({ versions })).client;
    for (const length of [-1, 1.5, Number.NaN, 2 ** 31, '32', undefined]) {
      const exporting = () => connection!.exportKeyingMaterial('EXPORTER-test', undefined, odd(length));
      assert.throws(exporting, { code: 'ERR_TLSCOPE_BAD_LENGTH' });
    }
    assert.equal(connection!.exportKeyingMaterial('EXPORTER-test', undefined, 32).length, 32);
  }
});
