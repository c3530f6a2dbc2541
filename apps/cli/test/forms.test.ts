/** The forms people have, read by inspect and verify and named; and PKCS #12 of old. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nodeProvider as provider } from 'tlscope/crypto/node';
import { writeTrace } from 'tlscope/observe';
import { makeIdentity, toPem, writePrivateKey } from 'tlscope/x509';
import { run } from './support/command.ts';
import { ownFolder } from './support/folder.ts';
import { openssl, withoutOpenssl } from './support/openssl.ts';

const at = Date.now();
const { root, server } = makeIdentity({ provider, names: ['shop.example'], at, key: 'secp256r1' });
const cert = server.chain.map((der) => toPem('CERTIFICATE', der)).join('');
const folder = ownFolder();
const roots = folder.put('roots.pem', toPem('CERTIFICATE', root.der));
const flat = (text: string): string => text.replace(/\s+/g, ' ');

const forms: readonly (readonly [content: string | Uint8Array, says: RegExp])[] = [
  [cert.replaceAll('\n', '\\n'), /literal \\n in place of/],
  [Buffer.from(cert).toString('base64'), /base64 of PEM, as a Kubernetes secret holds it/],
  [Buffer.from(server.chain[0]!).toString('base64'), /base64 of DER without the lines around it/],
  [Buffer.from(`\uFEFF${cert}`, 'utf16le'), /UTF-16/],
  [cert.replaceAll('\n', ''), /without line breaks.*-0x2780/],
  [encodeURIComponent(cert), /the encoding of URLs/],
];

for (const [content, says] of forms) {
  test(`inspect and verify read it and say what it is: ${says.source}`, async () => {
    const file = folder.put('given', content);
    const inspected = await run('inspect', file);
    assert.equal(inspected.code, 1);
    assert.match(flat(inspected.out), says);
    assert.match(inspected.out, /shop\.example/);
    const explained = await run('explain', file);
    assert.equal(explained.code, 0);
    assert.match(flat(explained.out), says);
    assert.match(explained.out, /tbsCertificate \(RFC 5280 §4\.1\.2\)/);
    assert.match(explained.out, / 0 unexplained/);
    assert.equal(JSON.parse((await run('explain', file, '--json')).out).forms.length, 1);
    const verified = await run('verify', file, '--host', 'shop.example', '--roots', roots);
    assert.match(flat(verified.out), says);
    assert.match(verified.out, /shop\.example/);
  });
}

test('explain: a form on top of another, hexadecimal, and a trace in UTF-16', async () => {
  const twice = Buffer.from(Buffer.from(cert.replaceAll('\n', '\\n')).toString('base64'), 'utf16le');
  const { forms, kind } = JSON.parse((await run('explain', folder.put('twice', twice), '--json')).out);
  assert.deepEqual([kind, forms], ['PEM', ['UTF-16', 'base64 of PEM', 'literal line breaks']]);
  const digits = folder.put('digits', Buffer.from(server.chain[0]!).toString('hex'));
  const inHex = JSON.parse((await run('explain', digits, '--json')).out);
  assert.deepEqual([inHex.kind, inHex.forms], ['DER', undefined]);
  const trace = writeTrace('shop.example', []);
  const withPem = writeTrace('-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----', []);
  for (const content of [trace, withPem, Buffer.from(`\uFEFF${trace}`, 'utf16le')]) {
    assert.equal(JSON.parse((await run('explain', folder.put('trace', content), '--json')).out).kind, 'trace');
  }
});

test('C strings without line breaks are told, and those with them are not', async () => {
  const lines = cert.trimEnd().split('\n');
  const source = (end: string) => `const char ca[] =\n${lines.map((line) => `"${line}${end}"`).join('\n')};\n`;
  const without = await run('inspect', folder.put('without.h', source('')));
  assert.match(flat(without.out), /strings have no \\n at their ends.*-0x2780/);
  const whole = await run('inspect', folder.put('whole.h', source('\\n')));
  assert.doesNotMatch(whole.out, /0x2780/);
});

test('PKCS #12 with RC2 and RC4 of 40 bits: --legacy opens it, and the command that makes it anew works', {
  skip: withoutOpenssl,
}, async () => {
  const key = folder.put('key.pem', toPem('PRIVATE KEY', writePrivateKey(server.key)));
  const chain = folder.put('chain.pem', cert);
  for (const pbe of ['PBE-SHA1-RC2-40', 'PBE-SHA1-RC4-40', 'PBE-SHA1-RC2-128', 'PBE-SHA1-RC4-128']) {
    const file = `${key}.${pbe}.p12`;
    const pass = ['-passout', 'pass:old'];
    const made = openssl(
      'pkcs12',
      '-export',
      '-legacy',
      '-certpbe',
      pbe,
      '-keypbe',
      pbe,
      '-in',
      chain,
      '-inkey',
      key,
      '-out',
      file,
      ...pass,
    );
    assert.equal(made.code, 0, made.out);
    const closed = await run('inspect', file, '--passphrase', 'old');
    assert.match(flat(closed.out), /--legacy opens it for looking/);
    const command = /openssl pkcs12 -legacy -in OLD\.p12 -nodes -out all\.pem/.exec(flat(closed.out));
    assert.ok(command, closed.out);
    const all = openssl('pkcs12', '-legacy', '-in', file, '-nodes', '-out', `${file}.pem`, '-passin', 'pass:old');
    assert.equal(all.code, 0, all.out);
    const anew = openssl('pkcs12', '-export', '-in', `${file}.pem`, '-out', `${file}.new`, '-passout', 'pass:new');
    assert.equal(anew.code, 0, anew.out);
    assert.doesNotMatch((await run('inspect', `${file}.new`, '--passphrase', 'new')).out, /outdated/);
    const opened = await run('inspect', file, '--passphrase', 'old', '--legacy');
    assert.match(opened.out, /shop\.example/);
    assert.match(flat(opened.out), /private key \(ECDSA P-256, under a passphrase\)/);
    assert.doesNotMatch(opened.out, /locked part|--legacy/);
    const dear = await run('inspect', file, '--passphrase', 'old', '--legacy', '--max-iterations', '1000');
    assert.match(flat(dear.out), /asks for 2,048 iterations, and 1,000 are allowed.*--max-iterations/);
    assert.equal(dear.code, 1);
    const wrong = await run('inspect', file, '--passphrase', 'other', '--legacy');
    assert.equal(wrong.code, 1);
  }
});

test('an empty passphrase is tried before one is asked for', { skip: withoutOpenssl }, async () => {
  const key = folder.put('key2.pem', toPem('PRIVATE KEY', writePrivateKey(server.key)));
  const chain = folder.put('chain2.pem', cert);
  const file = `${key}.p12`;
  const made = openssl('pkcs12', '-export', '-in', chain, '-inkey', key, '-out', file, '-passout', 'pass:');
  assert.equal(made.code, 0, made.out);
  const { out } = await run('inspect', file);
  assert.match(flat(out), /opens with an empty passphrase/);
  assert.match(out, /shop\.example/);
});

test('bytes behind DER are told: this stack itself does not take it as a root then', async () => {
  for (const [tail, says] of [
    ['\n', /1 byte more is behind it/],
    ['\0\0\0', /3 bytes more are behind it/],
  ] as const) {
    const file = folder.put('tail.der', Buffer.concat([root.der, Buffer.from(tail)]));
    const { code, out } = await run('inspect', file);
    assert.equal(code, 1);
    assert.match(flat(out), says);
    assert.equal((await run('connect', '127.0.0.1:1', '--ca', file)).code, 2);
  }
  assert.equal((await run('inspect', folder.put('two.der', Buffer.concat([root.der, root.der])))).code, 0);
});
