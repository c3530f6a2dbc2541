import assert from 'node:assert/strict';
import { test } from 'node:test';
import { concat } from '../../src/bytes/index.ts';
import { nodeProvider } from '../../src/crypto/providers/node/index.ts';
import { StatelessTickets } from '../../src/engine/index.ts';
import type { TlsEvent } from '../../src/events/index.ts';
import { encode } from '../../src/presentation/index.ts';
import { fragment } from '../../src/record/index.ts';
import {
  CipherSuite,
  ContentType,
  HandshakeUnversioned,
  HELLO_RETRY_REQUEST_RANDOM,
  type PeerFault,
  ProtocolVersion,
} from '../../src/wire/index.ts';
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

/** A HelloRetryRequest with a cookie of so many bytes, and what the client makes of it. */
function answerTo(length: number, over: Parameters<typeof clientConfig>[0] = {}) {
  const pair = new Pair(clientConfig(over), serverConfig());
  const hello = pair.client.start().send[0]!;
  const message = encode(HandshakeUnversioned, {
    type: 'hello_retry_request',
    body: {
      legacy_version: ProtocolVersion.TLSv1_2,
      random: HELLO_RETRY_REQUEST_RANDOM,
      // Behind the heads of record and message, the version and the random.
      legacy_session_id_echo: hello.slice(44, 44 + hello[43]!),
      cipher_suite: CipherSuite.TLS_AES_128_GCM_SHA256,
      legacy_compression_method: 0,
      extensions: [
        { type: 'supported_versions', body: ProtocolVersion.TLSv1_3 },
        { type: 'cookie', body: new Uint8Array(length) },
      ],
    },
  });
  return pair.client.receive(fragment(null, ContentType.handshake, ProtocolVersion.TLSv1_2, message));
}

test('a cookie that leaves no room for the rest of the second hello is refused, and a long one that does is sent back', () => {
  const psks = [{ identity: new Uint8Array(30_000), key: new Uint8Array(32) }];
  for (const [length, over] of [
    [65_515, {}],
    [65_400, {}],
    [36_000, { psks }],
  ] as const) {
    const { fault, send } = answerTo(length, over);
    assert.equal(fault?.code, 'ERR_TLSCOPE_PEER_ILLEGAL_PARAMETER');
    assert.equal((fault as PeerFault).rule, 'hello_retry_request.cookie_length');
    assert.deepEqual([...send.at(-1)!.slice(-2)], [2, 47]);
  }
  for (const [length, over] of [
    [60_000, {}],
    [30_000, { psks }],
  ] as const) {
    const { fault, send } = answerTo(length, over);
    assert.equal(fault, undefined);
    assert.ok(concat(...send).length > length);
  }
});
