import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pureProvider } from '../../src/crypto/providers/pure/index.ts';
import type { ClientConfig, ServerConfig } from '../../src/engine/index.ts';
import { completes } from '../support/completes.ts';
import { clientConfig, identity, Pair, serverConfig } from '../support/pair.ts';

const aeads13 = ['TLS_AES_128_GCM_SHA256', 'TLS_AES_256_GCM_SHA384', 'TLS_CHACHA20_POLY1305_SHA256'];
const suites12 = [
  'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256',
  'TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384',
  'TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256',
  'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256',
  'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384',
  'TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256',
];
const staticRsa = ['TLS_RSA_WITH_AES_128_GCM_SHA256', 'TLS_RSA_WITH_AES_256_GCM_SHA384'];
const groups = ['x25519', 'secp256r1', 'secp384r1', 'secp521r1'];
const keys = ['secp256r1', 'secp384r1', 'secp521r1', 'ed25519', 'rsa2048'] as const;

for (const suite of aeads13) {
  test(`TLS 1.3 with ${suite}`, () => {
    const { connection } = completes(Pair.connected(clientConfig({ cipherSuites: [suite] }))).client;
    assert.equal(connection!.cipherSuite, suite);
    assert.equal(connection!.protocol, 'TLSv1.3');
    assert.equal(connection!.authorized, true);
  });
}

for (const group of groups) {
  test(`TLS 1.3 and 1.2 over ${group}`, () => {
    for (const versions of [['TLSv1.3'], ['TLSv1.2']] as const) {
      assert.equal(
        // In TLS 1.2 the list also says which curves the client can verify with (RFC 8422 §5.1); this key has none.
        completes(Pair.connected(clientConfig({ groups: [group], versions }, 'rsa2048'), serverConfig({}, 'rsa2048')))
          .client.connection!.group,
        group,
      );
    }
  });
}

for (const key of keys) {
  test(`TLS 1.3 and 1.2 with a certificate for ${key}`, () => {
    for (const versions of [['TLSv1.3'], ['TLSv1.2']] as const) {
      completes(Pair.connected(clientConfig({ versions }, key), serverConfig({}, key)));
    }
  });
}

for (const suite of suites12) {
  test(`TLS 1.2 with ${suite}`, () => {
    const key = suite.includes('ECDSA') ? 'secp256r1' : 'rsa2048';
    const pair = completes(Pair.connected(clientConfig({ cipherSuites: [suite] }, key), serverConfig({}, key)));
    assert.equal(pair.client.connection!.cipherSuite, suite);
    assert.equal(pair.client.connection!.protocol, 'TLSv1.2');
  });
}

for (const suite of staticRsa) {
  test(`TLS 1.2 with ${suite}, on both sides by name`, () => {
    const only = { cipherSuites: [suite] };
    const pair = completes(Pair.connected(clientConfig(only, 'rsa2048'), serverConfig(only, 'rsa2048')));
    assert.equal(pair.client.connection!.group, undefined);
    assert.equal(pair.client.connection!.authorized, true);
  });
}

test('static RSA is off unless named', () => {
  const named = clientConfig({ cipherSuites: staticRsa }, 'rsa2048');
  const pair = Pair.connected(named, serverConfig({}, 'rsa2048'));
  assert.equal(pair.serverFault?.code, 'ERR_TLSCOPE_PEER_HANDSHAKE_FAILURE');
  assert.equal(pair.clientFault?.code, 'ERR_TLSCOPE_ALERT_HANDSHAKE_FAILURE');
});

test('a HelloRetryRequest settles on a group that both have', () => {
  const client = clientConfig({ groups: ['x25519', 'secp384r1'] });
  const server = serverConfig({ groups: ['secp384r1'] });
  assert.equal(completes(Pair.connected(client, server)).client.connection!.group, 'secp384r1');
});

test('ALPN: the server prefers, and refuses where nothing is common', () => {
  const client = clientConfig({ alpn: ['http/1.1', 'h2'] });
  assert.equal(
    completes(Pair.connected(client, serverConfig({ alpn: ['h2', 'http/1.1'] }))).server.connection!.alpn,
    'h2',
  );
  const none = Pair.connected(client, serverConfig({ alpn: ['mqtt'] }));
  assert.equal(none.clientFault?.code, 'ERR_TLSCOPE_ALERT_NO_APPLICATION_PROTOCOL');
  assert.equal(completes(Pair.connected(client, serverConfig())).client.connection!.alpn, undefined);
});

test('the pure provider and the node provider talk to each other, in both roles and versions', () => {
  for (const versions of [['TLSv1.3'], ['TLSv1.2']] as const) {
    const pure: Partial<ClientConfig & ServerConfig> = { provider: pureProvider, versions };
    completes(Pair.connected(clientConfig(pure), serverConfig()));
    const server = serverConfig();
    const key = pureProvider.importPrivateKey(identity().server.key);
    const credentials = [{ chain: server.credentials[0]!.chain, key }];
    completes(Pair.connected(clientConfig({ versions }), serverConfig({ ...pure, credentials })));
  }
});

test('TLS 1.2 and 1.3 servers choose the version by what the client offers', () => {
  const tls13 = ['TLSv1.3'] as const;
  const tls12 = ['TLSv1.2'] as const;
  assert.equal(completes(Pair.connected(clientConfig({ versions: tls12 }))).client.connection!.protocol, 'TLSv1.2');
  const old = completes(Pair.connected(clientConfig(), serverConfig({ versions: tls12 })));
  assert.equal(old.client.connection!.protocol, 'TLSv1.2');
  const none = Pair.connected(clientConfig({ versions: tls12 }), serverConfig({ versions: tls13 }));
  assert.equal(none.clientFault?.code, 'ERR_TLSCOPE_ALERT_PROTOCOL_VERSION');
});
