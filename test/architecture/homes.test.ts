/** Spans of time and the sizes of records stand in one place each. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ROOT, sources } from './sources.ts';

const HOMES = ['packages/tls/src/bytes/time.ts', 'packages/tls/src/wire/limits.ts'];
/** An hour, a day, a week, in seconds or milliseconds; the length of a record. */
const NUMBERS = /(?<![\w.])(?:3_600_000|86_400(?:_000)?|604_800(?:_000)?|2 \*\* 14)(?!\w)/g;

const numbersIn = (path: string, text: string): string[] =>
  HOMES.includes(path) ? [] : [...text.matchAll(NUMBERS)].map(([number]) => `${path}: ${number}`);

test('no source but their homes writes down a day, a week or the length of a record', () => {
  const paths = sources().filter((path) => /^(packages\/tls|apps\/\w+)\/src\//.test(path));
  for (const home of HOMES) assert.ok(paths.includes(home), home);
  assert.deepEqual(
    paths.flatMap((path) => numbersIn(path, readFileSync(join(ROOT, path), 'utf8'))),
    [],
  );
});

test('the check fails on each of them', () => {
  for (const number of ['3_600_000', '86_400', '86_400_000', '604_800', '604_800_000', '2 ** 14']) {
    assert.equal(numbersIn('packages/tls/src/x509/a.ts', `const x = ${number};`).length, 1, number);
  }
  assert.deepEqual(numbersIn('packages/tls/src/x509/a.ts', 'const x = 1_086_400, y = 2 ** 140;'), []);
});
