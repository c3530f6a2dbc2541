/** Every subpath of the package is said to be stable or internal, in package.json and in docs/subpaths.md alike. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const ROOT = join(import.meta.dirname, '../..');
const { exports: subpaths, stability } = JSON.parse(readFileSync(join(ROOT, 'packages/tls/package.json'), 'utf8')) as {
  exports: Record<string, unknown>;
  stability: Record<'stable' | 'internal', readonly string[]>;
};
const page = readFileSync(join(ROOT, 'docs/subpaths.md'), 'utf8');

test('package.json names each subpath once, as stable or as internal', () => {
  assert.deepEqual([...stability.stable, ...stability.internal].sort(), Object.keys(subpaths).sort());
});

test('docs/subpaths.md says the same', () => {
  const rows = [...page.matchAll(/^\| `tlscope(\/[^`]+)?` +\| (stable|internal) +\| \S/gm)];
  const said = (wanted: string) => rows.filter(([, , is]) => is === wanted).map(([, path = '']) => `.${path}`);
  assert.deepEqual(said('stable').sort(), [...stability.stable].sort());
  assert.deepEqual(said('internal').sort(), [...stability.internal].sort());
});
