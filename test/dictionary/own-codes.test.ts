/** What tlscope itself says is in its own dictionary: every code that stands in the sources, and no other. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { dictionary, lookUp } from 'tlscope/dictionary';

const FOLDERS = ['packages/tls/src', 'apps/cli/src', 'apps/studio/src'];
const DICTIONARY = join('packages', 'tls', 'src', 'dictionary');

function spoken(): ReadonlySet<string> {
  const files = FOLDERS.flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(ts|svelte)$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name)),
  ).filter((path) => !path.startsWith(DICTIONARY));
  const codes = files.flatMap((path) => readFileSync(path, 'utf8').match(/\bERR_TLSCOPE_[A-Z0-9_]*[A-Z0-9]\b/g) ?? []);
  return new Set(codes);
}

const known = new Set(dictionary.flatMap(({ codes }) => codes).filter((code) => code.startsWith('ERR_TLSCOPE_')));

test('every code of our own that the sources speak is found, first of all', () => {
  const lost = [...spoken()].filter((code) => !lookUp(`Error [${code}]: so it is`)[0]?.entry.codes.includes(code));
  assert.deepEqual(lost, []);
});

test('no code of our own is in the dictionary that nothing speaks', () => {
  const live = spoken();
  const dead = [...known].filter((code) => !live.has(code) && !/_(ALERT|PEER)_/.test(code));
  assert.deepEqual(dead, []);
});
