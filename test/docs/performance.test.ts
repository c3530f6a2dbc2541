import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const page = readFileSync(new URL('../../docs/performance.md', import.meta.url), 'utf8');
const rows = page.split('\n').filter((line) => /\| (yes|no) \|/.test(line));

test('each number of the page on performance says against what, and whether its aim is met', () => {
  assert.ok(rows.length > 30, 'a table for each of two versions of Node');
  for (const row of rows) {
    const [what, ours, theirs, , ratio, aim, met] = row
      .split('|')
      .slice(1)
      .map((cell) => cell.trim());
    const [relation, bound] = (aim ?? '').split(' ');
    const value = Number(ours) / Number(theirs);
    // Both sides are rounded to three digits or more.
    assert.ok(Math.abs(value - Number(ratio)) < 0.05, `${what}: ${value} is not ${ratio}`);
    const holds = relation === '<' ? Number(ratio) <= Number(bound) : Number(ratio) >= Number(bound);
    assert.equal(met, holds ? 'yes' : 'no', what);
  }
});

test('the versions of Node that it was measured on are named', () => {
  assert.match(page, /### Node v20\.\d+\.\d+, OpenSSL 3/);
  assert.match(page, /### Node v24\.\d+\.\d+, OpenSSL 3/);
});
