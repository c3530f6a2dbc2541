import assert from 'node:assert/strict';
import { test } from 'node:test';
import { utf8 } from '../../src/bytes/index.ts';
import { nodeProvider } from '../../src/crypto/providers/node/index.ts';
import { RecordedHellos, StatelessTickets, type TicketKeeper } from '../../src/engine/index.ts';
import type { PeerFault } from '../../src/wire/index.ts';
import { clientConfig, NOW, Pair, serverConfig } from '../support/pair.ts';

/** A client that comes back with early data, and the settings of the server it comes back to. */
function resumable() {
  const server = {
    tickets: new StatelessTickets(nodeProvider),
    earlyData: { maxSize: 100, antiReplay: new RecordedHellos(NOW - 3_600_000) },
  };
  const first = Pair.connected(clientConfig(), serverConfig(server));
  const session = first.clientOutcomes.flatMap(({ sessions }) => [...sessions])[0]!;
  return { server, client: clientConfig({ session, replayableEarlyData: utf8('GET /') }) };
}

test('a server answers early data before the client has finished', () => {
  const { client, server } = resumable();
  const pair = new Pair(client, serverConfig(server));
  assert.throws(() => pair.server.write(utf8('too soon')), /the handshake is not complete/);
  const flight = pair.client.start().send;
  const outcomes = flight.map((bytes) => pair.server.receive(bytes));
  assert.deepEqual(
    outcomes.flatMap(({ earlyData }) => [...earlyData]),
    [utf8('GET /')],
  );
  assert.equal(pair.server.connection, undefined);
  const answer = pair.server.write(utf8('200'));
  const heard = [...outcomes.flatMap(({ send }) => [...send]), ...answer.send].map((bytes) =>
    pair.client.receive(bytes),
  );
  assert.deepEqual(
    heard.flatMap(({ data }) => [...data]),
    [utf8('200')],
  );
});

test('a hello that could have come before the record began is not fresh, whatever the clock of its client', () => {
  const binder = Uint8Array.of(1);
  const window = 10_000;
  for (const ahead of [-9_000, 0, 9_000]) {
    assert.equal(new RecordedHellos(0, window).fresh(binder, NOW + ahead, NOW), true);
    const restarted = NOW + 1;
    for (let now = restarted; now < NOW + 3 * window; now += 100) {
      assert.equal(new RecordedHellos(restarted, window).fresh(binder, NOW + ahead, now), false);
    }
  }
  assert.equal(new RecordedHellos(NOW, window).fresh(binder, NOW + window, NOW + window), true);
});

test('a keeper of tickets that does not say that they are its own allows no early data without a shared record', () => {
  for (const [keepers, record, taken] of [
    [undefined, undefined, 'none'],
    [undefined, true, 'accepted'],
    [false, undefined, 'accepted'],
  ] as const) {
    const locked = new StatelessTickets(nodeProvider);
    const tickets: TicketKeeper = {
      seal: (state, now) => locked.seal(state, now),
      open: (ticket, once, now) => locked.open(ticket, once, now),
      ...(keepers !== undefined && { shared: keepers }),
    };
    const antiReplay = new RecordedHellos(NOW - 3_600_000, undefined, undefined, record);
    const server = serverConfig({ tickets, earlyData: { maxSize: 100, antiReplay } });
    const [session] = Pair.connected(clientConfig(), server).clientOutcomes.flatMap(({ sessions }) => [...sessions]);
    const { client } = Pair.connected(clientConfig({ session: session!, replayableEarlyData: utf8('GET /') }), server);
    assert.equal(client.connection!.resumed, true);
    assert.equal(client.connection!.earlyData, taken);
  }
});

test('a client that has sent early data does not go on in TLS 1.2', () => {
  const { client } = resumable();
  const old = Pair.connected(client, serverConfig({ versions: ['TLSv1.2'] }));
  assert.equal((old.clientFault as PeerFault).rule, 'server_hello.version_after_early_data');
});

test('a peer that asks for fresh keys more than once gets them once, before our next data', () => {
  const sent: string[] = [];
  const observed = Pair.connected(
    clientConfig({
      observe: (event) => event.type === 'message' && event.direction === 'sent' && sent.push(event.name),
    }),
  );
  sent.length = 0;
  for (let i = 0; i < 3; i++) observed.fromServer(observed.server.updateKeys(true));
  assert.deepEqual(sent, []);
  observed.fromClient(observed.client.write(utf8('ping')));
  observed.fromClient(observed.client.write(utf8('pong')));
  assert.deepEqual(sent, ['key_update']);
  assert.deepEqual(observed.serverOutcomes.at(-1)!.data, [utf8('pong')]);
});

test('a name of a TLS 1.2 session, which everybody sees, is not used up as a key of TLS 1.3', () => {
  const tickets = new StatelessTickets(nodeProvider);
  const server = serverConfig({ tickets });
  const first = Pair.connected(clientConfig({ versions: ['TLSv1.2'] }), server);
  const session = first.clientOutcomes.flatMap(({ sessions }) => [...sessions])[0]!;
  const seen = clientConfig({ psks: [{ identity: session.session_id, key: utf8('a key of a stranger') }] });
  assert.equal(Pair.connected(seen, server).server.connection?.resumed, false);
  const back = Pair.connected(clientConfig({ versions: ['TLSv1.2'], session }), server);
  assert.equal(back.server.connection?.resumed, true);
});

test('a clock that is set forward and back makes no hello fresh again, nor does one that gives no number', () => {
  const record = new RecordedHellos(0);
  const [first, second] = [1, 2].map((byte) => new Uint8Array(32).fill(byte)) as [Uint8Array, Uint8Array];
  assert.equal(record.fresh(first, NOW, NOW), true);
  assert.equal(record.fresh(second, NOW + 3_600_000, NOW + 3_600_000), true);
  for (const later of [0, 1, 10_000]) assert.equal(record.fresh(first, NOW, NOW + later), false);
  // It goes on where the clock was.
  assert.equal(record.fresh(new Uint8Array(32).fill(3), NOW + 3_600_001, NOW + 3_600_001), true);
  for (const [expected, now] of [
    [NOW, Number.NaN],
    [Number.NaN, NOW],
  ] as const) {
    assert.equal(new RecordedHellos(0).fresh(first, expected, now), false);
  }
});
