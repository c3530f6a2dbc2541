import assert from 'node:assert/strict';
import { test } from 'node:test';
import { utf8 } from '../../src/bytes/index.ts';
import { nodeProvider } from '../../src/crypto/providers/node/index.ts';
import {
  type ClientConfig,
  type ServerConfig,
  type Session,
  StatelessTickets,
  StoredTickets,
  TICKET_KEY_LENGTH,
} from '../../src/engine/index.ts';
import { clientConfig, NOW, Pair, serverConfig } from '../support/pair.ts';

const tls12 = { versions: ['TLSv1.2'] } as const;

function connected(client: Partial<ClientConfig>, server: Partial<ServerConfig>): Pair {
  const pair = Pair.connected(clientConfig({ ...tls12, ...client }), serverConfig(server));
  assert.equal(pair.clientFault, undefined);
  assert.equal(pair.serverFault, undefined);
  pair.fromClient(pair.client.write(utf8('ping')));
  assert.deepEqual(pair.serverOutcomes.at(-1)!.data, [utf8('ping')]);
  pair.fromServer(pair.server.write(utf8('pong')));
  assert.deepEqual(pair.clientOutcomes.at(-1)!.data, [utf8('pong')]);
  return pair;
}

/** With a key of the caller's, so that TLS 1.2 has tickets. */
const keeper = () => new StatelessTickets(nodeProvider, [nodeProvider.random(TICKET_KEY_LENGTH)]);

const sessionOf = (pair: Pair): Session | undefined => pair.clientOutcomes.flatMap(({ sessions }) => [...sessions])[0];
const resumed = (pair: Pair): boolean[] => [pair.client, pair.server].map((end) => end.connection!.resumed);

test('TLS 1.2: a session is taken up again by ticket, and the server finishes first', () => {
  const tickets = keeper();
  const session = sessionOf(connected({}, { tickets }));
  assert.ok(session !== undefined && session.ticket.length > 0);
  const pair = connected({ session }, { tickets });
  assert.deepEqual(resumed(pair), [true, true]);
  assert.equal(pair.client.connection!.authorized, true);
  assert.equal(pair.client.connection!.peerCertificates.length, 2);
  const again = connected({ session: sessionOf(pair)! }, { tickets });
  assert.deepEqual(resumed(again), [true, true], 'by the ticket of the resumed connection');
});

test('a TLS 1.2 session is taken up beside an offer of TLS 1.3, and left for TLS 1.3 where the server prefers it', () => {
  const tickets = keeper();
  const session = sessionOf(connected({}, { tickets }));
  const both = { versions: ['TLSv1.3', 'TLSv1.2'], session: session! } as const;
  const old = connected(both, { tickets, ...tls12 });
  assert.deepEqual(resumed(old), [true, true]);
  const pair = connected(both, { tickets });
  assert.equal(pair.client.connection!.protocol, 'TLSv1.3');
  assert.deepEqual(resumed(pair), [false, false]);
});

test('without tickets a stored session is taken up by its name', () => {
  const tickets = new StoredTickets(nodeProvider.random);
  const pair = connected({}, { tickets });
  const session = sessionOf(pair);
  const byName = { ...session!, session_id: session!.ticket, ticket: new Uint8Array(0) };
  assert.deepEqual(resumed(connected({ session: byName }, { tickets })), [true, true]);
});

test('a session is not taken up with a forgotten key, too late, or for another name', () => {
  const tickets = keeper();
  const session = sessionOf(connected({}, { tickets }))!;
  assert.deepEqual(resumed(connected({ session }, { tickets: keeper() })), [false, false]);
  const late = () => NOW + 10_000_000;
  assert.deepEqual(resumed(connected({ session, now: late }, { tickets, now: late })), [false, false]);
  assert.deepEqual(resumed(connected({ session, serverName: false }, { tickets })), [false, false]);
});

test('a wrong master secret ends the handshake at Finished', () => {
  const tickets = keeper();
  const session = sessionOf(connected({}, { tickets }))!;
  const wrong = { ...session, state: { ...session.state, secret: new Uint8Array(48) } };
  const pair = Pair.connected(clientConfig({ ...tls12, session: wrong }), serverConfig({ tickets }));
  assert.equal(pair.clientFault?.code, 'ERR_TLSCOPE_PEER_BAD_RECORD_MAC');
});
