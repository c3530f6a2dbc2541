import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { EMPTY, utf8 } from '../../src/bytes/index.ts';
import {
  BadKey,
  type CryptoProvider,
  type KeyKind,
  type PrivateKeyData,
  type PublicKeyData,
} from '../../src/crypto/index.ts';
import { pureProviderWith } from '../../src/crypto/providers/pure/index.ts';
import { flipBit, isPlain, nodeProvider, pairs, providers, pureProvider } from './providers.ts';

const kinds: readonly KeyKind[] = ['secp256r1', 'secp384r1', 'secp521r1', 'ed25519'];
type Rsa = Extract<PrivateKeyData, { type: 'rsa' }>;
const rsa = nodeProvider.generateKey('rsa2048') as Rsa;

const signs = (one: CryptoProvider, other: CryptoProvider, data: PrivateKeyData): boolean => {
  const own = one.importPrivateKey(data);
  const at = one.signatureSchemes.findIndex(({ accepts }) => accepts(own.publicKey));
  const signature = one.signatureSchemes[at]!.sign(own, utf8('x'));
  return other.signatureSchemes[at]!.verify(other.importPublicKey(own.publicKey), utf8('x'), signature);
};

for (const provider of providers) {
  describe(`keys of the ${provider.name} provider`, () => {
    test('a key from either provider works in it, and is plain bytes', () => {
      for (const [one, other] of pairs)
        for (const kind of kinds) {
          const data = other.generateKey(kind);
          assert.ok(Object.values(data).every((value) => typeof value === 'string' || isPlain(value)));
          assert.ok(signs(one, other, data), kind);
        }
    });

    test('a public key that is none is refused', () => {
      const { point } = provider.generateKey('secp256r1') as { point: Uint8Array };
      const ec = (value: Uint8Array): PublicKeyData => ({ type: 'ec', curve: 'secp256r1', point: value });
      const rsaKey = (modulus: Uint8Array, publicExponent = Uint8Array.of(1, 0, 1)): PublicKeyData => ({
        type: 'rsa',
        modulus,
        publicExponent,
      });
      const modulus = (length: number) => new Uint8Array(length).fill(0xff);
      provider.importPublicKey(ec(point));
      provider.importPublicKey(rsaKey(modulus(64)));
      provider.importPublicKey(rsaKey(modulus(2048), Uint8Array.of(3)));
      const bad: Record<string, PublicKeyData> = {
        'off the curve': ec(flipBit(point, 500)),
        compressed: ec(Uint8Array.from([2 + (point[64]! & 1), ...point.subarray(1, 33)])),
        hybrid: ec(Uint8Array.from([6 + (point[64]! & 1), ...point.subarray(1)])),
        infinity: ec(new Uint8Array(1)),
        'on another curve': { type: 'ec', curve: 'secp384r1', point },
        'a short Ed25519 key': { type: 'ed25519', key: new Uint8Array(31) },
        'an empty modulus': rsaKey(EMPTY),
        'a modulus of 511 bits': rsaKey(Uint8Array.from([0x7f, ...modulus(63)])),
        'a modulus of 16392 bits': rsaKey(modulus(2049)),
        'an even modulus': rsaKey(flipBit(modulus(256), 8 * 255)),
        'a modulus with a leading zero': rsaKey(Uint8Array.from([0, ...modulus(256)])),
        'an empty exponent': rsaKey(modulus(256), EMPTY),
        'exponent 1': rsaKey(modulus(256), Uint8Array.of(1)),
        'an even exponent': rsaKey(modulus(256), Uint8Array.of(1, 0, 0)),
        'an exponent of 72 bits': rsaKey(modulus(256), modulus(9)),
        'an exponent with a leading zero': rsaKey(modulus(256), Uint8Array.of(0, 3)),
      };
      for (const [why, key] of Object.entries(bad)) assert.throws(() => provider.importPublicKey(key), BadKey, why);
    });

    test('a private key whose halves do not belong together is refused', () => {
      for (const kind of kinds) {
        const [a, b] = [provider.generateKey(kind), provider.generateKey(kind)] as [PrivateKeyData, PrivateKeyData];
        const mixed = a.type === 'ec' ? { ...b, d: a.d } : { ...b, ...(a.type === 'ed25519' && { seed: a.seed }) };
        assert.throws(() => provider.importPrivateKey(mixed as PrivateKeyData), BadKey);
        if (a.type !== 'ec') continue;
        assert.throws(() => provider.importPrivateKey({ ...a, d: new Uint8Array(a.d.length) }), BadKey);
        assert.throws(() => provider.importPrivateKey({ ...a, d: new Uint8Array(a.d.length).fill(0xff) }), BadKey);
        assert.throws(() => provider.importPrivateKey({ ...a, d: Uint8Array.from([1, ...a.d]) }), BadKey);
        provider.importPrivateKey({ ...a, d: Uint8Array.from([0, ...a.d]) });
      }
      const members = ['privateExponent', 'prime1', 'prime2', 'exponent1', 'exponent2', 'coefficient'] as const;
      for (const member of members) {
        const broken = { ...rsa, [member]: flipBit(rsa[member], 8 * rsa[member].length - 7) };
        assert.throws(() => provider.importPrivateKey(broken), BadKey, member);
      }
    });

    test('an imported key does not follow its buffers', () => {
      const data = provider.generateKey('secp256r1') as Extract<PrivateKeyData, { type: 'ec' }>;
      const own = provider.importPrivateKey(data);
      const key = provider.importPublicKey(data);
      data.d.fill(0);
      data.point.fill(0);
      const scheme = provider.signatureSchemes.find(({ name }) => name === 'ecdsa_sha256')!;
      assert.ok(scheme.verify(key, utf8('x'), scheme.sign(own, utf8('x'))));
      assert.deepEqual(key.data, own.publicKey);
    });

    test('an imported key that somebody changed is imported anew for the next', () => {
      const own = provider.importPrivateKey(provider.generateKey('secp256r1'));
      const data = structuredClone(own.publicKey);
      const key = provider.importPublicKey(data);
      (key.data as Extract<PublicKeyData, { type: 'ec' }>).point[40]! ^= 1;
      const again = provider.importPublicKey(data);
      assert.deepEqual(again.data, data);
      const scheme = provider.signatureSchemes.find(({ name }) => name === 'ecdsa_sha256')!;
      assert.ok(scheme.verify(again, utf8('x'), scheme.sign(own, utf8('x'))));
    });

    test('a public key is imported once while it is remembered, and told from others of its look', () => {
      const data = provider.importPrivateKey(provider.generateKey('secp256r1')).publicKey;
      const key = provider.importPublicKey(data);
      assert.equal(provider.importPublicKey({ ...data }), key);
      const modulus = rsa.modulus;
      const [three, seven] = [3, 7].map((e) =>
        provider.importPublicKey({ type: 'rsa', modulus, publicExponent: Uint8Array.of(e) }),
      );
      assert.notEqual(three, seven);
      for (let i = 0; i < 300; i++) provider.importPublicKey({ type: 'ed25519', key: provider.random(32) });
      const again = provider.importPublicKey(data);
      assert.notEqual(again, key, 'the memory is bounded');
      assert.deepEqual(again.data, key.data);
    });
  });
}

test('a key of one provider is refused by the other', () => {
  for (const [one, other] of pairs) {
    const own = one.importPrivateKey(one.generateKey('ed25519'));
    const scheme = other.signatureSchemes.find(({ name }) => name === 'ed25519')!;
    assert.throws(() => scheme.sign(own, EMPTY), BadKey);
  }
});

test('RSA keys of each size come out whole', () => {
  for (const kind of ['rsa2048', 'rsa3072'] as const) {
    const key = nodeProvider.generateKey(kind) as Rsa;
    assert.equal(key.modulus.length * 8, Number(kind.slice(3)));
    assert.ok(signs(nodeProvider, pureProvider, key));
  }
});

test('random bytes have the length asked for and do not repeat', () => {
  for (const { random } of providers) {
    assert.deepEqual(
      [0, 1, 48, 65536].map((length) => random(length).length),
      [0, 1, 48, 65536],
    );
    assert.notDeepEqual(random(32), random(32));
    assert.ok(isPlain(random(32)));
  }
});

test('with a seeded source everything the pure provider makes repeats', () => {
  const made = (seed: number) => {
    let at = 0;
    const provider = pureProviderWith((length) =>
      Uint8Array.from({ length }, () => (seed * ++at * 37 + (at >> 3)) & 0xff),
    );
    return [
      provider.random(4),
      ...provider.groups.map((group) => group.start().share),
      provider.generateKey('ed25519'),
    ];
  };
  assert.deepEqual(made(1), made(1));
  assert.notDeepEqual(made(1), made(3));
});
