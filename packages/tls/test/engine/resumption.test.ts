import assert from 'node:assert/strict';
import { test } from 'node:test';
import { utf8 } from '../../src/bytes/index.ts';
import { nodeProvider } from '../../src/crypto/providers/node/index.ts';
import {
  type ClientConfig,
  RecordedHellos,
  type ServerConfig,
  type Session,
  StatelessTickets,
  StoredTickets,
  sessionFromBytes,
  sessionToBytes,
  TICKET_KEY_LENGTH,
} from '../../src/engine/index.ts';
import { TrustStore } from '../../src/x509/index.ts';
import { clientConfig, NOW, Pair, serverConfig } from '../support/pair.ts';

const HOUR = 3_600_000;
const keeper = () => new StatelessTickets(nodeProvider);

function sessionsOf(pair: Pair): Session[] {
  return pair.clientOutcomes.flatMap(({ sessions }) => [...sessions]);
}

function connected(client: Partial<ClientConfig>, server: Partial<ServerConfig>): Pair {
  const pair = Pair.connected(clientConfig(client), serverConfig(server));
  assert.equal(pair.clientFault, undefined);
  assert.equal(pair.serverFault, undefined);
  pair.fromClient(pair.client.write(utf8('ping')));
  assert.deepEqual(pair.serverOutcomes.at(-1)!.data, [utf8('ping')]);
  pair.fromServer(pair.server.write(utf8('pong')));
  assert.deepEqual(pair.clientOutcomes.at(-1)!.data, [utf8('pong')]);
  return pair;
}

for (const [name, tickets] of [
  ['stateless', keeper()],
  ['stored', new StoredTickets(nodeProvider.random)],
] as const) {
  test(`TLS 1.3: a session is taken up again with a ${name} ticket, and a fresh exchange`, () => {
    const [session, second] = sessionsOf(connected({}, { tickets }));
    assert.ok(session !== undefined && second !== undefined, 'two tickets by default');
    const kept = sessionFromBytes(sessionToBytes(session));
    const pair = connected({ session: kept! }, { tickets });
    for (const end of [pair.client, pair.server]) {
      assert.equal(end.connection!.resumed, true);
      assert.equal(end.connection!.group, 'x25519');
      assert.equal(end.connection!.signatureScheme, undefined);
    }
    assert.equal(pair.client.connection!.authorized, true);
    assert.equal(pair.client.connection!.peerCertificates.length, 2);
    assert.equal(sessionsOf(pair).length, 2, 'a resumed connection gets tickets of its own');
    const again = connected({ session }, { tickets });
    assert.equal(again.client.connection!.resumed, name === 'stateless', 'a stored ticket works once');
  });
}

test('a ticket key that was rotated out of use ends its tickets; a kept one does not', () => {
  const tickets = keeper();
  const [session] = sessionsOf(connected({}, { tickets }));
  tickets.rotate();
  assert.equal(connected({ session: session! }, { tickets }).client.connection!.resumed, true);
  tickets.rotate();
  assert.equal(connected({ session: session! }, { tickets }).client.connection!.resumed, false);
});

test('servers that share ticket keys take up each other sessions', () => {
  const first = keeper();
  const [session] = sessionsOf(connected({}, { tickets: first }));
  const second = new StatelessTickets(nodeProvider, first.keys);
  assert.equal(connected({ session: session! }, { tickets: second }).client.connection!.resumed, true);
});

test('a session is not offered to another host, too late, unverified, or past its certificate', () => {
  const tickets = keeper();
  const [session] = sessionsOf(connected({}, { tickets }));
  const late = () => NOW + 3 * HOUR;
  assert.equal(connected({ session: session!, now: late }, { tickets, now: late }).client.connection!.resumed, false);
  const other = { ...session!, host: utf8('other.test') };
  assert.equal(connected({ session: other }, { tickets }).client.connection!.resumed, false);
  const expired = { ...session!, valid_until: BigInt(NOW - 1) };
  assert.equal(connected({ session: expired }, { tickets }).client.connection!.resumed, false);
  const [unverified] = sessionsOf(connected({ verify: false, trust: TrustStore.of() }, { tickets }));
  assert.equal(connected({ session: unverified! }, { tickets }).client.connection!.resumed, false);
});

test('a session with nothing to show, or with more than a hello has room for, is not offered', () => {
  for (const versions of [['TLSv1.3'], ['TLSv1.2']] as const) {
    const tickets = new StatelessTickets(nodeProvider, [nodeProvider.random(TICKET_KEY_LENGTH)]);
    const [session] = sessionsOf(connected({ versions }, { tickets }));
    assert.equal(connected({ versions, session: session! }, { tickets }).client.connection!.resumed, true);
    for (const length of [0, 32_769, 65_535]) {
      const odd = { ...session!, ticket: new Uint8Array(length), session_id: new Uint8Array(0) };
      assert.equal(connected({ versions, session: odd }, { tickets }).client.connection!.resumed, false);
    }
  }
});

for (const [name, make] of [
  ['stateless', keeper],
  ['stored', () => new StoredTickets(nodeProvider.random)],
] as const) {
  test(`a session with a ${name} ticket survives a HelloRetryRequest`, () => {
    const tickets = make();
    const groups = { groups: ['x25519', 'secp256r1'] };
    const [session] = sessionsOf(connected(groups, { tickets }));
    const pair = connected({ ...groups, session: session! }, { tickets, groups: ['secp256r1'] });
    assert.equal(pair.client.connection!.resumed, true);
    assert.equal(pair.client.connection!.group, 'secp256r1');
  });
}

test('whoever has only seen a ticket does not use it up, and who has its key uses it once', async () => {
  const store = new StoredTickets(nodeProvider.random);
  const slow: ServerConfig['tickets'] = {
    seal: (state) => store.seal(state),
    open: async (ticket, once) => store.open(ticket, once),
    use: async (ticket) => store.use(ticket),
    shared: false,
  };
  for (const tickets of [store, slow]) {
    const [session] = sessionsOf(connected({}, { tickets: store }));
    const seen = { ...session!, state: { ...session!.state, secret: new Uint8Array(32) } };
    const thief = new Pair(clientConfig({ session: seen }), serverConfig({ tickets }));
    await settled(thief);
    assert.equal(thief.serverFault?.code, 'ERR_TLSCOPE_PEER_DECRYPT_ERROR');
    // Both have opened it before one of them is done.
    const pairs = [0, 1].map(() => new Pair(clientConfig({ session: session! }), serverConfig({ tickets })));
    await Promise.all(pairs.map(settled));
    assert.deepEqual(
      pairs.map(({ client, server }) => [client.connection?.resumed, server.connection?.resumed]),
      [
        [true, true],
        [false, false],
      ],
    );
  }
});

/** Starts it, and lets the server go on each time that it waits for its keeper. */
async function settled(pair: Pair): Promise<void> {
  pair.start();
  for (let { waiting } = pair.serverOutcomes.at(-1)!; waiting !== undefined; ) {
    await waiting.ready;
    pair.fromServer(pair.server.resume());
    waiting = pair.serverOutcomes.at(-1)!.waiting;
  }
}

test('a binder that does not fit ends the handshake', () => {
  const tickets = keeper();
  const [session] = sessionsOf(connected({}, { tickets }));
  const wrong = { ...session!, state: { ...session!.state, secret: new Uint8Array(32) } };
  const pair = Pair.connected(clientConfig({ session: wrong }), serverConfig({ tickets }));
  assert.equal(pair.serverFault?.code, 'ERR_TLSCOPE_PEER_DECRYPT_ERROR');
});

test('an external key connects without any certificate, with a fresh exchange or alone', () => {
  const psk = { identity: utf8('device 7'), key: nodeProvider.random(32) };
  const findPsk = (identity: Uint8Array) => (identity.join() === psk.identity.join() ? psk : undefined);
  const server = { credentials: [], findPsk };
  const pair = connected({ psks: [psk], trust: TrustStore.of() }, server);
  assert.equal(pair.client.connection!.authorized, true);
  assert.equal(pair.client.connection!.group, 'x25519');
  const stranger = Pair.connected(clientConfig({ psks: [{ ...psk, identity: utf8('x') }] }), serverConfig(server));
  assert.equal(stranger.serverFault?.code, 'ERR_TLSCOPE_PEER_HANDSHAKE_FAILURE');
  const withSha384 = { ...psk, hash: 'sha384' as const };
  const other = connected({ psks: [withSha384] }, { credentials: [], findPsk: () => withSha384 });
  assert.equal(other.client.connection!.cipherSuite, 'TLS_AES_256_GCM_SHA384');
});

const early = () => ({ maxSize: 1000, antiReplay: new RecordedHellos(NOW - HOUR) });
const replayableEarlyData = utf8('GET / HTTP/1.0');

test('early data goes with the first flight, comes apart from other data, and is taken once', () => {
  const server = { tickets: keeper(), earlyData: early() };
  const [session] = sessionsOf(connected({}, server));
  const pair = connected({ session: session!, replayableEarlyData }, server);
  assert.deepEqual(pair.serverOutcomes[0]!.earlyData, [replayableEarlyData]);
  assert.equal(pair.client.connection!.earlyData, 'accepted');
  assert.equal(pair.server.connection!.earlyData, 'accepted');
});

test('recorded early data that is sent again is thrown away, and the handshake goes on without it', () => {
  const server = { tickets: keeper(), earlyData: early() };
  const [session] = sessionsOf(connected({}, server));
  const recorded = new Pair(clientConfig({ session: session!, replayableEarlyData }), serverConfig(server));
  const first = recorded.client.start().send;
  for (const [server1, taken] of [
    [new Pair(clientConfig(), serverConfig(server)).server, 1],
    [new Pair(clientConfig(), serverConfig(server)).server, 0],
  ] as const) {
    const outcomes = first.map((bytes) => server1.receive(bytes));
    assert.equal(outcomes.flatMap(({ earlyData }) => [...earlyData]).length, taken);
    assert.ok(outcomes.every(({ fault }) => fault === undefined));
  }
});

test('early data is rejected without harm: by a server that takes none, after a retry, for another protocol', () => {
  const tickets = keeper();
  const groups = ['x25519', 'secp256r1'];
  const [session] = sessionsOf(connected({ groups }, { tickets, earlyData: early() }));
  const client = { session: session!, replayableEarlyData, groups };
  for (const server of [{ tickets }, { tickets, earlyData: early(), groups: ['secp256r1'] }]) {
    const pair = connected(client, server);
    assert.equal(pair.client.connection!.earlyData, 'rejected');
    assert.equal(pair.serverOutcomes.flatMap(({ earlyData }) => [...earlyData]).length, 0);
  }
});

test('more early data than the ticket allows is not sent early, and not taken', () => {
  const server = { tickets: keeper(), earlyData: { ...early(), maxSize: 5 } };
  const [session] = sessionsOf(connected({}, server));
  const modest = connected({ session: session!, replayableEarlyData }, server);
  const taken = modest.serverOutcomes.flatMap(({ earlyData }) => [...earlyData]);
  assert.equal(
    taken.reduce((length, part) => length + part.length, 0),
    5,
  );
  assert.equal(modest.client.connection!.earlyData, 'accepted');
  const liar = { ...session!, state: { ...session!.state, max_early_data_size: 1000 } };
  const pair = Pair.connected(clientConfig({ session: liar, replayableEarlyData }), serverConfig(server));
  assert.equal(pair.serverFault?.code, 'ERR_TLSCOPE_PEER_UNEXPECTED_MESSAGE');
});
