import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const ROOT = join(import.meta.dirname, '../..');
const rows = readFileSync(join(ROOT, 'ATTACKS.md'), 'utf8')
  .split('\n')
  .filter((line) => /^\| [A-Z0-9]/.test(line) && !line.startsWith('| Attack '))
  .map((line) => line.split('|').map((cell) => cell.trim()));

for (const [, attack, , stand, shown] of rows) {
  test(`ATTACKS.md, ${attack}: the test that shows it exists`, () => {
    const named = /^`([^`]+)`: (.+)$/.exec(shown!);
    if (named === null) return assert.match(stand!, /^Not prevented/, 'what is prevented is shown');
    const tests = [...readFileSync(join(ROOT, named[1]!), 'utf8').matchAll(/test\((['"`])(.*?)\1/gs)];
    assert.ok(
      tests.some(([, , name]) => name!.includes(named[2]!)),
      `${named[1]} has no test called "${named[2]}"`,
    );
  });
}

test('ATTACKS.md has its rows', () => assert.ok(rows.length >= 15));
