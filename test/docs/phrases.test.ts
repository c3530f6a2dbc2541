/** A rule that is broken is said as what is wrong, nowhere as what is not true. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ROOT, sources } from '../architecture/sources.ts';

const PHRASES = /\bnot true that\b|\bnot be true that\b|\bthis does not hold\b/i;
const HERE = 'test/docs/phrases.test.ts';

const documents = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) =>
    entry.isFile() && entry.name.endsWith('.md') ? [join(folder, entry.name)] : [],
  );

test('no source, test or document says of a rule that it is not true', () => {
  const paths = [...sources(), ...documents('.'), ...documents('docs')].filter((path) => path !== HERE);
  assert.ok(paths.length > 900 && paths.includes('README.md') && paths.includes('docs/stories.md'), `${paths.length}`);
  const found = paths.flatMap((path) =>
    readFileSync(join(ROOT, path), 'utf8')
      .split('\n')
      .flatMap((line, i) => (PHRASES.test(line) ? [`${path}:${i + 1} ${line.trim()}`] : [])),
  );
  assert.deepEqual(found, []);
});

for (const said of [
  'Refused: it is not true that certificate 0 is valid.',
  'the peer broke a rule, this does not hold: its key share is sound',
  'It would not be true that the name fits.',
]) {
  test(`the check finds: ${said}`, () => assert.match(said, PHRASES));
}
