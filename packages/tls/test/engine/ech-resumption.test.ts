/** Keys from before and early data inside an encrypted hello (RFC 9849 §6.1, §6.1.2). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hex, utf8 } from '../../src/bytes/index.ts';
import { nodeProvider } from '../../src/crypto/providers/node/index.ts';
import { type ClientConfig, RecordedHellos, type ServerConfig, StatelessTickets } from '../../src/engine/index.ts';
import { EchRejected, find } from '../../src/wire/index.ts';
import { bodyOf, hellosIn, newerKey, startedPair } from '../support/ech.ts';
import { NOW } from '../support/pair.ts';

const HOUR = 3_600_000;

function sessionFrom(client: Partial<ClientConfig>, server: Partial<ServerConfig>) {
  const { pair } = startedPair(client, server);
  const [session] = pair.clientOutcomes.flatMap(({ sessions }) => [...sessions]);
  assert.ok(session !== undefined);
  return session;
}

const helloOf = (events: Parameters<typeof hellosIn>[0], part: 'inner' | 'outer', index = 0) =>
  bodyOf(hellosIn(events).filter((event) => event.part === part)[index]!);

test('a session is offered inside, and outside stands noise of the same shape', () => {
  const server = { tickets: new StatelessTickets(nodeProvider) };
  const session = sessionFrom({}, server);
  const { pair, client } = startedPair({ session }, server);
  assert.equal(pair.client.connection!.resumed, true);
  assert.equal(pair.client.connection!.ech, 'accepted');
  const [inner, outer] = [helloOf(client, 'inner'), helloOf(client, 'outer')];
  const real = find(inner.extensions, 'pre_shared_key')!;
  const shown = find(outer.extensions, 'pre_shared_key')!;
  assert.equal(hex(real.identities[0]!.identity), hex(session.ticket));
  assert.equal(shown.identities[0]!.identity.length, session.ticket.length);
  assert.notEqual(hex(shown.identities[0]!.identity), hex(session.ticket));
  assert.deepEqual(
    shown.binders.map(({ length }) => length),
    real.binders.map(({ length }) => length),
  );
  assert.equal(outer.extensions!.at(-1)!.type, 'pre_shared_key');
  assert.deepEqual(find(outer.extensions, 'psk_key_exchange_modes'), find(inner.extensions, 'psk_key_exchange_modes'));
});

test('a session goes with a HelloRetryRequest too; outside, the same names are shown again', () => {
  const server = { tickets: new StatelessTickets(nodeProvider) };
  const session = sessionFrom({}, server);
  const { pair, client } = startedPair({ session }, { ...server, groups: ['secp256r1'] });
  assert.equal(pair.clientFault, undefined);
  assert.equal(pair.client.connection!.resumed, true);
  assert.equal(pair.client.connection!.ech, 'accepted');
  const [first, second] = [0, 1].map((i) => find(helloOf(client, 'outer', i).extensions, 'pre_shared_key')!);
  assert.equal(hex(first!.identities[0]!.identity), hex(second!.identities[0]!.identity));
  assert.notEqual(hex(first!.binders[0]!), hex(second!.binders[0]!));
});

test('early data goes under keys of the inner hello', () => {
  const earlyData = { maxSize: 1000, antiReplay: new RecordedHellos(NOW - HOUR) };
  const server = { tickets: new StatelessTickets(nodeProvider), earlyData };
  const session = sessionFrom({}, server);
  const { pair, client } = startedPair({ session, replayableEarlyData: utf8('early') }, server);
  assert.equal(pair.client.connection!.earlyData, 'accepted');
  assert.deepEqual(pair.serverOutcomes[0]!.earlyData, [utf8('early')]);
  for (const part of ['inner', 'outer'] as const) {
    assert.notEqual(find(helloOf(client, part).extensions, 'early_data'), undefined);
  }
});

test('where the hello is rejected the early data is passed over, and nothing is resumed', () => {
  const earlyData = { maxSize: 1000, antiReplay: new RecordedHellos(NOW - HOUR) };
  const tickets = new StatelessTickets(nodeProvider);
  const session = sessionFrom({}, { tickets, earlyData });
  for (const groups of [['x25519'], ['secp256r1']]) {
    const client = { session, replayableEarlyData: utf8('early') };
    const { pair } = startedPair(client, { tickets, earlyData, ech: { keys: [newerKey] }, groups });
    assert.ok(pair.clientFault instanceof EchRejected, pair.clientFault?.message);
    assert.equal(pair.server.connection!.resumed, false);
    assert.ok(pair.serverOutcomes.every((outcome) => outcome.earlyData.length === 0));
  }
});

test('a session of TLS 1.2 is offered neither inside nor outside', () => {
  const tickets = new StatelessTickets(nodeProvider);
  const session = { ...sessionFrom({}, { tickets }) };
  const tls12 = {
    ...session,
    state: { ...session.state, protocol_version: 0x0303 as typeof session.state.protocol_version },
  };
  const { pair, client } = startedPair({ session: tls12 }, { tickets });
  assert.equal(pair.client.connection!.resumed, false);
  for (const part of ['inner', 'outer'] as const) {
    const { extensions } = helloOf(client, part);
    assert.equal(find(extensions, 'pre_shared_key'), undefined);
    assert.equal(find(extensions, 'session_ticket')?.length ?? 0, 0);
  }
  assert.equal(find(helloOf(client, 'inner').extensions, 'session_ticket'), undefined);
});
