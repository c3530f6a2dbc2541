import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fuzzEngines } from '../../fuzz/engine.ts';

/** The same inputs each time, others with `FUZZ_SEED=N`; the long run, with new ones, is `npm run fuzz`. */
const seed = Number(process.env.FUZZ_SEED ?? 1);

test(`2,000 bad streams end in a fault or wait for more (FUZZ_SEED=${seed})`, () => {
  const { endings } = fuzzEngines(2000, seed);
  const count = (part: string): number => {
    const those = [...endings].filter(([ending]) => ending.includes(part));
    return those.reduce((sum, [, times]) => sum + times, 0);
  };
  assert.ok(count('ERR_TLSCOPE_PEER_') > 500, 'most of what was broken was refused');
  assert.ok(count('connected') > 100, 'what was not broken was not refused');
  for (const attack of ['stranger', 'on the way', 'evil peer']) assert.ok(count(attack) > 100, `${attack} was tried`);
});
