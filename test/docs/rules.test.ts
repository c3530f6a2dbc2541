/** docs/rules.md is what the code says, and the command knows the same rules. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { finish, run, start } from '../../apps/cli/test/support/command.ts';
import { ROOT, sources } from '../architecture/sources.ts';
import { toRun } from '../suite/places.ts';

const PAGE = 'docs/rules.md';
const page = readFileSync(join(ROOT, PAGE), 'utf8');
const listed = [...page.matchAll(/^\| `([^`]+)` \|/gm)].map(([, id]) => id!);

test(`${PAGE} is what npm run rules writes`, () => {
  const printed = execFileSync(process.execPath, [...toRun('docs/rules.ts'), '--print'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  assert.equal(page, printed);
});

test(`every rule that the sources declare stands in ${PAGE}`, () => {
  const text = sources()
    .filter((path) => path.startsWith('packages/tls/src/') && path.endsWith('.ts'))
    .map((path) => readFileSync(join(ROOT, path), 'utf8').replaceAll(/^ *(\*|\/\/).*$/gm, ''))
    .join('\n');
  const declared = /\b(?:rule|chainRule|demand|form|inCommon|fitting)(?:<[^>(]*>)?\(\s*'([a-z0-9_]+\.[a-z0-9_]+)'/g;
  const ids = [...text.matchAll(declared)].map(([, id]) => id!);
  assert.ok(ids.length > 200, `${ids.length} were found`);
  assert.deepEqual(
    ids.filter((id) => !listed.includes(id)),
    [],
  );
});

test('no sentence in the list has a value that is not there', () => {
  assert.doesNotMatch(page, /undefined|NaN|\[object/);
  assert.deepEqual(
    page.split('\n').filter((line) => line.startsWith('| `') && /\| …? \|/.test(line)),
    [],
  );
});

test('tlscope explain rules has them all', async () => {
  const { code, out } = await finish(start(['explain', 'rules', '--json']));
  assert.equal(code, 0);
  assert.deepEqual(
    JSON.parse(out).map(({ name }: { name: string }) => name),
    listed.toSorted(),
  );
});

test('tlscope explain shows a rule by its id, by the end of it, and all that are about one thing', async () => {
  for (const name of ['certificate.not_expired', 'not_expired']) {
    const { code, out } = await run('explain', name);
    assert.equal(code, 0);
    for (const part of ['certificate.not_expired', 'expired on', 'RFC 5280 §4.1.2.5', 'CERT_HAS_EXPIRED']) {
      assert.ok(out.includes(part), out);
    }
  }
  const { out } = await run('explain', 'alpn', '--json');
  assert.deepEqual(
    JSON.parse(out).map(({ is, name }: { is: string; name: string }) => [is, name]),
    [
      ['rule', 'alpn.in_common'],
      ['rule', 'alpn.server_selection'],
    ],
  );
});

test('a name that is misspelt is answered with the nearest, also by what the rule asks for alone', async () => {
  for (const misspelt of ['certificate.not_expird', 'not_expird']) {
    const { code, err } = await run('explain', misspelt);
    assert.equal(code, 2);
    assert.match(err, /nearest names are\s+certificate\.not_expired/, misspelt);
  }
});
