import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { BadPem, pemBlocks, pemOrDer, toPem } from '../../src/x509/pem/pem.ts';

test('what toPem writes, pemBlocks reads, and Buffer agrees on the base64', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (der) => {
      const pem = toPem('CERTIFICATE', der);
      assert.deepEqual(pemBlocks(pem), [{ label: 'CERTIFICATE', der }]);
      const body = pem.split('\n').slice(1, -2).join('');
      assert.equal(body, Buffer.from(der).toString('base64'));
    }),
  );
});

test('a bundle: several labels, comments between, either line ending', () => {
  const text = `# roots\r\n${toPem('CERTIFICATE', Uint8Array.of(1, 2, 3)).replaceAll('\n', '\r\n')}a comment\n${toPem('PRIVATE KEY', Uint8Array.of(4))}`;
  assert.deepEqual(pemBlocks(text), [
    { label: 'CERTIFICATE', der: Uint8Array.of(1, 2, 3) },
    { label: 'PRIVATE KEY', der: Uint8Array.of(4) },
  ]);
  assert.deepEqual(pemBlocks('nothing here'), []);
});

test('a broken block is an error, never skipped', () => {
  for (const text of [
    '-----BEGIN CERTIFICATE',
    '-----BEGIN CERTIFICATE-----\nAAAA\n',
    '-----BEGIN CERTIFICATE-----\nAAAA\n-----END PRIVATE KEY-----',
    '-----BEGIN CERTIFICATE-----\nAA*A\n-----END CERTIFICATE-----',
    '-----BEGIN CERTIFICATE-----\nAAA\n-----END CERTIFICATE-----',
    '-----BEGIN CERTIFICATE-----\nA===\n-----END CERTIFICATE-----',
  ]) {
    assert.throws(() => pemBlocks(text), BadPem, text);
  }
});

test('DER and PEM are told apart, also as bytes', () => {
  const der = Uint8Array.of(0x30, 3, 2, 1, 5);
  assert.deepEqual(pemOrDer(der, 'X'), [{ label: 'X', der }]);
  const pem = `0 s:CN=comment\n${toPem('CERTIFICATE', der)}`;
  assert.deepEqual(pemOrDer(new TextEncoder().encode(pem), 'X'), [{ label: 'CERTIFICATE', der }]);
  assert.deepEqual(pemOrDer(pem, 'X'), [{ label: 'CERTIFICATE', der }]);
  assert.throws(() => pemOrDer(Uint8Array.of(0x30, 4, 2, 1, 5), 'X'), BadPem);
  assert.throws(() => pemOrDer('hello', 'X'), BadPem);
});
