/** What the documents say is so. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { blockOf, example, exampleOf, ladder, shown } from '../../docs/readme.ts';
import { floors } from '../architecture/arrows.ts';
import { ROOT } from '../architecture/sources.ts';
import { toRun } from '../suite/places.ts';

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const names = ['README', 'ARCHITECTURE', 'CONTRIBUTING', 'SECURITY', 'ATTACKS', 'SPECS', 'CHANGELOG'].map(
  (name) => `${name}.md`,
);
const documents = [
  ...names,
  ...Object.keys(shown),
  'docs/size.md',
  'docs/soak.md',
  'docs/rules.md',
  'docs/scenarios.md',
  'docs/stories.md',
];
const manifests = ['package.json', 'packages/tls/package.json', 'apps/cli/package.json'].map((path) =>
  JSON.parse(read(path)),
);

/** Times and sizes differ from run to run: a message's name, direction and explanation do not. */
const lasting = (text: string): string => text.replace(/[ \d.,]+ms|[\d,]+ B/g, '').replace(/[─━ ]+/g, ' ');

test('the picture in the README is what the demo prints', () => {
  assert.equal(lasting(blockOf(read('README.md'), 'ladder') ?? ''), lasting(ladder()));
});

test('the example in the README is docs/example.ts, and it runs', () => {
  assert.equal(blockOf(read('README.md'), 'example'), example());
  const printed = execFileSync(process.execPath, toRun('docs/example.ts'), { cwd: ROOT, encoding: 'utf8' });
  assert.match(printed, /^check: .*\n/m);
  assert.match(printed, /received the parcel/);
});

for (const [path, examples] of Object.entries(shown)) {
  for (const name of examples) {
    test(`what ${path} shows of ${name} is the code that a test runs`, () => {
      assert.equal(blockOf(read(path), name), exampleOf(name));
    });
  }
}

for (const name of documents) {
  test(`${name}: its paths, links and commands exist`, () => {
    const text = read(name);
    const links = [...text.matchAll(/\]\(([^)#:]+)\)/g)].map(([, path]) => path!);
    const paths = [...text.matchAll(/`((?:packages|apps|test|fuzz|bench|docs|\.ci)\/[^`\s*{<]*)`/g)].map(
      ([, path]) => path!,
    );
    for (const path of links) assert.ok(existsSync(join(ROOT, dirname(name), path)), `${path} does not exist`);
    for (const path of paths) assert.ok(existsSync(join(ROOT, path)), `${path} does not exist`);
    for (const [, script] of text.matchAll(/npm run (?:-s )?([a-z:-]+)/g)) {
      assert.ok(script! in manifests[0].scripts, `there is no npm run ${script}`);
    }
  });
}

test('ARCHITECTURE.md has the floors as they are enforced, and a line for each dependency', () => {
  // The formatter lines tables up with spaces.
  const text = read('ARCHITECTURE.md').replaceAll(/ {2,}/g, ' ');
  const table = text.slice(text.indexOf('## Floors'), text.indexOf('```mermaid'));
  const rows = [...table.matchAll(/^\| `(\w+)` \| ([\w`, –]+) \|/gm)].map(([, floor, on]) => [
    floor!,
    on!.match(/\w+/g) ?? [],
  ]);
  assert.deepEqual(Object.fromEntries(rows), floors);
  for (const { dependencies, devDependencies } of manifests) {
    for (const name of Object.keys({ ...dependencies, ...devDependencies })) {
      assert.ok(text.includes(`| \`${name}\` |`), `ARCHITECTURE.md has no line for ${name}`);
    }
  }
});
