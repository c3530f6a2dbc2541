/** No file of the library stands in a circle of imports, a folder is entered by its front door, and none is crowded. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dirname } from 'node:path/posix';
import { test } from 'node:test';
import { circles, importsBetween, pastDoors } from './rooms.ts';
import { ROOT, sources } from './sources.ts';

const texts = new Map(sources().map((path) => [path, readFileSync(join(ROOT, path), 'utf8')]));
const within = (folder: string) => new Map([...texts].filter(([path]) => path.startsWith(folder)));
const library = importsBetween(within('packages/tls/src/'));

/** A file each: a diagnosis, a stack. */
const LISTS = ['packages/tls/src/diagnose/rules', 'packages/tls/src/dictionary/stacks'];
const MOST_FILES = 16;

test('no circle of imports stands in the library, the command or the page; types count as well', () => {
  assert.ok(library.size > 400 && [...library.values()].flat().length > 1500);
  for (const folder of ['packages/tls/src/', 'apps/cli/src/', 'apps/studio/src/']) {
    assert.deepEqual(circles(importsBetween(within(folder))), [], folder);
  }
});

test('a folder of the library is entered by its index.ts', () => {
  assert.deepEqual(pastDoors(library), []);
});

test(`a folder of the library has at most ${MOST_FILES} files`, () => {
  const counts = new Map<string, number>();
  for (const path of library.keys()) counts.set(dirname(path), (counts.get(dirname(path)) ?? 0) + 1);
  const crowded = [...counts].filter(([folder, count]) => count > MOST_FILES && !LISTS.includes(folder));
  assert.deepEqual(crowded, []);
});

test('the checks fail on a circle, on a file that imports itself, and on a way past a door', () => {
  const imports = importsBetween(
    new Map([
      ['a/index.ts', "import type { B } from '../b/b.ts';\nimport { c } from './c.ts';"],
      ['a/c.ts', "import type { D } from './d.ts';"],
      ['a/d.ts', "export * from './c.ts';"],
      [
        'a/deep/e.ts',
        "import { e } from './e.ts';\nimport { c } from '../c.ts';\nimport { b } from '../../b/index.ts';",
      ],
      ['b/b.ts', "import { a } from '../a/index.ts';"],
      ['b/index.ts', "export { b } from './b.ts';"],
    ]),
  );
  assert.deepEqual(circles(imports), [['a/c.ts', 'a/d.ts'], ['a/index.ts', 'b/b.ts'], ['a/deep/e.ts']]);
  assert.deepEqual(pastDoors(imports), ['a/index.ts imports b/b.ts']);
});
