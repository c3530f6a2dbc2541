import assert from 'node:assert/strict';
import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type RSAPSSKeyPairKeyObjectOptions,
} from 'node:crypto';
import { test } from 'node:test';
import { MLDSAPrivateKey, oid, PrivateKeyInfo } from '../../src/asn1/index.ts';
import type { KeyKind, PrivateKeyData } from '../../src/crypto/provider.ts';
import { nodeProvider } from '../../src/crypto/providers/node/index.ts';
import { encode } from '../../src/presentation/index.ts';
import {
  BadKeyFile,
  BadPem,
  readPrivateKey,
  readPublicKey,
  toPem,
  writePrivateKey,
  writePublicKey,
} from '../../src/x509/index.ts';

const kinds = ['secp256r1', 'secp384r1', 'secp521r1', 'ed25519', 'ed448', 'rsa2048'] as const satisfies KeyKind[];
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

for (const kind of ['mldsa44', 'mldsa65', 'mldsa87'] as const) {
  test(`a ${kind} key survives writing and reading, from its seed`, () => {
    const key = nodeProvider.generateKey(kind);
    const { publicKey } = nodeProvider.importPrivateKey(key);
    assert.deepEqual(readPrivateKey(writePrivateKey(key), publicKey), key);
    assert.deepEqual(readPublicKey(writePublicKey(publicKey)), publicKey);
    assert.throws(() => readPrivateKey(writePrivateKey(key)), /give the certificate/);
  });
}

test('an ML-DSA file with seed and expanded key is read, one with the expanded key alone says why not', () => {
  const key = nodeProvider.generateKey('mldsa44') as Exclude<PrivateKeyData, { type: 'rsa' | 'ec' }>;
  const algorithm = { algorithm: oid['id-ml-dsa-44'] };
  const expandedKey = new Uint8Array(2560);
  const written = (privateKey: MLDSAPrivateKey) =>
    encode(PrivateKeyInfo, {
      version: 0,
      privateKeyAlgorithm: algorithm,
      privateKey: encode(MLDSAPrivateKey, privateKey),
    });
  const both = written({ type: 'both', value: { seed: key.seed, expandedKey } });
  assert.deepEqual(readPrivateKey(both, { type: 'mldsa44', key: key.key }), key);
  assert.throws(() => readPrivateKey(written({ type: 'expandedKey', value: expandedKey })), /without its seed/);
});

test('an RSA key for PSS alone survives writing and reading, with its hash', () => {
  const rsa = nodeProvider.generateKey('rsa2048') as Extract<PrivateKeyData, { type: 'rsa' }>;
  for (const pss of ['any hash', 'sha256', 'sha384', 'sha512'] as const) {
    const { publicKey } = nodeProvider.importPrivateKey({ ...rsa, pss });
    assert.deepEqual(readPrivateKey(writePrivateKey({ ...rsa, pss })), { ...rsa, pss });
    assert.deepEqual(readPublicKey(writePublicKey(publicKey)), publicKey);
  }
});

test('what Node writes for RSA-PSS, we read: the hash it is for, and nothing where it is for SHA-1 or a longer salt', () => {
  const made = (options: object) =>
    generateKeyPairSync('rsa-pss', { modulusLength: 1024, ...options } as RSAPSSKeyPairKeyObjectOptions);
  const cases = [
    [{}, 'any hash'],
    [{ hashAlgorithm: 'sha384', mgf1HashAlgorithm: 'sha384', saltLength: 48 }, 'sha384'],
    [{ hashAlgorithm: 'sha256', mgf1HashAlgorithm: 'sha256', saltLength: 20 }, 'sha256'],
    [{ hashAlgorithm: 'sha256', mgf1HashAlgorithm: 'sha256', saltLength: 40 }, undefined],
    [{ hashAlgorithm: 'sha256', mgf1HashAlgorithm: 'sha512', saltLength: 32 }, undefined],
    [{ hashAlgorithm: 'sha1', mgf1HashAlgorithm: 'sha1', saltLength: 20 }, undefined],
  ] as const;
  for (const [options, pss] of cases) {
    const { privateKey, publicKey } = made(options);
    const der = { format: 'der', type: 'spki' } as const;
    if (pss === undefined) {
      assert.throws(() => readPublicKey(publicKey.export(der)), BadKeyFile);
      assert.throws(() => readPrivateKey(privateKey.export({ format: 'der', type: 'pkcs8' })), BadKeyFile);
      continue;
    }
    const key = readPublicKey(publicKey.export(der));
    assert.ok(key.type === 'rsa' && key.pss === pss);
    const own = readPrivateKey(privateKey.export({ format: 'pem', type: 'pkcs8' }));
    assert.deepEqual(nodeProvider.importPrivateKey(own).publicKey, key);
  }
});

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
