/** Every diagnosis comes out right whatever the rules say. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rules } from '../../packages/tls/src/rules/index.ts';
import { reworded } from './reword.ts';

// After the words are changed: an import would come before.
await import('../diagnose/diagnoses.test.ts');
await import('../diagnose/refusals.test.ts');
await import('../diagnose/spoken.test.ts');

test('every rule says its id', () => {
  assert.ok(rules.size > 250, `${rules.size} rules are declared`);
  assert.equal(reworded().length, rules.size);
});
