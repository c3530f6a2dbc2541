import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, test } from 'node:test';
import { shake128 } from '@noble/hashes/sha3.js';
import { concat, hex, unhex } from '../../src/bytes/index.ts';
import type { Kem } from '../../src/crypto/hybrids.ts';
import { BadKey, BadKeyShare, type CryptoProvider, type GroupName } from '../../src/crypto/index.ts';
import { nodeKem } from '../../src/crypto/providers/node/kem.ts';
import { kemWith } from '../../src/crypto/providers/parts/kem.ts';
import { flipBit, pairs, providers, pureProvider } from './providers.ts';

const groupOf = (provider: CryptoProvider, name: GroupName) => provider.groups.find((group) => group.name === name)!;

const pureKem = kemWith(pureProvider.random);
const kems: readonly (readonly [string, Kem])[] = [
  ['node', nodeKem],
  ['pure', pureKem],
];

/** Made with OpenSSL 3.5: the key of the seed 00 01 ... 3f, a ciphertext for it, and what they give. */
const seed = Uint8Array.from({ length: 64 }, (_, i) => i);
const keyDigest = '0b7934c83125c788995e2ba6bd761e33046b3e40571be53e023309a29f398cc9';
const secret = 'c88d13361c652c08f7692ec26758711bd4f403ec7485a402aa1545700ff5fb7d';
/** What the ciphertext gives when its first bit is flipped (FIPS 203 §6.3: implicit rejection). */
const rejected = 'c6d3752ddf1f4f484979efc7d732ebe2b8fb7cef7e9d9ec205fe7fcb18feb16b';
const ciphertext =
  'a3386cd5cb482f7ef3f970fe23cb3ac4547af14812c7f5d871026a6d1936b9f3f43556b319f7c520881970ad0d56887be578' +
  '063ac06230f1fd245d57c7dfab3bbc602ec564aab2bbb6106849fb09b330e44973f6cbd63a0076e36467831a8a58a11295dc' +
  '10985813cc182b4500ed12aae55eadeeb2a9b9af6660fb94e13bab481a328fb8c40683e72db04e2355d1292378745be00694' +
  '2b40d5f29dcc4dca25294e47bfe41f480d69c5214bf624551ed80f9462310c30d5ca295b12aff21b04696eff3c80499ecc10' +
  'fc29b54d484ec11f497d7838725a383997d9f57a4a2c8a3e9ad17ec16178cc67d2dc0ca327dd899b652ac7e7ab49eb685fcf' +
  'dd274f0ae4e54d425c5baadaced1f9c0cd51dff16844362ff4c5341150d01db19916bd68bb36474d0c13419917ac251beca2' +
  '3c3be423baff35b6100db35c2a3c6b324d3e896215af39efde43bab16462dfe0d4570d98e594ba781bbbf907ea03f39ec67e' +
  'aa547353374584b5d172066f0b8b016608f072825166f4b30b823416a2fe1fe75155a1cc6de1d4cf415902386c4c496511b6' +
  'd6227988ef9f9c73ea3c1fa1692cd4da291135b8e0b954e6a7f5e69ccf53727c15121ee578137e5a01d77d6f95384910719a' +
  '804f7c502791040573fbec75b1b3f2e805448482adc890be8fc7cf079268f2469fc604df57b94d7515626fe66b161f5090b1' +
  'bea804b6e82a9e22234bc9258747459c77b6f67f2d896fd287c292c2cb8df5eda906ebbc868a66b9c07b039cfb2402f2e040' +
  'd9dcdd68dbf2b127415429b7971360e29b799c5be8db2802d74423a038422b1ccf9ee7e365cd57e4a616fffabdebca34f4cd' +
  '36eae9e37f37b0c10ddc1325a45be532a6a4e2458d58a85f32fa8aab2c3f96f9034874b244b94babd094c173011531ced8be' +
  'cafa19d86b46080b384325b575a003f685c46ab6d386906a7b70a02e1c6f231c6cc086c136b45289dfdb52535551e05bdef0' +
  'e50924007d869e26cc38cac69966f1a082ad3120fd03af04d157599b287a5216edce079b605b23469cb797379abdf27381dc' +
  'fc4c6fdd33ef539364797804231acd23c5db8c8cddcd8ef545e655854fcdadced7e816f94fcffb95d25642b4da913f2a682a' +
  '589d99ef5470de5c9a63d79a8e447d174a5f8c153a900dac029bfee8ca3c1cf869a6c9f0fc02658df726d310ce0594a4d2b0' +
  '36639cb9bb2b1843948dd41e2e162b909a2585b94b2b9516438ba6afdcad7e20154bb2487e63b9b25b5bc120677647c99277' +
  'bcc4225512cc22a6cb7532b477df27e28f8121f7d9b9b107999829950796de4794a042fb7e1b97ef55a3349deaabe8546e19' +
  '7befae33aa9d906fd5c61bfce6facc697cf0e2dc157d84fa5e496a79de96c053eeb3c3d53a6049e13313e349855a3f7d1ced' +
  'b5f1e1624a16d32b1721a633b7148006e434fc20f19c24e6c5d8f89f76350474cbcf4fcb1836c0b2328883c8960e4f48b1e4' +
  'a90aac09a0c05ea80f62f1ba08e1a4c444bac32c38a1fc64aa8ba12c24a47eb5b51ea9d8a486';

for (const [name, kem] of kems) {
  test(`ML-KEM-768 of the ${name} provider is OpenSSL's`, () => {
    const pair = kem.generate(seed);
    assert.equal(createHash('sha256').update(pair.encapsulationKey).digest('hex'), keyDigest);
    assert.equal(hex(pair.decapsulate(unhex(ciphertext))), secret);
    assert.equal(hex(pair.decapsulate(flipBit(unhex(ciphertext), 0))), rejected);
  });
}

/** The accumulated test of the CCTV project: a digest over many keys, ciphertexts, secrets and implicit rejections. */
test('ML-KEM-768 gives the digest that other implementations give for 100 rounds', () => {
  const source = shake128.create({});
  const kem = kemWith((length) => source.xof(length));
  const sink = shake128.create({});
  for (let round = 0; round < 100; round++) {
    const pair = kem.generate();
    const { ciphertext, secret } = kem.encapsulate(pair.encapsulationKey);
    sink.update(pair.encapsulationKey).update(ciphertext).update(secret);
    assert.deepEqual(pair.decapsulate(ciphertext), secret);
    sink.update(pair.decapsulate(source.xof(1088)));
  }
  assert.equal(hex(sink.xof(32)), '1114b1b6699ed191734fa339376afa7e285c9e6acf6ff0177d346696ce564415');
});

describe('MLKEM1024', () => {
  test('shares and secrets have the sizes of FIPS 203, and both providers agree in both directions', () => {
    for (const [one, other] of pairs) {
      const exchange = groupOf(one, 'MLKEM1024').start();
      const { share, secret } = groupOf(other, 'MLKEM1024').respond(exchange.share);
      assert.deepEqual([exchange.share.length, share.length, secret.length], [1568, 1568, 32]);
      assert.equal(hex(exchange.finish(share)), hex(secret));
    }
  });

  test('a share of another length, or no key at all, is refused', () => {
    for (const provider of providers) {
      const group = groupOf(provider, 'MLKEM1024');
      const { share, finish } = group.start();
      for (const bad of [share.subarray(1), concat(share, new Uint8Array(1)), new Uint8Array(1568).fill(0xff)])
        assert.throws(() => group.respond(bad), BadKeyShare);
      assert.throws(() => finish(share.subarray(1)), BadKeyShare);
      assert.throws(() => group.start(new Uint8Array(63)), BadKey);
    }
  });
});

test('SecP384r1MLKEM1024: sizes and order of the draft, with either provider on either side', () => {
  const name = 'SecP384r1MLKEM1024';
  for (const [one, other] of pairs) {
    const exchange = groupOf(one, name).start();
    const { share, secret } = groupOf(other, name).respond(exchange.share);
    assert.deepEqual([exchange.share.length, share.length, secret.length], [97 + 1568, 97 + 1568, 48 + 32]);
    assert.equal(hex(exchange.finish(share)), hex(secret));
  }
  for (const provider of providers) {
    const scalar = new Uint8Array(48).fill(0x42);
    const exchange = groupOf(provider, name).start(concat(scalar, seed));
    const own = groupOf(provider, 'secp384r1').start(scalar);
    const kem = kemWith(pureProvider.random, 1024).generate(seed);
    assert.equal(hex(exchange.share), hex(concat(own.share, kem.encapsulationKey)));
    for (const bad of [exchange.share.subarray(1), concat(exchange.share, new Uint8Array(1))])
      assert.throws(() => groupOf(provider, name).respond(bad), BadKeyShare);
  }
});

const hybrids = [
  { name: 'X25519MLKEM768', curve: 'x25519', asking: 1216, answer: 1120 },
  { name: 'SecP256r1MLKEM768', curve: 'secp256r1', asking: 1249, answer: 1153 },
] as const;

for (const { name, curve, asking, answer } of hybrids) {
  describe(name, () => {
    test('shares and secrets have the sizes of the draft, and both providers agree in both directions', () => {
      for (const [one, other] of pairs) {
        const exchange = groupOf(one, name).start();
        const { share, secret } = groupOf(other, name).respond(exchange.share);
        assert.deepEqual([exchange.share.length, share.length, secret.length], [asking, answer, 64]);
        assert.equal(hex(exchange.finish(share)), hex(secret));
      }
    });

    test('the parts stand in their order: each one alone gives its part of the secret', () => {
      for (const provider of providers) {
        const scalar = new Uint8Array(32).fill(0x42);
        const kemFirst = name === 'X25519MLKEM768';
        const order = (ofKem: Uint8Array, ofCurve: Uint8Array) =>
          kemFirst ? concat(ofKem, ofCurve) : concat(ofCurve, ofKem);
        const exchange = groupOf(provider, name).start(order(seed, scalar));
        const classical = provider.groups.find((group) => group.name === curve)!;
        const own = classical.start(scalar);
        assert.equal(hex(exchange.share), hex(order(pureKem.generate(seed).encapsulationKey, own.share)));
        const peer = classical.start();
        const whole = order(unhex(secret), own.finish(peer.share));
        assert.equal(hex(exchange.finish(order(unhex(ciphertext), peer.share))), hex(whole));
      }
    });

    test('a share of another length, or with a bad part, is refused', () => {
      for (const provider of providers) {
        const group = groupOf(provider, name);
        const exchange = group.start();
        const good = group.respond(exchange.share).share;
        const beyond = (share: Uint8Array, kemAt: number) => {
          // FIPS 203 §7.2: the first coefficient, twelve bits, is not below 3329.
          const out = Uint8Array.from(share);
          out[kemAt] = 0xff;
          out[kemAt + 1]! |= 0x0f;
          return out;
        };
        const kemFirst = name === 'X25519MLKEM768';
        const curveLength = curve === 'x25519' ? 32 : 65;
        const badCurve = (share: Uint8Array) => {
          const out = Uint8Array.from(share);
          const at = kemFirst ? share.length - curveLength : 0;
          return out.fill(0, at, at + curveLength);
        };
        const { share } = exchange;
        for (const bad of [share.subarray(1), concat(share, new Uint8Array(1)), new Uint8Array(0), badCurve(share)])
          assert.throws(() => group.respond(bad), BadKeyShare);
        assert.throws(() => group.respond(beyond(share, kemFirst ? 0 : curveLength)), BadKeyShare);
        for (const bad of [good.subarray(1), concat(good, new Uint8Array(1)), share, badCurve(good)])
          assert.throws(() => exchange.finish(bad), BadKeyShare);
        assert.throws(() => group.start(new Uint8Array(95)), BadKey);
      }
    });
  });
}
