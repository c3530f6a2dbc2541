import assert from 'node:assert/strict';
import { test } from 'node:test';
import { equal, hex, utf8 } from '../../src/bytes/index.ts';
import { nodeProvider } from '../../src/crypto/providers/node/index.ts';
import { type ClientConfig, importPsk } from '../../src/engine/index.ts';
import type { PeerFault } from '../../src/wire/index.ts';
import { TrustStore } from '../../src/x509/index.ts';
import { clientConfig, Pair, serverConfig } from '../support/pair.ts';

const epsk = { identity: utf8('sensor 7'), key: new Uint8Array(32).fill(7), context: utf8('sensor 7 to hub 1') };
const imported = importPsk(nodeProvider, epsk);
const server = { credentials: [], findPsk: (name: Uint8Array) => imported.find((psk) => equal(psk.identity, name)) };
const client = (over: Partial<ClientConfig>): ClientConfig => clientConfig({ trust: TrustStore.of(), ...over });

test('an imported key is named as RFC 9258 §5.1 lays it out, once for each hash', () => {
  const head = `0008${hex(epsk.identity)}0011${hex(epsk.context)}0304`;
  assert.deepEqual(
    imported.map(({ identity, hash, key }) => [hex(identity), hash, key.length]),
    [
      [`${head}0001`, 'sha256', 32],
      [`${head}0002`, 'sha384', 48],
    ],
  );
});

test('an imported key connects with suites of either hash, and only both ends importing it agree', () => {
  for (const suite of ['TLS_AES_128_GCM_SHA256', 'TLS_AES_256_GCM_SHA384']) {
    const pair = Pair.connected(client({ psks: imported, cipherSuites: [suite] }), serverConfig(server));
    assert.equal(pair.client.connection?.cipherSuite, suite);
    assert.equal(pair.client.connection.resumed, true);
    assert.equal(pair.server.connection?.resumed, true);
  }
  const plain = imported.map(({ identity, key, hash }) => ({ identity, key, ...(hash && { hash }) }));
  const pair = Pair.connected(client({ psks: plain }), serverConfig(server));
  assert.equal((pair.serverFault as PeerFault).rule, 'pre_shared_key.binder');
});
