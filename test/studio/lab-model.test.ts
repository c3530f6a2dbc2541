/** The lab without its page: each lesson's answer is what happens; every set-up has a link. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lessons } from '../../apps/studio/src/lab/lessons.ts';
import { EARLY_PARCEL, PARCEL, play } from '../../apps/studio/src/lab/play.ts';
import { labProvider } from '../../apps/studio/src/lab/rsa.ts';
import {
  CHOICES,
  type Choice,
  fromParameters,
  plainSetup,
  type Setup,
  settled,
  toParameters,
} from '../../apps/studio/src/lab/setup.ts';
import { readRecordings } from '../../apps/studio/src/lab/thief.ts';

const NOW = Date.UTC(2026, 10, 26);

const changed = (changes: Partial<Setup>): Setup => ({ ...plainSetup, ...changes });
const KEY = "the server's key";
const STATIC_RSA = { version: 'TLSv1.2', exchange: 'static RSA', key: 'RSA' } as const;

test('there are twelve lessons and more, each with a question and a set-up that has a link', () => {
  assert.ok(lessons.length >= 12);
  assert.equal(new Set(lessons.map(({ id }) => id)).size, lessons.length);
  for (const { setup } of lessons) assert.deepEqual(fromParameters(toParameters(setup)), setup);
  for (const { question, answer } of lessons) assert.ok(question.endsWith('?') && answer.endsWith('.'));
});

for (const { id, setup, proves } of lessons) {
  test(`lesson ${id}: what happens is what the answer says`, () => {
    assert.deepEqual(play(setup, NOW).outcome, proves);
  });
}

test('lesson hello: two messages are in the clear', () => {
  const { client } = play(plainSetup, NOW);
  const clear = client.filter(
    (event) => event.type === 'message' && event.epoch === 'plaintext' && event.name !== 'change_cipher_spec',
  );
  assert.deepEqual(
    clear.map((event) => event.type === 'message' && event.name),
    ['client_hello', 'server_hello'],
  );
});

/** What the thief opened of the last connection, with the server's key. */
function opened(changes: Partial<Setup>): (string | undefined)[] {
  const played = play(changed({ attacker: 'thief', loot: KEY, ...changes }), NOW);
  assert.equal(played.outcome.client, 'connected');
  return played.readings.at(-1)!.opened.filter((text) => text !== undefined);
}

test('the recorded private key opens every locked record of static RSA, in either suite', () => {
  for (const suite of ['AES-128-GCM', 'AES-256-GCM'] as const) {
    assert.deepEqual(opened({ ...STATIC_RSA, suite }), ['finished', 'finished', PARCEL]);
  }
  assert.ok(opened({ ...STATIC_RSA, again: 'with its ticket' }).includes(PARCEL), 'and of a visit that rests on it');
});

test('without the key the thief opens nothing of static RSA, and with another key neither', () => {
  const played = play(changed({ ...STATIC_RSA, attacker: 'thief' }), NOW);
  const nothing = played.road.map(() => undefined);
  assert.deepEqual(played.readings[0]!.opened, nothing);
  const [other] = readRecordings([played.road], labProvider.generateKey('rsa2048'));
  assert.deepEqual(other!.opened, nothing);
});

test('the same key opens nothing of a fresh exchange, in either version', () => {
  for (const version of ['TLSv1.2', 'TLSv1.3'] as const) {
    assert.deepEqual(opened({ version, key: 'RSA' }), []);
  }
});

test('what the road shows without a key: names of TLS 1.2, one name of TLS 1.3, that of the front with ECH', () => {
  const clear = (changes: Partial<Setup>) => play(changed(changes), NOW).readings[0]!.clear.join();
  assert.match(
    clear({ version: 'TLSv1.2' }),
    /client_hello \(parcels\.example\).*certificate \([^)]*parcels\.example\)/,
  );
  assert.match(clear({}), /client_hello \(parcels\.example\)/);
  assert.doesNotMatch(clear({}), /certificate/);
  const hidden = play(changed({ ech: 'on' }), NOW);
  assert.match(hidden.readings[0]!.clear.join(), /client_hello \(front\.example, another hello, locked\)/);
  const wire = hidden.road.map(({ bytes }) => Buffer.from(bytes).toString('latin1')).join('');
  assert.ok(wire.includes('front.example') && !wire.includes('parcels.example'));
});

test('a second visit is resumed, in both versions', () => {
  for (const version of ['TLSv1.3', 'TLSv1.2'] as const) {
    const { connections } = play(changed({ version, again: 'with its ticket' }), NOW);
    const certificates = connections.map(
      ({ client }) => client.filter((event) => event.type === 'message' && event.name === 'certificate').length,
    );
    assert.deepEqual(certificates, [1, 0], version);
  }
});

test('early data that is sent again is taken where the guard is off, and not where it is on', () => {
  const early = { text: EARLY_PARCEL, early: true };
  for (const [guard, taken] of [
    ['off', [early]],
    ['on', []],
  ] as const) {
    const setup = changed({ again: 'with early data', attacker: 'replayer', parcel: 'the early data', guard });
    const { connections } = play(setup, NOW);
    const [, second, replay] = connections.map(({ delivered }) => delivered);
    assert.deepEqual(second, [early, { text: PARCEL, early: false }]);
    assert.deepEqual(replay, taken);
    const said = connections[2]!.server.find((event) => event.type === 'decision' && event.what === 'early data');
    assert.equal(said?.type === 'decision' && said.considered[0]!.because === 'it may be a replay', guard === 'on');
  }
});

test('a ticket that is sent again brings its thief nothing: he has not the secret in it', () => {
  for (const version of ['TLSv1.3', 'TLSv1.2'] as const) {
    const setup = changed({ version, again: 'with its ticket', attacker: 'replayer', parcel: 'the ticket' });
    const { outcome, delivered } = play(setup, NOW);
    assert.deepEqual([outcome, delivered], [{ client: 'cannot go on', server: 'still waiting' }, []]);
  }
});

test('an impostor with the real certificate and a key of his own comes to nothing, whatever the key exchange', () => {
  const impostor = { attacker: 'impostor', mask: 'a stolen certificate' } as const;
  for (const [changes, alert] of [
    [{ version: 'TLSv1.2' }, 'decrypt_error'],
    [{ key: 'RSA' }, 'decrypt_error'],
    [STATIC_RSA, 'bad_record_mac'],
  ] as const) {
    const { outcome } = play(changed({ ...impostor, ...changes }), NOW);
    assert.deepEqual(outcome, { client: alert, server: alert });
  }
});

test('a choice that does not go with another changes that one, and what comes of it works', () => {
  for (const [choice, values] of Object.entries(CHOICES) as [Choice, readonly string[]][]) {
    for (const value of values) {
      for (const before of [changed({}), changed(STATIC_RSA), changed({ again: 'with early data', ech: 'on' })]) {
        const after = settled({ ...before, [choice]: value } as Setup, choice);
        assert.equal(after[choice], value);
        assert.deepEqual(fromParameters(toParameters(after)), after, `${choice} ${value}`);
      }
    }
  }
  assert.equal(settled(changed({ exchange: 'static RSA' }), 'exchange').version, 'TLSv1.2');
  assert.equal(settled(changed({ ...STATIC_RSA, version: 'TLSv1.3' }), 'version').exchange, 'X25519');
  assert.throws(
    () => fromParameters(new URLSearchParams('exchange=static RSA')),
    /static RSA", which does not go with version "TLSv1.3"/,
  );
});

test('a client certificate that is asked for is shown, or its lack is refused', () => {
  assert.deepEqual(play({ ...plainSetup, visitor: 'asked, shows papers' }, NOW).outcome, {
    client: 'connected',
    server: 'connected',
  });
  assert.equal(play({ ...plainSetup, visitor: 'asked, has none' }, NOW).outcome.server, 'certificate_required');
});

test('the tamperer may touch any byte of any record: it is never unnoticed, and nothing ever throws', () => {
  const { road } = play(plainSetup, NOW);
  for (const record of road.keys()) {
    for (const byte of [6, 30]) {
      const played = play({ ...plainSetup, attacker: 'tamperer', record, byte }, NOW);
      const touched = played.road.find((one) => one.touched === 'changed');
      // change_cipher_spec means nothing in TLS 1.3.
      const harmless = touched?.bytes[0] === 20;
      const both = played.outcome.client === 'connected' && played.outcome.server === 'connected';
      assert.ok(!both || harmless, `record ${record}, byte ${byte}: ${JSON.stringify(played.outcome)}`);
    }
  }
});

test('every set-up comes back from its link, and a bad link is refused with a sentence', () => {
  for (const [key, values] of Object.entries(CHOICES)) {
    for (const value of values) {
      const setup = settled({ ...plainSetup, [key]: value, record: 7 } as Setup, key as Choice);
      assert.deepEqual(fromParameters(toParameters(setup)), setup);
    }
  }
  assert.throws(() => fromParameters(new URLSearchParams('version=SSLv3')), /asks for version "SSLv3"/);
  assert.throws(() => fromParameters(new URLSearchParams('record=-1')), /no number for record/);
});
