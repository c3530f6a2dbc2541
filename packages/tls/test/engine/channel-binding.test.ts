/** The Finished messages as channel bindings (RFC 5929 §3). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nodeProvider } from '../../src/crypto/providers/node/index.ts';
import { type ClientConfig, StatelessTickets } from '../../src/engine/index.ts';
import { completes } from '../support/completes.ts';
import { clientConfig, Pair, serverConfig } from '../support/pair.ts';

const server = serverConfig({ tickets: new StatelessTickets(nodeProvider) });
const old = { versions: ['TLSv1.2'] } as const;

const connected = (over: Partial<ClientConfig>): Pair => completes(Pair.connected(clientConfig(over), server));

test('both ends tell of the same two Finished messages', () => {
  for (const over of [{}, old]) {
    const { client, server: other } = connected(over);
    assert.deepEqual(client.connection!.localFinished, other.connection!.peerFinished);
    assert.deepEqual(client.connection!.peerFinished, other.connection!.localFinished);
    assert.notDeepEqual(client.connection!.localFinished, client.connection!.peerFinished);
  }
});

test('tls-unique is the first of them: the client’s, and the server’s where a session is taken up again', () => {
  const first = connected(old);
  const [session] = first.clientOutcomes.flatMap(({ sessions }) => [...sessions]);
  const again = connected({ ...old, session: session! });
  assert.equal(again.client.connection!.resumed, true);
  for (const { client, server: other } of [first, again]) {
    assert.ok(client.connection!.tlsUnique);
    assert.deepEqual(client.connection!.tlsUnique, other.connection!.tlsUnique);
  }
  assert.deepEqual(first.client.connection!.tlsUnique, first.client.connection!.localFinished);
  assert.deepEqual(again.client.connection!.tlsUnique, again.client.connection!.peerFinished);
});

test('TLS 1.3 has no tls-unique', () => {
  assert.equal(connected({}).client.connection!.tlsUnique, undefined);
});
