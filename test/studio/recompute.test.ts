/** The page works secrets out again by the function that the event names, whatever the formula beside it says. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chosenIn, type SecretEvent } from 'tlscope/observe';
import { suiteNamed } from 'tlscope/wire';
import { recompute } from '../../apps/studio/src/keys/recompute.ts';
import { open, see } from '../diagnose/support.ts';

for (const [scenario, least] of [
  ['only-tls-1.3', 12],
  ['only-tls-1.2', 5],
] as const) {
  test(`${scenario}: all that is derived comes out the same`, async (t) => {
    const { events } = await see(await open(t, scenario));
    const secrets = events.filter((event): event is SecretEvent => event.type === 'secret');
    const inputs = new Map(secrets.map(({ name, value }) => [name, value]));
    const hash = suiteNamed(chosenIn(events, 'cipher suite') ?? '')!.hash;
    const outcomes = secrets.map((event) => recompute({ ...event, formula: 'in other words' }, inputs, hash));
    const made = outcomes.filter((one) => 'value' in one);
    assert.ok(made.length >= least, `${made.length} of ${secrets.length}`);
    assert.ok(made.every(({ same }) => same));
  });
}
