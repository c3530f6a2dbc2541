import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BadPem, pemOrDer, readForms, toPem } from '../../src/x509/index.ts';

const der = Uint8Array.of(0x30, 0x1e, 4, 28, ...Array.from({ length: 28 }, (_, i) => i * 7));
const pem = toPem('CERTIFICATE', der);
const base64 = (text: string | Uint8Array): string => Buffer.from(text).toString('base64');

/** Each form, whether bytes or text, by name. */
const wrapped: readonly (readonly [name: string, data: string | Uint8Array])[] = [
  ['literal line breaks', pem.replaceAll('\n', '\\n')],
  ['literal line breaks', `TLS_CERT="${pem.replaceAll('\n', '\\n')}"`],
  ['literal line breaks', pem.replaceAll('\n', '\\r\\n')],
  ['literal line breaks', Buffer.from(pem.replaceAll('\n', '\\\\n'))],
  ['base64 of PEM', base64(pem)],
  ['base64 of PEM', `apiVersion: v1\nkind: Secret\ndata:\n  tls.crt: ${base64(pem)}\n`],
  ['base64 of DER', base64(der)],
  ['base64 of DER', Buffer.from(`${base64(der)}\n`)],
  ['hexadecimal', Buffer.from(der).toString('hex')],
  ['UTF-16', Buffer.from(`\uFEFF${pem}`, 'utf16le')],
  ['UTF-16', Buffer.from(`\uFEFF${pem}`, 'utf16le').swap16()],
  ['UTF-16', Buffer.from(pem, 'utf16le')],
  [
    'C string',
    pem
      .trimEnd()
      .split('\n')
      .map((line) => `"${line}\\n"`)
      .join(' \\\n'),
  ],
  [
    'C string',
    pem
      .trimEnd()
      .split('\n')
      .map((line) => `"${line}"`)
      .join('\n'),
  ],
  ['URL-encoded', encodeURIComponent(pem)],
  ['path', './certs/server.pem'],
];

for (const [name, data] of wrapped) {
  test(`${name}: refused by name with what to do, and opened for looking: ${JSON.stringify(`${data}`.slice(0, 40))}`, () => {
    assert.throws(
      () => pemOrDer(data, 'CERTIFICATE'),
      (error: BadPem) => {
        assert.ok(error instanceof BadPem);
        assert.equal(error.code, 'ERR_TLSCOPE_BAD_PEM');
        assert.equal(error.form, name);
        const { is, fix } = readForms(data).forms.find((form) => !form.taken)!;
        return error.message.includes(is) && error.message.includes(fix);
      },
    );
    if (name !== 'path') assert.deepEqual(pemOrDer(readForms(data).plain, 'CERTIFICATE')[0]!.der, der);
  });
}

test('what is read here and not elsewhere is named as well', () => {
  for (const [name, data] of [
    ['one line', pem.replaceAll('\n', '')],
    ['one line', pem.replaceAll('\n', ' ')],
    ['byte order mark', `\uFEFF${pem}`],
  ] as const) {
    assert.deepEqual(pemOrDer(data, 'X')[0]!.der, der);
    const { forms, plain } = readForms(data);
    assert.deepEqual(
      forms.map((form) => form.name),
      [name],
    );
    assert.deepEqual(plain.toString().trim(), pem.trim());
  }
});

test('forms within forms are taken off one by one', () => {
  const deep = Buffer.from(`\uFEFF${base64(pem.replaceAll('\n', '\\n'))}`, 'utf16le');
  const { forms, plain } = readForms(deep);
  assert.deepEqual(
    forms.map(({ name }) => name),
    ['UTF-16', 'base64 of PEM', 'literal line breaks'],
  );
  assert.equal(plain, pem);
});

test('PEM and DER as they should be have no form, and nonsense has none either', () => {
  for (const data of [
    pem,
    Buffer.from(pem),
    `comment\n${pem}\n`,
    der,
    pem.replaceAll('\n', '\r\n'),
    'hello',
    '',
    new Uint8Array(),
    'QUJD',
  ])
    assert.deepEqual(readForms(data), { forms: [], plain: data });
});
