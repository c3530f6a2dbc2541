/** Keys of TLS 1.2 that both ends were given (RFC 4279, RFC 5489). The suites themselves are in suites.test.ts. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { equal, hex, utf8 } from '../../src/bytes/index.ts';
import { nodeProvider } from '../../src/crypto/providers/node/index.ts';
import { type ClientConfig, type ServerConfig, StatelessTickets } from '../../src/engine/index.ts';
import type { TlsEvent } from '../../src/events/index.ts';
import { TrustStore } from '../../src/x509/index.ts';
import { completes } from '../support/completes.ts';
import { clientConfig, Pair, serverConfig } from '../support/pair.ts';

const suite = 'TLS_ECDHE_PSK_WITH_AES_128_GCM_SHA256';
const plain = 'TLS_PSK_WITH_AES_128_CCM_8';
const identity = utf8('sensor 12');
const key = utf8('a key that both ends were given');

const client = (over: Partial<ClientConfig> = {}): ClientConfig =>
  clientConfig({ cipherSuites: [suite], trust: TrustStore.of(), choosePsk12: () => ({ identity, key }), ...over });
/** It has no certificate at all. */
const server = (over: Partial<ServerConfig> = {}): ServerConfig =>
  serverConfig({
    cipherSuites: [suite],
    credentials: [],
    findPsk12: (name) => (equal(name, identity) ? key : undefined),
    ...over,
  });

test('who has the key is authorized, without any certificate', () => {
  const { client: ours, server: theirs } = completes(Pair.connected(client(), server()));
  const { authorized, peerCertificates, group, resumed } = ours.connection!;
  assert.deepEqual(
    { authorized, peerCertificates, resumed },
    { authorized: true, peerCertificates: [], resumed: false },
  );
  assert.equal(group, 'x25519');
  assert.deepEqual(
    ours.connection!.exportKeyingMaterial('EXPORTER-test', undefined, 32),
    theirs.connection!.exportKeyingMaterial('EXPORTER-test', undefined, 32),
  );
});

test('another key is no key: the server cannot read Finished', () => {
  const wrong = client({ choosePsk12: () => ({ identity, key: utf8('another key') }) });
  assert.equal(Pair.connected(wrong, server()).serverFault?.code, 'ERR_TLSCOPE_PEER_BAD_RECORD_MAC');
});

test('a name that the server does not know is unknown_psk_identity', () => {
  const stranger = client({ choosePsk12: () => ({ identity: utf8('nobody'), key }) });
  assert.equal(Pair.connected(stranger, server()).serverFault?.code, 'ERR_TLSCOPE_PEER_UNKNOWN_PSK_IDENTITY');
});

test('the hint of the server comes to the client, and nothing where it has none', () => {
  for (const name of [suite, plain]) {
    const hints: string[] = [];
    const choosePsk12 = (hint: Uint8Array) => {
      hints.push(hex(hint));
      return { identity, key };
    };
    const both = { cipherSuites: [name] };
    completes(Pair.connected(client({ ...both, choosePsk12 }), server({ ...both, pskIdentityHint: utf8('sensors') })));
    completes(Pair.connected(client({ ...both, choosePsk12 }), server(both)));
    assert.deepEqual(hints, [hex(utf8('sensors')), '']);
  }
});

test('a client without a key for the hint gives up', () => {
  const without = client({ choosePsk12: () => undefined });
  assert.equal(Pair.connected(without, server()).clientFault?.code, 'ERR_TLSCOPE_PEER_HANDSHAKE_FAILURE');
});

test('a session made with a key is taken up again', () => {
  const tickets = new StatelessTickets(nodeProvider);
  const first = completes(Pair.connected(client(), server({ tickets })));
  const [session] = first.clientOutcomes.flatMap(({ sessions }) => [...sessions]);
  const again = completes(Pair.connected(client({ session: session! }), server({ tickets })));
  assert.equal(again.client.connection!.resumed, true);
  assert.equal(again.client.connection!.authorized, true);
});

test('the choice of the key is seen on both sides, and the key itself in no event but the secrets', () => {
  const events: TlsEvent[] = [];
  const observe = (event: TlsEvent): unknown => events.push(event);
  completes(Pair.connected(client({ observe }), server({ observe })));
  const chosen = events.flatMap((event) =>
    event.type === 'decision' && event.what === 'shared key' ? [event.chosen] : [],
  );
  assert.deepEqual(chosen, ['"sensor 12"', 'the key called "sensor 12"']);
});

test('a suite that needs a key cannot be named without one', () => {
  const { choosePsk12: _none, ...config } = client();
  assert.throws(() => new Pair(config, server()), { code: 'ERR_TLSCOPE_NO_PSK' });
  const { findPsk12: _neither, ...other } = server({ credentials: serverConfig().credentials });
  assert.throws(() => new Pair(client(), other), { code: 'ERR_TLSCOPE_NO_PSK' });
});

test('a server with both takes the key where the client offers it, and shows its certificate to others', () => {
  const names = [suite, 'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256'];
  const both = server({ cipherSuites: names, credentials: serverConfig().credentials });
  const keyed = completes(Pair.connected(client({ cipherSuites: names }), both)).client.connection!;
  assert.equal(keyed.cipherSuite, suite);
  const certified = completes(Pair.connected(clientConfig({ versions: ['TLSv1.2'] }), both)).client.connection!;
  assert.equal(certified.cipherSuite, names[1]);
  assert.equal(certified.peerCertificates.length > 0, true);
});
