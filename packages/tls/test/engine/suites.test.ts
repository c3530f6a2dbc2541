/** Every suite that is off unless named, over whole handshakes, and what naming it changes in the hellos. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hex, utf8 } from '../../src/bytes/index.ts';
import type { CryptoProvider } from '../../src/crypto/index.ts';
import { nodeProvider } from '../../src/crypto/providers/node/index.ts';
import { pureProvider } from '../../src/crypto/providers/pure/index.ts';
import { type ClientConfig, type ServerConfig, StatelessTickets } from '../../src/engine/index.ts';
import type { MessageEvent, TlsEvent } from '../../src/events/index.ts';
import { decode } from '../../src/presentation/index.ts';
import {
  type CipherSuiteRow,
  cipherSuites,
  Handshake12Dhe,
  HandshakeUnversioned,
  type PeerFault,
} from '../../src/wire/index.ts';
import { completes } from '../support/completes.ts';
import { clientConfig, identity, Pair, serverConfig } from '../support/pair.ts';

const rows: readonly CipherSuiteRow[] = cipherSuites;
const off = rows.filter((suite) => suite.off !== undefined);

/** Both ends name the suite; `groups` is left out, so that DHE brings its own. */
function ends({ name, authentication }: CipherSuiteRow, client: CryptoProvider, server: CryptoProvider) {
  const key = authentication === 'RSA' ? 'rsa2048' : 'secp256r1';
  const shared = utf8('a key that both ends were given');
  const keyed = authentication === 'PSK' && { choosePsk12: () => ({ identity: utf8('its name'), key: shared }) };
  const { groups: _short, ...config } = clientConfig({ cipherSuites: [name], provider: client, ...keyed }, key);
  const { chain, key: data } = identity(key).server;
  const credentials = [{ chain, key: server.importPrivateKey(data) }];
  const keys = authentication === 'PSK' && { findPsk12: () => shared };
  return { client: config, server: serverConfig({ cipherSuites: [name], provider: server, credentials, ...keys }) };
}

for (const suite of off) {
  test(`${suite.name}, on both sides by name`, () => {
    // RSA private keys are for the node provider alone.
    const rsa = suite.authentication === 'RSA';
    const providers = [
      [nodeProvider, nodeProvider],
      [pureProvider, nodeProvider],
      ...(rsa ? [] : [[nodeProvider, pureProvider]]),
    ];
    for (const [client, server] of providers as [CryptoProvider, CryptoProvider][]) {
      const both = ends(suite, client, server);
      const { connection } = completes(Pair.connected(both.client, both.server)).client;
      assert.equal(connection!.cipherSuite, suite.name);
      if (suite.keyExchange === 'DHE') assert.match(connection!.group!, /^ffdhe/);
    }
  });

  test(`${suite.name} is off unless named, and says why`, () => {
    assert.match(suite.off!, /\(RFC \d+ §/);
    const both = ends(suite, nodeProvider, nodeProvider);
    const { cipherSuites: _named, ...unnamed } = both.server;
    assert.equal(Pair.connected(both.client, unnamed).serverFault?.code, 'ERR_TLSCOPE_PEER_HANDSHAKE_FAILURE');
  });
}

/** A handshake as the client saw it: whether the hellos had encrypt_then_mac. */
function seen(client: ClientConfig, server: ServerConfig) {
  const events: TlsEvent[] = [];
  const pair = new Pair({ ...client, observe: (event) => events.push(event) }, server);
  pair.start();
  const asks = (name: 'client_hello' | 'server_hello'): boolean => {
    const { bytes } = events.find((event): event is MessageEvent => event.type === 'message' && event.name === name)!;
    const message = decode(HandshakeUnversioned, bytes);
    assert.ok(message.type === 'client_hello' || message.type === 'server_hello');
    const list: readonly { readonly type: string }[] = message.body.extensions ?? [];
    return list.some(({ type }) => type === 'encrypt_then_mac');
  };
  return { pair, events, asked: asks('client_hello'), answered: asks('server_hello') };
}

const suiteOf = (name: string) => rows.find((suite) => suite.name === name)!;
const cbc = suiteOf('TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA');
const gcm = suiteOf('TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256');

test('encrypt_then_mac is asked for with a CBC suite, and answered for one (RFC 7366 §3)', () => {
  const both = ends(cbc, nodeProvider, nodeProvider);
  const { asked, answered, events, pair } = seen(both.client, both.server);
  completes(pair);
  assert.equal(asked, true);
  assert.equal(answered, true);
  const keys = events.filter((event) => event.type === 'keys');
  assert.deepEqual(
    keys.map(({ aead, mac }) => [aead, mac?.encryptThenMac, mac?.key.length]),
    Array(2).fill(['aes_128_cbc_hmac_sha1', true, 20]),
  );

  const mixed = { cipherSuites: [gcm.name, cbc.name] };
  const other = seen({ ...both.client, ...mixed }, { ...both.server, ...mixed });
  assert.equal(other.asked, true);
  assert.equal(other.answered, false);

  const without = seen(clientConfig({ versions: ['TLSv1.2'] }), serverConfig());
  assert.equal(without.asked, false);
});

test('a session under CBC is taken up again under CBC', () => {
  const both = ends(cbc, nodeProvider, nodeProvider);
  const server = { ...both.server, tickets: new StatelessTickets(nodeProvider) };
  const [session] = Pair.connected(both.client, server).clientOutcomes.flatMap(({ sessions }) => [...sessions]);
  const { pair, answered } = seen({ ...both.client, session: session! }, server);
  assert.equal(completes(pair).client.connection!.resumed, true);
  assert.equal(answered, true);
});

const dhe = suiteOf('TLS_DHE_RSA_WITH_AES_128_GCM_SHA256');

test('DHE: the server takes a field that the client lists, and none where it knows none of them (RFC 7919 §4)', () => {
  const both = ends(dhe, nodeProvider, nodeProvider);
  const listed = { ...both.client, groups: ['ffdhe3072'] };
  assert.equal(completes(Pair.connected(listed, both.server)).client.connection!.group, 'ffdhe3072');
  const other = { ...both.server, groups: ['ffdhe2048'] };
  assert.equal(Pair.connected(listed, other).serverFault?.code, 'ERR_TLSCOPE_PEER_INSUFFICIENT_SECURITY');
});

test('DHE: a client that lists no field takes what the server likes, if it knows it', () => {
  const both = ends(dhe, nodeProvider, nodeProvider);
  const curves = { ...both.client, groups: ['x25519'] };
  const pair = Pair.connected(curves, both.server);
  assert.equal(pair.clientFault?.code, 'ERR_TLSCOPE_PEER_INSUFFICIENT_SECURITY');
  assert.match(pair.clientFault!.message, /RFC 7919/);
});

/** Changes dh_Ys or dh_Yc on its way. */
const withPublicKey = (from: 'client' | 'server', make: (size: number) => Uint8Array): Pair => {
  const both = ends(dhe, nodeProvider, nodeProvider);
  const pair = new Pair({ ...both.client, groups: ['ffdhe2048'] }, both.server);
  pair.tamper = (side, bytes) => {
    // The length of the key, behind the one of the message (client) or behind the generator (server).
    const mark = side === 'client' ? '100001020100' : '0001020100';
    const at = (hex(bytes).indexOf(mark) + mark.length) / 2;
    if (side !== from || at < mark.length / 2) return bytes;
    const out = Uint8Array.from(bytes);
    out.set(make(256), at);
    return out;
  };
  pair.start();
  return pair;
};

test("DHE: the client's public key is between 1 and p-1, or the handshake fails (RFC 7919 §4)", () => {
  const one = (size: number) => Uint8Array.from({ length: size }, (_, i) => (i === size - 1 ? 1 : 0));
  for (const make of [(size: number) => new Uint8Array(size), one, (size: number) => new Uint8Array(size).fill(0xff)]) {
    const pair = withPublicKey('client', make);
    assert.equal(pair.serverFault?.code, 'ERR_TLSCOPE_PEER_HANDSHAKE_FAILURE');
    assert.equal((pair.serverFault as PeerFault).rule, 'key_exchange.dh_public_key_range');
  }
});

test("DHE: the server's public key is signed", () => {
  const pair = withPublicKey('server', (size) => new Uint8Array(size).fill(7));
  assert.equal(pair.clientFault?.code, 'ERR_TLSCOPE_PEER_DECRYPT_ERROR');
});

test('DHE: the messages are read by their own declaration', () => {
  const both = ends(dhe, nodeProvider, nodeProvider);
  const { events } = seen(both.client, both.server);
  const exchanges = events.filter(
    (event): event is MessageEvent => event.type === 'message' && event.name.endsWith('key_exchange'),
  );
  assert.deepEqual(
    exchanges.map(({ name, codec }) => [name, codec]),
    [
      ['server_key_exchange', 'Handshake12Dhe'],
      ['client_key_exchange', 'Handshake12Dhe'],
    ],
  );
  for (const { bytes } of exchanges) decode(Handshake12Dhe, bytes);
});
