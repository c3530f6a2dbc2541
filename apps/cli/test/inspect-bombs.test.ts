/** Files that are built to be slow to read: each letter is looked at a few times, however many things begin before it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { read } from '../src/inspect/read.ts';
import { isHex, recognise } from '../src/recognise.ts';

const MANY = 200_000;
const KEY = '-----BEGIN EC PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n';

/** Looked at once for each beginning, each of these would take minutes at least, the most of them hours. */
const bombs: readonly (readonly [name: string, text: string])[] = [
  ['first lines alone', '-----BEGIN CERTIFICATE-----\n'.repeat(MANY)],
  ['first lines of locked keys alone', KEY.repeat(MANY)],
  [
    'first lines of locked keys, each of another kind',
    Array.from({ length: MANY }, (_, i) => KEY.replace('EC', `X${letters(i)}`)).join(''),
  ],
  ['blanks in PEM of one line', `-----BEGIN CERTIFICATE-----MA${' '.repeat(MANY)}==-----END CERTIFICATE-----`],
  ['padding in PEM', `-----BEGIN CERTIFICATE-----\n${'='.repeat(4 * MANY)}MA==\n-----END CERTIFICATE-----\n`],
  ['escaped quotes in a C string', `char x[] = "-----BEGIN A-----\\n"\n"${'\\"'.repeat(MANY)}\n`],
  ['escapes in a C string', `char x[] = "-----BEGIN A-----\\n"\n"${'\\n'.repeat(20 * MANY)}"\n`],
  ['escapes in a Python literal', `x = b'${'\\x30'.repeat(20 * MANY)}'\n`],
  ['blocks of PEM', '-----BEGIN A-----\nMAA=\n-----END A-----\n'.repeat(MANY)],
  ['comments that do not end', `char x[]; ${'/* '.repeat(MANY)}`],
  ['raw strings that do not end', `char x[] = ${'R"x( '.repeat(MANY)}`],
  ['arrays without a size', `char ${'a['.repeat(MANY)}`],
  ['attributes that do not end', `char ${'a[]__attribute__(('.repeat(MANY)}`],
  ['literals of Python behind each other', "b'\\x30'\n".repeat(MANY)],
];
for (const [name, text] of bombs) {
  test(`${name} are read in one pass`, () => {
    try {
      read(Buffer.from(text), {});
    } catch (error) {
      assert.match(String(error), /PEM is damaged/);
    }
  });
}

test('of a file with more blocks than are read one sentence says how many were left out', () => {
  const block = '-----BEGIN A-----\nMAA=\n-----END A-----\n';
  const found = read(Buffer.from(block.repeat(1234)), {})!;
  assert.deepEqual([found.items.length, found.leftOut], [1000, 234]);
  assert.match(found.remarks[0]!.text, /^234 more blocks of the file were left out: 1,000 of one file are read\.$/);
  assert.equal(read(Buffer.from(block.repeat(1000)), {})!.leftOut, undefined);
  const explained = recognise(Buffer.from(block.repeat(1234)))!;
  assert.ok(explained.kind === 'PEM' && explained.pieces.length === 1000 && explained.leftOut === 234);
});

test('a literal with a million escapes is read', () => {
  const der = `\\x30\\x82\\xff\\xff${'\\x00'.repeat(0xffff)}`;
  assert.equal(read(Buffer.from(`x = b'${der}'`), {})?.container, 'a Python source');
  const comment = '\\"'.repeat(4_000_000);
  const source = `const char *why = "${comment}"; const char *pem = "-----BEGIN A-----\\nMAA=\\n-----END A-----\\n";`;
  assert.equal(read(Buffer.from(source), {})?.items.length, 1);
  assert.equal(recognise(Buffer.from(source))?.kind, 'PEM');
});

function letters(number: number): string {
  return Array.from(number.toString(26), (digit) => String.fromCharCode(65 + Number.parseInt(digit, 26))).join('');
}

test('hexadecimal may have any length', () => {
  const much = '30 '.repeat(10_000_000);
  assert.ok(isHex(much));
  for (const wrong of ['', ':', ' : ', '3', '30 1', '30:zz', '3 0']) assert.ok(!isHex(wrong), wrong);
  assert.ok(isHex('30:31 32\n33'));
});
