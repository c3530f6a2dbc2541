import assert from 'node:assert/strict';
import { hex, utf8 } from '../../src/bytes/index.ts';
import type { Pair } from './pair.ts';

/** Both ends complete, agree on everything, and understand each other in both directions. */
export function completes(pair: Pair): Pair {
  assert.equal(pair.clientFault, undefined);
  assert.equal(pair.serverFault, undefined);
  const { client, server } = pair;
  assert.ok(client.connection !== undefined && server.connection !== undefined);
  for (const what of ['protocol', 'cipherSuite', 'group', 'alpn', 'serverName'] as const) {
    assert.equal(client.connection[what], server.connection[what], what);
  }
  pair.fromClient(client.write(utf8('ping')));
  assert.deepEqual(pair.serverOutcomes.at(-1)!.data, [utf8('ping')]);
  pair.fromServer(server.write(utf8('pong')));
  assert.deepEqual(pair.clientOutcomes.at(-1)!.data, [utf8('pong')]);
  const exported = [client, server].map((end) =>
    hex(end.connection!.exportKeyingMaterial('EXPORTER-test', utf8('x'), 40)),
  );
  assert.equal(exported[0], exported[1]);
  return pair;
}
