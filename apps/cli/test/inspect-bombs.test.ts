/** Files that are built to be slow to read: each letter is looked at a few times, however many things begin before it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { oid } from 'tlscope/asn1';
import { nodeProvider as provider } from 'tlscope/crypto/node';
import { encode } from 'tlscope/presentation';
import { makeIdentity, Pkcs7, parseCertificate, SignedData, TrustStore, toPem } from 'tlscope/x509';
import { certificatesNamed } from '../src/inspect/certificates.ts';
import { Count } from '../src/inspect/count.ts';
import type { KeyItem } from '../src/inspect/items.ts';
import { read } from '../src/inspect/read.ts';
import { judgeTogether } from '../src/inspect/together.ts';
import { isHex, recognise } from '../src/recognise.ts';
import { ownFolder } from './support/folder.ts';

const folder = ownFolder();
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

/** Of a file of things that are short, so many are read; where each byte is shown, an eighth. */
const MOST = 8192;

test('of a file with more blocks than are read one sentence says how many were left out', () => {
  const block = '-----BEGIN A-----\nMAA=\n-----END A-----\n';
  const found = read(Buffer.from(block.repeat(MOST + 234)), {})!;
  assert.deepEqual([found.items.length, found.leftOut], [MOST, 234]);
  assert.match(
    found.remarks[0]!.text,
    /^234 more blocks of the file were left out: it is too long to be read to its end\.$/,
  );
  assert.equal(read(Buffer.from(block.repeat(MOST)), {})!.leftOut, undefined);
  const explained = recognise(Buffer.from(block.repeat(MOST / 8 + 234)))!;
  assert.ok(explained.kind === 'PEM' && explained.pieces.length === MOST / 8 && explained.leftOut === 234);
});

test('one thing is read whatever its size, and several of them up to a number of bytes', () => {
  const [mib, count] = [1024 * 1024, new Count()];
  const size = (one: number): number => one;
  assert.deepEqual(new Count().take([200 * mib, 1], size), [200 * mib]);
  assert.deepEqual(count.take([40 * mib, 20 * mib, 5 * mib, 1], size), [40 * mib, 20 * mib]);
  assert.deepEqual(count.take([1], size), []);
  assert.equal(count.leftOut, 3);
});

const { root } = makeIdentity({ provider, names: ['a.test'], at: Date.now(), key: 'secp256r1' });
/** Certificates that differ in their serial numbers alone, which is where the root's is. */
function different(count: number): Uint8Array[] {
  const { serialNumber } = parseCertificate(root.der);
  const at = Buffer.from(root.der).indexOf(serialNumber);
  return Array.from({ length: count }, (_, i) => {
    const der = Buffer.from(root.der);
    der.writeUInt32BE(i, at + 1);
    return der;
  });
}

test('a file of some thousands of certificates is read to its end, by whoever reads certificates', async () => {
  const text = different(4000)
    .map((der) => toPem('CERTIFICATE', der))
    .join('');
  assert.equal((await certificatesNamed(folder.put('thousands.pem', text), 'The file')).length, 4000);
});

test('things in PKCS #7 are counted as in PEM, and nothing is held against each other thing', () => {
  const all = different(9_000);
  const content = encode(SignedData, {
    version: 1,
    digestAlgorithms: [],
    encapContentInfo: { eContentType: oid['id-data'] },
    certificates: all,
    signerInfos: [],
  });
  const found = read(encode(Pkcs7, { contentType: oid['id-signedData'], content }), {})!;
  assert.deepEqual([found.items.length, found.leftOut], [MOST, 9_000 - MOST]);
  const key: KeyItem = {
    kind: 'private key',
    label: '',
    explained: [],
    form: '',
    key: undefined,
    publicDer: Uint8Array.of(0x30, 0x00),
  };
  const keys = Array.from({ length: MOST }, () => key);
  const remarks = judgeTogether([...found.items, ...keys], TrustStore.of(), false);
  assert.equal(remarks.filter(({ text }) => /belongs to none/.test(text)).length, MOST);
});

test('a long array that many anchors of a header point at is not read for each of them', () => {
  const array = `static const unsigned char TA0_DN[] = { ${'0x30, '.repeat(1_000_000)} };\n`;
  const point = `static const unsigned char TA0_EC_Q[] = { ${'0x04, '.repeat(65)} };\n`;
  const entry =
    '{ { (unsigned char *)TA0_DN, sizeof TA0_DN }, BR_X509_TA_CA, { BR_KEYTYPE_EC, { .ec = { BR_EC_secp256r1, (unsigned char *)TA0_EC_Q, sizeof TA0_EC_Q } } } },\n';
  const source = `${array}${point}static const br_x509_trust_anchor TAs[] = {\n${entry.repeat(10_000)}};\n`;
  const { items } = read(Buffer.from(source), {})!;
  assert.deepEqual([items.length, new Set(items.map(({ kind }) => kind))], [67, new Set(['broken'])]);
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
