import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fuzzSessions } from '../../fuzz/sessions.ts';

/** The same inputs each time, others with `FUZZ_SEED=N`; the long run, with new ones, is `npm run fuzz`. */
const seed = Number(process.env.FUZZ_SEED ?? 1);

test(`300 damaged sessions and tickets are refused or resumed with the same keys (FUZZ_SEED=${seed})`, () => {
  const endings = [...fuzzSessions(300, seed)];
  const count = (part: string): number =>
    endings.filter(([ending]) => ending.includes(part)).reduce((sum, [, times]) => sum + times, 0);
  assert.ok(count('ticket without the key: a full handshake') > 20, 'a damaged ticket leads to a full handshake');
  for (const attack of ['stored session', 'ticket without the key', 'ticket under a stolen key']) {
    assert.ok(count(attack) > 20, `${attack} was tried`);
  }
});
