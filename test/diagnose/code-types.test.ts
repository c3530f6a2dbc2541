/** A fix is made by a tag that quotes, of names in their strict form: anything else does not compile. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { c, js, python, sh, strictName, strictProtocol } from '../../packages/tls/src/diagnose/code.ts';
import { fix } from '../../packages/tls/src/diagnose/fixes.ts';
import type { Fix } from '../../packages/tls/src/diagnose/types.ts';

const name: string = 'x; touch x';

test('a text is no code, and does not go into code', () => {
  // @ts-expect-error a fix is not made of any text
  const plain: Fix = { for: 'curl', says: 'x', code: `curl https://${name}` };
  // @ts-expect-error nor by the function that makes one
  const made: Fix = fix('curl', 'x', `curl https://${name}`);
  // @ts-expect-error nor does a text go into a tag
  const tagged = sh`curl https://${name}`;
  assert.deepEqual([plain.code, made.code, tagged.length > 0], [plain.code, plain.code, true]);
});

test('what goes into code all the same is quoted for its language', () => {
  const evil = `'"\\$(touch x)\n?\u2028` as never;
  assert.equal(sh`echo ${evil}`, `echo ''\\''"\\$(touch x)\n?\u2028'`);
  assert.equal(js`f(${evil})`, `f('\\u0027"\\u005c$(touch x)\\u000a?\\u2028')`);
  assert.equal(python`f(${evil})`, `f('\\u0027"\\u005c$(touch x)\\u000a?\\u2028')`);
  assert.equal(c`f(${evil})`, `f("'\\042\\134$(touch x)\\012\\077\\342\\200\\250")`);
});

test('a strict name is a host name of letters, digits and hyphens, or an address', () => {
  for (const good of ['localhost', 'a-b.example', 'xn--bcher-kva.example', '192.0.2.1', '2001:db8::1', '3com.com'])
    assert.equal(strictName(good), good);
  const long = `${'a'.repeat(64)}.example`;
  for (const bad of [
    '',
    '-a',
    'a-',
    'a..b',
    'a_b',
    '*.a',
    'a b',
    "a'",
    'a\n',
    'é',
    '1.2.3',
    '0x7f.1',
    '[::1]',
    '::1%x',
    long,
  ])
    assert.equal(strictName(bad), undefined, bad);
});

test('a strict protocol is like the registered ones', () => {
  for (const good of ['h2', 'http/1.1', 'stun.turn', 'acme-tls/1']) assert.equal(strictProtocol(good), good);
  for (const bad of ['', ' ', "h2'", '-h2', 'a\u202e', 'a$b']) assert.equal(strictProtocol(bad), undefined, bad);
});
