/** The schemes whose keys are strings of bytes and that hash for themselves: Ed448 and ML-DSA. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { ml_dsa44, ml_dsa65, ml_dsa87 } from '@noble/post-quantum/ml-dsa.js';
import { concat, EMPTY, hex, unhex, utf8 } from '../../src/bytes/index.ts';
import {
  BadKey,
  type CryptoProvider,
  type MlDsaName,
  type PrivateKeyData,
  type RawKeyName,
  type SignatureSchemeName,
} from '../../src/crypto/index.ts';
import { flipBit, isPlain, pairs, providers } from './providers.ts';

const schemeOf = (provider: CryptoProvider, name: SignatureSchemeName) =>
  provider.signatureSchemes.find((scheme) => scheme.name === name)!;

/** RFC 8032 §7.4: blank, and 1 octet. */
const ed448 = [
  {
    seed: '6c82a562cb808d10d632be89c8513ebf6c929f34ddfa8c9f63c9960ef6e348a3528c8a3fcc2f044e39a3fc5b94492f8f032e7549a20098f95b',
    key: '5fd7449b59b461fd2ce787ec616ad46a1da1342485a70e1f8a0ea75d80e96778edf124769b46c7061bd6783df1e50f6cd1fa1abeafe8256180',
    message: '',
    signature:
      '533a37f6bbe457251f023c0d88f976ae2dfb504a843e34d2074fd823d41a591f2b233f034f628281f2fd7a22ddd47d7828c59bd0a21bfd3980ff0d2028d4b18a9df63e006c5d1c2d345b925d8dc00b4104852db99ac5c7cdda8530a113a0f4dbb61149f05a7363268c71d95808ff2e652600',
  },
  {
    seed: 'c4eab05d357007c632f3dbb48489924d552b08fe0c353a0d4a1f00acda2c463afbea67c5e8d2877c5e3bc397a659949ef8021e954e0a12274e',
    key: '43ba28f430cdff456ae531545f7ecd0ac834a55d9358c0372bfa0c6c6798c0866aea01eb00742802b8438ea4cb82169c235160627b4c3a9480',
    message: '03',
    signature:
      '26b8f91727bd62897af15e41eb43c377efb9c610d48f2335cb0bd0087810f4352541b143c4b981b7e18f62de8ccdf633fc1bf037ab7cd779805e0dbcc0aae1cbcee1afb2e027df36bc04dcecbf154336c19f0af7e0a6472905e799f1953d2a0ff3348ab21aa4adafd1d234441cf807c03a00',
  },
];

const mldsa = JSON.parse(readFileSync(join(import.meta.dirname, 'vectors/mldsa.json'), 'utf8')) as Record<
  MlDsaName,
  { readonly key: string; readonly signature: string }
>;
const noble = { mldsa44: ml_dsa44, mldsa65: ml_dsa65, mldsa87: ml_dsa87 };
const levels = ['mldsa44', 'mldsa65', 'mldsa87'] as const;
const seed = Uint8Array.from({ length: 32 }, (_, i) => i);
const said = utf8('tlscope');

const keyOf = (provider: CryptoProvider, type: RawKeyName) =>
  provider.generateKey(type) as Extract<PrivateKeyData, { type: RawKeyName }>;

for (const provider of providers) {
  describe(`keys of bytes, of the ${provider.name} provider`, () => {
    test('RFC 8032 §7.4: Ed448 signs and verifies', () => {
      const scheme = schemeOf(provider, 'ed448');
      for (const { seed, key, message, signature } of ed448) {
        const own = provider.importPrivateKey({ type: 'ed448', seed: unhex(seed), key: unhex(key) });
        assert.equal(hex(scheme.sign(own, unhex(message))), signature);
        assert.ok(scheme.verify(provider.importPublicKey(own.publicKey), unhex(message), unhex(signature)));
      }
    });

    for (const name of levels) {
      test(`${name}: the key of a seed and the signature by it are OpenSSL's`, () => {
        const vector = mldsa[name];
        const key = noble[name].keygen(seed).publicKey;
        assert.equal(createHash('sha256').update(key).digest('hex'), vector.key);
        const own = provider.importPrivateKey({ type: name, seed, key });
        const imported = provider.importPublicKey({ type: name, key });
        const { sign, verify } = schemeOf(provider, name);
        const signature = new Uint8Array(Buffer.from(vector.signature, 'base64'));
        assert.ok(verify(imported, said, signature));
        assert.ok(!verify(imported, concat(said, Uint8Array.of(0)), signature));
        assert.ok(verify(imported, said, sign(own, said)));
        assert.ok(isPlain(sign(own, said)));
        for (const bit of [0, 300, 8 * signature.length - 1])
          assert.ok(!verify(imported, said, flipBit(signature, bit)), `bit ${bit}`);
        for (const bad of [EMPTY, signature.subarray(1), concat(signature, Uint8Array.of(0))])
          assert.ok(!verify(imported, said, bad));
      });
    }

    test('a key or a seed of another length, or halves that do not belong together, are refused', () => {
      for (const type of ['ed25519', 'ed448', ...levels] as const) {
        const [own, other] = [keyOf(provider, type), keyOf(provider, type)];
        assert.throws(() => provider.importPublicKey({ type, key: own.key.subarray(1) }), BadKey);
        assert.throws(() => provider.importPrivateKey({ ...own, seed: own.seed.subarray(1) }), BadKey);
        assert.throws(() => provider.importPrivateKey({ ...own, seed: other.seed }), BadKey);
      }
    });

    test('a key of bytes is for its own scheme and no other', () => {
      for (const type of ['ed25519', 'ed448', ...levels] as const) {
        const { publicKey } = provider.importPrivateKey(keyOf(provider, type));
        const names = provider.signatureSchemes.filter(({ accepts }) => accepts(publicKey)).map(({ name }) => name);
        assert.deepEqual(names, [type]);
      }
    });
  });
}

test('a signature of one provider is genuine to the other', () => {
  for (const [one, other] of pairs) {
    for (const type of ['ed448', ...levels] as const) {
      const own = one.importPrivateKey(one.generateKey(type));
      const signature = schemeOf(one, type).sign(own, said);
      assert.ok(schemeOf(other, type).verify(other.importPublicKey(own.publicKey), said, signature), type);
    }
  }
});
