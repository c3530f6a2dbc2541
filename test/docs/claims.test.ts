/** Each claim of SECURITY.md stands beside a test that exists. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ROOT } from '../architecture/sources.ts';
import { missingTest } from './shown.ts';

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const NAMED = /\(`([^`]+\.test\.ts)`: ([^)]+)\)$/;

/** Each bullet of a section as one line. */
function bullets(page: string, section: string): string[] {
  const from = page.indexOf(`## ${section}`);
  const text = page.slice(from, page.indexOf('\n## ', from + 1));
  const list = text.slice(text.indexOf('\n- ') + 1).split('\n\n')[0]!;
  return list
    .split(/^- /m)
    .slice(1)
    .map((bullet) => bullet.replace(/\s+/g, ' ').trim());
}

/** Why a claim is not shown; `undefined` where it is. */
function objection(claim: string): string | undefined {
  const [, file, title] = NAMED.exec(claim) ?? [];
  if (file === undefined || title === undefined) return 'no test stands beside it';
  return missingTest(file, title);
}

const claims = bullets(read('SECURITY.md'), 'Safe by default');

for (const claim of claims) {
  test(`SECURITY.md: ${claim.slice(0, 60)}: the test that shows it exists`, () => {
    assert.equal(objection(claim), undefined);
  });
}

test('SECURITY.md has its claims, and one without a test would be noticed', () => {
  assert.ok(claims.length >= 12);
  assert.equal(objection('Nothing can go wrong.'), 'no test stands beside it');
  assert.match(objection('So it is. (`test/docs/claims.test.ts`: a title of nothing)') ?? '', /has no test called/);
  assert.match(objection('So it is. (`test/docs/nothing.test.ts`: x)') ?? '', /does not exist/);
});
