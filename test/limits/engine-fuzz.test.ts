import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clientSteps, serverSteps } from 'tlscope/handshake';
import { PeerFault } from 'tlscope/wire';
import { fuzzEngines, type Tally } from '../../fuzz/engine.ts';
import { moments } from '../../fuzz/engine-moments.ts';

/** The same inputs each time, others with `FUZZ_SEED=N`; the long run, with new ones, is `npm run fuzz`. */
const seed = Number(process.env.FUZZ_SEED ?? 1);

const counter =
  ({ endings }: Tally) =>
  (part: string): number => {
    const those = [...endings].filter(([ending]) => ending.includes(part));
    return those.reduce((sum, [, times]) => sum + times, 0);
  };

test(`2,000 bad streams end in a fault or wait for more (FUZZ_SEED=${seed})`, () => {
  const count = counter(fuzzEngines(2000, seed, 1));
  assert.ok(count('ERR_TLSCOPE_PEER_') > 500, 'most of what was broken was refused');
  assert.ok(count('connected') > 100, 'what was not broken was not refused');
  for (const attack of ['stranger', 'on the way', 'evil peer']) assert.ok(count(attack) > 100, `${attack} was tried`);
});

test(`2,000 bad streams in the middle of a connection end in a fault or wait for more (FUZZ_SEED=${seed})`, () => {
  const count = counter(fuzzEngines(2000, seed));
  assert.ok(count('ERR_TLSCOPE_PEER_') > 500, 'most of what was broken was refused');
  for (const role of ['client', 'server']) assert.ok(count(`alone, ${role}`) > 500, `a ${role} was attacked`);
});

test('an attack begins in every state that an honest handshake of a scenario goes through', () => {
  const states = new Set(moments().map(({ role, state }) => `${role} ${state.at}`));
  const deep = ['client WAIT_CV', 'client RESUMED_WAIT_NST', 'client ECDHE_WAIT_SKE', 'server WAIT_EOED'];
  for (const state of [...deep, 'server WAIT_CH_RETRIED', 'server TLS12_WAIT_CV', 'server CONNECTED']) {
    assert.ok(states.has(state), state);
  }
});

type Row = Record<string, (state: never, message: never, cx: never) => unknown>;
const planted: readonly [string, Record<string, object>, string, string][] = [
  ['a client reads the certificate', clientSteps, 'WAIT_CERT_CR', 'certificate'],
  ['a client of TLS 1.2 reads the keys', clientSteps, 'ECDHE_WAIT_SKE', 'server_key_exchange'],
  ['a server reads the last message', serverSteps, 'WAIT_FINISHED', 'finished'],
];
for (const [where, steps, state, name] of planted) {
  test(`a defect where ${where} and refuses it is found within 20,000 streams (FUZZ_SEED=${seed})`, (t) => {
    const row = steps[state] as Row;
    const sound = row[name]!;
    row[name] = (...given) => {
      try {
        return sound(...given);
      } catch (error) {
        throw error instanceof PeerFault ? new TypeError('the planted defect') : error;
      }
    };
    t.after(() => {
      row[name] = sound;
    });
    assert.throws(() => fuzzEngines(20_000, seed), /^Finding: seed \d+: .*internal error: .*the planted defect/s);
  });
}
