/** Certificates and keys in the forms people have: the error says which option, which form, and what to do. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nodeProvider as provider } from 'tlscope/crypto/node';
import { createSecureContext } from 'tlscope/node';
import { lockKey, writePkcs12 } from 'tlscope/password';
import { makeIdentity, toPem, writePrivateKey } from 'tlscope/x509';

const { server, root } = makeIdentity({ provider, names: ['localhost'], at: Date.now(), key: 'secp256r1' });
const cert = server.chain.map((der) => toPem('CERTIFICATE', der)).join('');
const pkcs8 = writePrivateKey(server.key);
const key = toPem('PRIVATE KEY', pkcs8);
const ca = toPem('CERTIFICATE', root.der);
const literal = (pem: string): string => pem.replaceAll('\n', '\\n');
const base64 = (pem: string | Uint8Array): string => Buffer.from(pem).toString('base64');

test('cert, key and ca name the form and the fix', () => {
  createSecureContext({ cert, key, ca });
  for (const [options, option, fix] of [
    [{ cert: literal(cert), key }, 'cert', 'replaceAll'],
    [{ cert, key: literal(key) }, 'key', 'replaceAll'],
    [{ ca: literal(ca) }, 'ca', 'replaceAll'],
    [{ ca: [ca, base64(ca)] }, 'ca', 'base64 -d'],
    [{ cert: base64(cert), key }, 'cert', 'base64 -d'],
    [{ cert, key: base64(pkcs8) }, 'key', 'base64'],
    [{ ca: Buffer.from(ca, 'utf16le') }, 'ca', 'iconv'],
    [{ cert: 'cert.pem', key }, 'cert', 'readFileSync'],
    [{ cert, key: literal(toPem('ENCRYPTED PRIVATE KEY', lockKey(pkcs8, 'x'))), passphrase: 'x' }, 'key', 'replaceAll'],
  ] as const) {
    assert.throws(
      () => createSecureContext(options as never),
      (error: Error & { code: string }) => {
        assert.equal(error.code, 'ERR_TLSCOPE_BAD_PEM');
        assert.ok(error.message.startsWith(`${option}: `), error.message);
        return error.message.includes(fix);
      },
    );
  }
});

test('pfx says that it is base64', () => {
  const pfx = writePkcs12({ key: pkcs8, certificates: server.chain.map((der) => ({ der })) }, 'x');
  assert.throws(() => createSecureContext({ pfx: base64(pfx), passphrase: 'x' }), /not enough data.*base64 of DER/);
});

test('an encrypted key in one line opens', () => {
  const locked = toPem('ENCRYPTED PRIVATE KEY', lockKey(pkcs8, 'x')).replaceAll('\n', ' ');
  createSecureContext({ cert, key: locked, passphrase: 'x' });
});
