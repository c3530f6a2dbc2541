import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileKinds, fuzzFiles } from '../../fuzz/files.ts';

/** The same inputs each time, others with `FUZZ_SEED=N`; the long run, with new ones, is `npm run fuzz`. */
const seed = Number(process.env.FUZZ_SEED ?? 1);

for (const kind of fileKinds) {
  test(`300 damaged files of the kind ${kind} break no rule (FUZZ_SEED=${seed})`, () => {
    const outcomes = fuzzFiles(kind, 300, seed);
    assert.ok((outcomes.get('refused') ?? 0) > 20, 'some cannot be read');
    assert.ok(outcomes.size > 1, 'and some can');
  });
}
