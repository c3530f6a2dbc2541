/** Whoever reads the id of a diagnosis somewhere finds out what it means. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dictionary, lookUp, type Topic, topics } from 'tlscope/dictionary';
import { run } from '../../apps/cli/test/support/command.ts';
import { rules } from '../../packages/tls/src/diagnose/rules/index.ts';

test('the numbers of the diagnoses are 1 to as many as there are', () => {
  assert.deepEqual(
    rules.map(({ number }) => number),
    rules.map((_, i) => i + 1),
  );
});

for (const { id } of rules) {
  test(`${id}: decode and explain know it, and its topic leads back to it`, async () => {
    const [first] = lookUp(id);
    assert.ok(first !== undefined);
    assert.ok(first.entry.codes.includes(id), `found ${first.code}`);
    assert.equal((topics[first.entry.topic] as Topic).diagnosis, id);
    const decoded = await run('decode', id, '--json');
    assert.equal(decoded.code, 0);
    assert.equal(JSON.parse(decoded.out).found[0].diagnosis, id);
    const explained = await run('explain', id);
    assert.equal(explained.code, 0);
    assert.match(explained.out.toLowerCase(), new RegExp(`${id}: a diagnosis`));
  });
}

test('an id is found within a line of JSON, and a plain word only by itself', () => {
  assert.equal(lookUp('  "id": "missing_intermediate",')[0]?.code, 'missing_intermediate');
  const words = rules.map(({ id }) => id).filter((id) => !id.includes('_'));
  assert.ok(words.length > 0);
  for (const id of words) {
    assert.ok(!lookUp(`the ${id} of nobody`).some(({ code }) => code === id), id);
  }
});

test('each topic that names a diagnosis names one that there is', () => {
  const ids = new Set<string>(rules.map(({ id }) => id));
  for (const { diagnosis } of Object.values(topics) as Topic[]) {
    assert.ok(diagnosis === undefined || ids.has(diagnosis), diagnosis);
  }
  assert.ok(dictionary.every(({ topic }) => topic in topics));
});
