import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ClientConfig } from '../../src/engine/index.ts';
import type { MessageEvent, TlsEvent } from '../../src/events/index.ts';
import { decode } from '../../src/presentation/index.ts';
import { CipherSuite, find, HandshakeUnversioned, NamedGroup, ProtocolVersion } from '../../src/wire/index.ts';
import { clientConfig, Pair, serverConfig } from '../support/pair.ts';

function hellosOf(client: Partial<ClientConfig>, groups = ['x25519']) {
  const events: TlsEvent[] = [];
  const observe = (event: TlsEvent) => void events.push(event);
  const pair = Pair.connected(clientConfig({ ...client, observe }), serverConfig({ groups }));
  const hellos = events
    .filter((event): event is MessageEvent => event.type === 'message' && event.name === 'client_hello')
    .map(({ bytes }) => decode(HandshakeUnversioned, bytes))
    .flatMap((message) => (message.type === 'client_hello' ? [message.body] : []));
  return { pair, hellos };
}

const reserved = (value: number): boolean => (value & 0x0f0f) === 0x0a0a && value >> 8 === (value & 0xff);

test('reserved values stand among suites, groups, shares, versions and extensions, and nobody minds', () => {
  for (const versions of [['TLSv1.3', 'TLSv1.2'], ['TLSv1.2']] as const) {
    for (let i = 0; i < 20; i++) {
      const { pair, hellos } = hellosOf({ grease: true, versions, groups: ['x25519', 'secp256r1'] });
      assert.ok(pair.client.connection !== undefined && pair.server.connection !== undefined);
      const { cipher_suites, extensions = [] } = hellos[0]!;
      assert.ok(CipherSuite.isGrease(cipher_suites[0]!));
      assert.ok(NamedGroup.isGrease(find(extensions, 'supported_groups')![0]!));
      assert.ok(ProtocolVersion.isGrease(find(extensions, 'supported_versions')![0]!));
      const codes = extensions.flatMap((extension) => (extension.type === 'unknown' ? [extension.code] : []));
      assert.equal(codes.length, 2);
      assert.ok(codes.every(reserved) && codes[0] !== codes[1]);
      if (versions.length === 2) assert.ok(NamedGroup.isGrease(find(extensions, 'key_share')![0]!.group));
    }
  }
});

test('after a HelloRetryRequest the reserved values stay what they were', () => {
  const { pair, hellos } = hellosOf({ grease: true, groups: ['x25519', 'secp256r1'] }, ['secp256r1']);
  assert.ok(pair.client.connection !== undefined);
  const [first, second] = hellos;
  assert.deepEqual(second!.cipher_suites, first!.cipher_suites);
  const unknown = (hello: typeof first) => hello!.extensions!.filter(({ type }) => type === 'unknown');
  assert.deepEqual(unknown(second), unknown(first));
});

test('a request for a cookie alone leaves every key share as it was, the reserved one too', () => {
  const pair = Pair.connected(clientConfig({ grease: true }), serverConfig({ cookie: true }));
  assert.equal(pair.clientFault ?? pair.serverFault, undefined);
  assert.ok(pair.client.connection !== undefined);
});

test('without being asked for there are none', () => {
  const { hellos } = hellosOf({});
  assert.ok(!hellos[0]!.cipher_suites.some(reserved));
  assert.ok(hellos[0]!.extensions!.every(({ type }) => type !== 'unknown'));
});

test('a client that fell back says so, and a server that could do better refuses', () => {
  const fallen = { versions: ['TLSv1.2'], fallback: true } as const;
  const better = Pair.connected(clientConfig(fallen), serverConfig());
  assert.equal(better.clientFault?.code, 'ERR_TLSCOPE_ALERT_INAPPROPRIATE_FALLBACK');
  const old = Pair.connected(clientConfig(fallen), serverConfig({ versions: ['TLSv1.2'] }));
  assert.ok(old.client.connection !== undefined);
});
