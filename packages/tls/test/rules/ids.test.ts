/** Programs go by the ids of rules: one that is misspelt, or of a rule that is gone, is noticed here. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { presumed } from '../../src/diagnose/presumed.ts';
import { connect } from '../../src/node/index.ts';
import { rules } from '../../src/rules/index.ts';

// What declares the rules has to be loaded.
assert.ok(connect);

const SRC = join(import.meta.dirname, '../../src');
const subjects = new Set([...rules.keys()].map((id) => id.split('.')[0]));

for (const floor of ['diagnose', 'keys', 'node', 'observe']) {
  test(`every id of a rule in ${floor} is one that is declared`, () => {
    const ids = readdirSync(join(SRC, floor), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .flatMap((name) => [...readFileSync(join(SRC, floor, name), 'utf8').matchAll(/'([a-z0-9_]+)\.[a-z0-9_]+'/g)])
      .filter(([literal, subject]) => subjects.has(subject!) && !literal.endsWith(".pem'"))
      .map(([literal]) => literal.slice(1, -1));
    assert.deepEqual(
      ids.filter((id) => !rules.has(id)),
      [],
    );
    if (floor === 'diagnose') assert.ok(ids.length > 20, `${ids.length} ids were found`);
  });
}

test('what a diagnosis presumes of the other end cites what the rule of that id cites', () => {
  for (const { id, rfc } of Object.values(presumed)) assert.equal(rules.get(id)?.rfc, rfc, id);
});
