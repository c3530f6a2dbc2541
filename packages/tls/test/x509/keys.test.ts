import assert from 'node:assert/strict';
import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { test } from 'node:test';
import type { KeyKind } from '../../src/crypto/provider.ts';
import { nodeProvider } from '../../src/crypto/providers/node.ts';
import {
  BadKeyFile,
  BadPem,
  readPrivateKey,
  readPublicKey,
  toPem,
  writePrivateKey,
  writePublicKey,
} from '../../src/x509/index.ts';

const kinds = ['secp256r1', 'secp384r1', 'secp521r1', 'ed25519', 'rsa2048'] as const satisfies KeyKind[];
for (const kind of kinds) {
  const key = nodeProvider.generateKey(kind);
  const { publicKey } = nodeProvider.importPrivateKey(key);

  test(`a ${kind} key survives writing and reading, and Node reads what we write`, () => {
    const der = writePrivateKey(key);
    assert.deepEqual(readPrivateKey(der, publicKey), key);
    assert.deepEqual(readPrivateKey(toPem('PRIVATE KEY', der), publicKey), key);
    const theirs = createPrivateKey({ key: Buffer.from(der), format: 'der', type: 'pkcs8' });
    const spki = createPublicKey(theirs).export({ format: 'der', type: 'spki' });
    assert.deepEqual(Buffer.from(writePublicKey(publicKey)), spki);
    assert.deepEqual(readPublicKey(spki), publicKey);
  });
}

const curves = { secp256r1: 'P-256', secp384r1: 'P-384', secp521r1: 'P-521' } as const;
for (const [curve, namedCurve] of Object.entries(curves)) {
  test(`what Node writes for ${namedCurve}, we read: PKCS #8 and SEC 1, PEM and DER`, () => {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve });
    const certified = readPublicKey(publicKey.export({ format: 'pem', type: 'spki' }));
    for (const type of ['pkcs8', 'sec1'] as const) {
      for (const source of [privateKey.export({ format: 'pem', type }), privateKey.export({ format: 'der', type })]) {
        const key = readPrivateKey(source);
        assert.ok(key.type === 'ec' && key.curve === curve);
        assert.deepEqual(nodeProvider.importPrivateKey(key).publicKey, certified);
      }
    }
  });
}

test('what Node writes for RSA, we read: PKCS #8 and PKCS #1', () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const keys = (['pkcs8', 'pkcs1'] as const).flatMap((type) => [
    readPrivateKey(privateKey.export({ format: 'pem', type })),
    readPrivateKey(privateKey.export({ format: 'der', type })),
  ]);
  for (const key of keys) assert.deepEqual(key, keys[0]);
  nodeProvider.importPrivateKey(keys[0]!);
});

test('an Ed25519 file without the public half needs the certificate, and the two must belong together', () => {
  const [own, other] = [generateKeyPairSync('ed25519'), generateKeyPairSync('ed25519')];
  const pem = own.privateKey.export({ format: 'pem', type: 'pkcs8' });
  const spki = (pair: typeof own) => readPublicKey(pair.publicKey.export({ format: 'der', type: 'spki' }));
  assert.throws(() => readPrivateKey(pem), /give the certificate/);
  nodeProvider.importPrivateKey(readPrivateKey(pem, spki(own)));
  assert.throws(() => nodeProvider.importPrivateKey(readPrivateKey(pem, spki(other))), { name: 'BadKey' });
});

test('a key file that cannot be used says why', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const encrypted = privateKey.export({ format: 'pem', type: 'pkcs8', cipher: 'aes-256-cbc', passphrase: 'x' });
  assert.throws(() => readPrivateKey(encrypted), /encrypted/);
  assert.throws(() => readPrivateKey(publicKey.export({ format: 'pem', type: 'spki' })), /only PUBLIC KEY/);
  const strange = generateKeyPairSync('ec', { namedCurve: 'secp256k1' }).privateKey;
  assert.throws(() => readPrivateKey(strange.export({ format: 'pem', type: 'pkcs8' })), /curve/);
  const x25519 = generateKeyPairSync('x25519').privateKey;
  assert.throws(() => readPrivateKey(x25519.export({ format: 'pem', type: 'pkcs8' })), BadKeyFile);
  const der = privateKey.export({ format: 'der', type: 'pkcs8' });
  assert.throws(() => readPrivateKey(toPem('PRIVATE KEY', der.subarray(0, 40))), BadKeyFile);
  assert.throws(() => readPrivateKey('nothing'), BadPem);
  assert.throws(() => readPrivateKey(Uint8Array.of(0x30, 0)), BadKeyFile);
});
