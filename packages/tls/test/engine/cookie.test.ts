import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nodeProvider } from '../../src/crypto/providers/node.ts';
import { StatelessTickets } from '../../src/engine/index.ts';
import type { TlsEvent } from '../../src/observe/events.ts';
import { clientConfig, Pair, serverConfig } from '../support/pair.ts';

function connect(client: Parameters<typeof clientConfig>[0] = {}, server: Parameters<typeof serverConfig>[0] = {}) {
  const names: string[] = [];
  const observe = (event: TlsEvent): void => {
    if (event.type === 'message') names.push(event.name);
  };
  return { pair: Pair.connected(clientConfig(client), serverConfig({ ...server, cookie: true, observe })), names };
}

test('a server that wants its cookie back asks once, and keeps the key share', () => {
  const { pair, names } = connect();
  assert.equal(pair.client.connection?.authorized, true);
  assert.deepEqual(names.slice(0, 4), ['client_hello', 'hello_retry_request', 'client_hello', 'server_hello']);
  assert.equal(names.filter((name) => name === 'hello_retry_request').length, 1);
});

test('the cookie goes with a request for another share', () => {
  const { pair } = connect({ groups: ['x25519', 'secp256r1'] }, { groups: ['secp256r1'] });
  assert.equal(pair.client.connection?.group, 'secp256r1');
});

test('a session is taken up again with a cookie as well', () => {
  const tickets = new StatelessTickets(nodeProvider);
  const session = connect({}, { tickets }).pair.clientOutcomes.flatMap(({ sessions }) => [...sessions])[0]!;
  assert.equal(connect({ session }, { tickets }).pair.client.connection?.resumed, true);
});

test('TLS 1.2 knows no cookies', () => {
  const { pair, names } = connect({ versions: ['TLSv1.2'] });
  assert.ok(pair.client.connection !== undefined);
  assert.ok(!names.includes('hello_retry_request'));
});

test('a cookie that comes back changed is refused', () => {
  const pair = new Pair(clientConfig(), serverConfig({ cookie: true }));
  let seen = 0;
  // The second hello: the cookie stands near its end, behind the number of its extension and two lengths.
  pair.tamper = (from, bytes) => {
    if (from !== 'client' || ++seen !== 2) return bytes;
    const at = bytes.findLastIndex((byte, i) => byte === 0x2c && bytes[i - 1] === 0 && bytes[i + 4] === 32);
    return bytes.with(at + 10, bytes[at + 10]! ^ 1);
  };
  pair.start();
  assert.equal(pair.serverFault?.code, 'ERR_TLSCOPE_PEER_ILLEGAL_PARAMETER');
  assert.match(pair.serverFault.message, /cookie/);
});
