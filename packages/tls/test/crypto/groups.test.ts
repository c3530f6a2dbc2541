import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { concat, hex, unhex } from '../../src/bytes/index.ts';
import { BadKey, BadKeyShare, type CryptoProvider, type Group, type GroupName } from '../../src/crypto/index.ts';
import { isPlain, pairs, providers } from './providers.ts';

const groupOf = (provider: CryptoProvider, name: GroupName): Group =>
  provider.groups.find((group) => group.name === name)!;
const groupNames: readonly GroupName[] = ['x25519', 'x448', 'secp256r1', 'secp384r1', 'secp521r1'];

/** X25519(private key, share) of RFC 7748 §5.2. */
const x25519 = [
  {
    privateKey: 'a546e36bf0527c9d3b16154b82465edd62144c0ac1fc5a18506a2244ba449ac4',
    share: 'e6db6867583030db3594c1a424b15f7c726624ec26b3353b10a903a6d0ab1c4c',
    secret: 'c3da55379de9c6908e94ea4df28d084f32eccf03491c71f754b4075577a28552',
  },
  {
    privateKey: '4b66e9d4d1b4673c5ad22691957d6af5c11b6421e0ea01d42ca4169e7918ba0d',
    share: 'e5210f12786811d3f4b7959d0538ae2c31dbe7106fc03c3efc4cd549c715a493',
    secret: '95cbde9476e8907d7aade45cb4b873f88b595a68799fa152e6f8f7647aac7957',
  },
];

/** Two key pairs and what they agree on: RFC 7748 §6.1 and §6.2, RFC 5903 §8.1 to §8.3. */
const exchanges = [
  {
    group: 'x25519',
    a: '77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a',
    shareA: '8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a',
    b: '5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb',
    shareB: 'de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f',
    secret: '4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742',
  },
  {
    group: 'x448',
    a: '9a8f4925d1519f5775cf46b04b5800d4ee9ee8bae8bc5565d498c28dd9c9baf574a9419744897391006382a6f127ab1d9ac2d8c0a598726b',
    shareA:
      '9b08f7cc31b7e3e67d22d5aea121074a273bd2b83de09c63faa73d2c22c5d9bbc836647241d953d40c5b12da88120d53177f80e532c41fa0',
    b: '1c306a7ac2a0e2e0990b294470cba339e6453772b075811d8fad0d1d6927c120bb5ee8972b0d3e21374c9c921b09d1b0366f10b65173992d',
    shareB:
      '3eb7a829b0cd20f5bcfc0b599b6feccf6da4627107bdb0d4f345b43027d8b972fc3e34fb4232a13ca706dcb57aec3dae07bdc1c67bf33609',
    secret:
      '07fff4181ac6cc95ec1c16a94a0f74d12da232ce40a77552281d282bb60c0b56fd2464c335543936521c24403085d59a449a5037514a879d',
  },
  {
    group: 'secp256r1',
    a: 'c88f01f510d9ac3f70a292daa2316de544e9aab8afe84049c62a9c57862d1433',
    shareA:
      '04dad0b65394221cf9b051e1feca5787d098dfe637fc90b9ef945d0c37725811805271a0461cdb8252d61f1c456fa3e59ab1f45b33accf5f58389e0577b8990bb3',
    b: 'c6ef9c5d78ae012a011164acb397ce2088685d8f06bf9be0b283ab46476bee53',
    shareB:
      '04d12dfb5289c8d4f81208b70270398c342296970a0bccb74c736fc7554494bf6356fbf3ca366cc23e8157854c13c58d6aac23f046ada30f8353e74f33039872ab',
    secret: 'd6840f6b42f6edafd13116e0e12565202fef8e9ece7dce03812464d04b9442de',
  },
  {
    group: 'secp384r1',
    a: '099f3c7034d4a2c699884d73a375a67f7624ef7c6b3c0f160647b67414dce655e35b538041e649ee3faef896783ab194',
    shareA:
      '04667842d7d180ac2cde6f74f37551f55755c7645c20ef73e31634fe72b4c55ee6de3ac808acb4bdb4c88732aee95f41aa9482ed1fc0eeb9cafc4984625ccfc23f65032149e0e144ada024181535a0f38eeb9fcff3c2c947dae69b4c634573a81c',
    b: '41cb0779b4bdb85d47846725fbec3c9430fab46cc8dc5060855cc9bda0aa2942e0308312916b8ed2960e4bd55a7448fc',
    shareB:
      '04e558dbef53eecde3d3fccfc1aea08a89a987475d12fd950d83cfa41732bc509d0d1ac43a0336def96fda41d0774a3571dcfbec7aacf3196472169e838430367f66eebe3c6e70c416dd5f0c68759dd1fff83fa40142209dff5eaad96db9e6386c',
    secret: '11187331c279962d93d604243fd592cb9d0a926f422e47187521287e7156c5c4d603135569b9e9d09cf5d4a270f59746',
  },
  {
    group: 'secp521r1',
    a: '0037ade9319a89f4dabdb3ef411aaccca5123c61acab57b5393dce47608172a095aa85a30fe1c2952c6771d937ba9777f5957b2639bab072462f68c27a57382d4a52',
    shareA:
      '040015417e84dbf28c0ad3c278713349dc7df153c897a1891bd98bab4357c9ecbee1e3bf42e00b8e380aeae57c2d107564941885942af5a7f4601723c4195d176ced3e017cae20b6641d2eeb695786d8c946146239d099e18e1d5a514c739d7cb4a10ad8a788015ac405d7799dc75e7b7d5b6cf2261a6a7f1507438bf01beb6ca3926f9582',
    b: '0145ba99a847af43793fdd0e872e7cdfa16be30fdc780f97bccc3f078380201e9c677d600b343757a3bdbf2a3163e4c2f869cca7458aa4a4effc311f5cb151685eb9',
    shareB:
      '0400d0b3975ac4b799f5bea16d5e13e9af971d5e9b984c9f39728b5e5739735a219b97c356436adc6e95bb0352f6be64a6c2912d4ef2d0433ced2b6171640012d9460f015c68226383956e3bd066e797b623c27ce0eac2f551a10c2c724d9852077b87220b6536c5c408a1d2aebb8e86d678ae49cb57091f4732296579ab44fcd17f0fc56a',
    secret:
      '01144c7d79ae6956bc8edb8e7c787c4521cb086fa64407f97894e5e6b2d79b04d1427e73ca4baa240a34786859810c06b3c715a3a8cc3151f2bee417996d19f3ddea',
  },
] as const;

/** A point is 04, x and y; a share of Montgomery's is x alone. */
const secretLength = (share: Uint8Array): number => (share.length % 2 === 0 ? share.length : (share.length - 1) / 2);

/** Points of small order, in every encoding that reaches them (RFC 7748 §6.1: their secret is all zeros). */
const smallOrder = [
  '00'.repeat(32),
  `01${'00'.repeat(31)}`,
  'e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800',
  '5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157',
  `ec${'ff'.repeat(30)}7f`,
  `ed${'ff'.repeat(30)}7f`,
  `ee${'ff'.repeat(30)}7f`,
  `${'00'.repeat(31)}80`,
];

for (const provider of providers) {
  describe(`groups of the ${provider.name} provider`, () => {
    test('RFC 7748 §5.2: X25519', () => {
      for (const { privateKey, share, secret } of x25519)
        assert.equal(hex(groupOf(provider, 'x25519').start(unhex(privateKey)).finish(unhex(share))), secret);
    });

    for (const vector of exchanges) {
      test(`a known exchange: ${vector.group}`, () => {
        const group = groupOf(provider, vector.group);
        const a = group.start(unhex(vector.a));
        const b = group.start(unhex(vector.b));
        assert.equal(hex(a.share), vector.shareA);
        assert.equal(hex(b.share), vector.shareB);
        assert.equal(hex(a.finish(b.share)), vector.secret);
        assert.equal(hex(b.finish(a.share)), vector.secret);
      });
    }

    test('points of small order are refused', () => {
      const group = groupOf(provider, 'x25519');
      for (const share of smallOrder) assert.throws(() => group.start().finish(unhex(share)), BadKeyShare, share);
      for (const share of smallOrder) assert.throws(() => group.respond(unhex(share)), BadKeyShare, share);
    });

    test('points of small order of curve448 are refused (RFC 7748 §6.2)', () => {
      const group = groupOf(provider, 'x448');
      const prime = `${'ff'.repeat(28)}fe${'ff'.repeat(27)}`;
      const order = [
        '00'.repeat(56),
        `01${'00'.repeat(55)}`,
        `fe${prime.slice(2)}`,
        prime,
        `00${'00'.repeat(27)}${'ff'.repeat(28)}`,
      ];
      for (const share of order) assert.throws(() => group.respond(unhex(share)), BadKeyShare, share);
    });

    for (const name of groupNames.slice(2)) {
      test(`what is not an uncompressed point of ${name} is refused`, () => {
        const group = groupOf(provider, name);
        const { share } = group.start();
        const size = (share.length - 1) / 2;
        const withFirst = (byte: number, rest = share.subarray(1)) => concat(Uint8Array.of(byte), rest);
        const parity = share.at(-1)! & 1;
        const bad = {
          empty: new Uint8Array(0),
          infinity: new Uint8Array(1),
          'only zeros': withFirst(4, new Uint8Array(2 * size)),
          'coordinates beyond the field': withFirst(4, new Uint8Array(2 * size).fill(0xff)),
          compressed: withFirst(2 + parity, share.subarray(1, 1 + size)),
          hybrid: withFirst(6 + parity),
          'no form': withFirst(0),
          'off the curve': Uint8Array.from(share, (byte, i) => (i === 2 * size ? byte ^ 1 : byte)),
          'cut short': share.subarray(0, -1),
          'a byte too long': concat(share, new Uint8Array(1)),
        };
        for (const [why, point] of Object.entries(bad)) {
          assert.throws(() => group.start().finish(point), BadKeyShare, why);
          assert.throws(() => group.respond(point), BadKeyShare, why);
        }
      });
    }

    test('an X25519 or X448 share of another length is refused', () => {
      const lengths = { x25519: [0, 31, 33, 56], x448: [0, 32, 55, 57] } as const;
      for (const name of ['x25519', 'x448'] as const)
        for (const length of lengths[name])
          assert.throws(() => groupOf(provider, name).respond(new Uint8Array(length).fill(9)), BadKeyShare);
    });

    test('a private key that is none is refused', () => {
      for (const name of groupNames) {
        const group = groupOf(provider, name);
        const size = secretLength(group.start().share);
        assert.throws(() => group.start(new Uint8Array(size - 1).fill(1)), BadKey);
        if (name.startsWith('x')) continue;
        assert.throws(() => group.start(new Uint8Array(size)), BadKey);
        assert.throws(() => group.start(new Uint8Array(size).fill(0xff)), BadKey);
      }
    });

    test('every start is fresh, and results are plain bytes', () => {
      for (const group of provider.groups) {
        const [a, b] = [group.start(), group.start()];
        assert.notDeepEqual(a.share, b.share);
        assert.equal(a.group, group.name);
        const answer = group.respond(a.share);
        assert.ok([a.share, answer.share, answer.secret, a.finish(answer.share)].every(isPlain));
      }
    });
  });
}

test('the providers agree with each other in both directions', () => {
  for (const [one, other] of pairs) {
    for (const name of groupNames) {
      fc.assert(
        fc.property(fc.constant(name), () => {
          const asking = groupOf(one, name).start();
          const answer = groupOf(other, name).respond(asking.share);
          assert.deepEqual(asking.finish(answer.share), answer.secret);
          assert.equal(answer.secret.length, secretLength(asking.share));
        }),
        { numRuns: 8 },
      );
    }
  }
});

test('both providers have the same groups in the same order, a hybrid first', () => {
  const [ours, theirs] = providers.map(({ groups }) => groups.map(({ name, family }) => `${name} ${family}`));
  assert.deepEqual(ours, theirs);
  assert.equal(ours![0], 'X25519MLKEM768 hybrid');
});
