/** Error lines of real reports: each leads to its own entry before all others. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lookUp } from 'tlscope/dictionary';
import { libraryLines } from './library-lines.ts';
import { programLines } from './program-lines.ts';

const lines = [...libraryLines, ...programLines];

test('there are at least 100 lines', () => {
  assert.ok(lines.length >= 100, String(lines.length));
});

for (const [line, first] of lines) {
  test(`first of all: ${JSON.stringify(line.slice(-72))}`, () => {
    const found = lookUp(line).map(({ entry }) => entry.codes[0]);
    assert.equal(found[0], first, `found ${found.join(', ')}`);
  });
}
