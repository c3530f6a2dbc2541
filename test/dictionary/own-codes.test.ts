/** What tlscope itself says is in its own dictionary: every code that stands in the sources, and no other. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { type OwnCode, ownCodes } from 'tlscope/bytes';
import { dictionary, lookUp } from 'tlscope/dictionary';
import { AlertDescription, type FaultCode } from 'tlscope/wire';
import { run } from '../../apps/cli/test/support/command.ts';

const FOLDERS = ['packages/tls/src', 'apps/cli/src', 'apps/studio/src'];
/** Where codes are declared, and what is made of them. */
const DECLARED = [
  join('packages', 'tls', 'src', 'dictionary'),
  join('packages', 'tls', 'src', 'bytes', 'own-codes.ts'),
];

function spoken(): ReadonlySet<string> {
  const files = FOLDERS.flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(ts|svelte)$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name)),
  ).filter((path) => !DECLARED.some((place) => path.startsWith(place)));
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

test('the dictionary has the codes that are declared, and no other', () => {
  const own = dictionary.filter(({ stack }) => stack === 'tlscope').flatMap(({ codes }) => codes);
  assert.deepEqual(
    own.filter((code) => code.startsWith('ERR_')),
    Object.keys(ownCodes),
  );
});

test('tlscope decode knows every one of them', async () => {
  for (const code of Object.keys(ownCodes)) {
    const { code: exit, out } = await run('decode', code, '--json');
    assert.equal(exit, 0, code);
    assert.equal(JSON.parse(out).found[0].codes[0], code);
  }
});

test('and every code that is made of the name of an alert', () => {
  for (const name of Object.keys(AlertDescription.members)) {
    for (const way of ['ALERT', 'PEER']) {
      const code = `ERR_TLSCOPE_${way}_${name.toUpperCase()}`;
      assert.ok(lookUp(code)[0]?.entry.codes.includes(code), code);
    }
  }
});

test('a code that is not declared, and a table that lacks one or has another, do not compile', () => {
  // @ts-expect-error -- it is not declared
  const dead: FaultCode = 'ERR_TLSCOPE_NO_SUCH_CODE';
  // @ts-expect-error -- there is no such alert
  const alert: FaultCode = 'ERR_TLSCOPE_PEER_NO_SUCH_ALERT';
  const known: FaultCode = 'ERR_TLSCOPE_PEER_UNKNOWN_CA';
  // @ts-expect-error -- all others are missing
  const some: Readonly<Record<OwnCode, string>> = { ERR_TLSCOPE_ABORTED: 'it was aborted' };
  // @ts-expect-error -- one is too many
  const more: Readonly<Record<OwnCode, string>> = { ...ownCodes, ERR_TLSCOPE_NO_SUCH_CODE: 'nothing' };
  assert.ok([dead, alert, known, some, more].every((one) => one !== undefined));
});
