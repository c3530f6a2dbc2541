/** The lab without its page: each lesson's answer is what happens; every set-up has a link. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lessons } from '../../apps/studio/src/lab/lessons.ts';
import { play } from '../../apps/studio/src/lab/play.ts';
import { CHOICES, fromParameters, plainSetup, type Setup, toParameters } from '../../apps/studio/src/lab/setup.ts';

const NOW = Date.UTC(2026, 10, 26);

test('there are twelve lessons, each with a question', () => {
  assert.equal(new Set(lessons.map(({ id }) => id)).size, 12);
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
      const setup = { ...plainSetup, [key]: value, record: 7 } as Setup;
      assert.deepEqual(fromParameters(toParameters(setup)), setup);
    }
  }
  assert.throws(() => fromParameters(new URLSearchParams('version=SSLv3')), /asks for version "SSLv3"/);
  assert.throws(() => fromParameters(new URLSearchParams('record=-1')), /no number for record/);
});
