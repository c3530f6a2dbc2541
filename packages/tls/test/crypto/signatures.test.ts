import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { concat, EMPTY, hex, unhex, utf8 } from '../../src/bytes/index.ts';
import {
  BadKey,
  type CryptoProvider,
  type CurveName,
  type KeyKind,
  type SignatureScheme,
  type SignatureSchemeName,
} from '../../src/crypto/index.ts';
import { integer, sequence, tlv } from './der.ts';
import { flipBit, isPlain, nodeProvider, pairs, providers, pureProvider } from './providers.ts';

const schemeOf = (provider: CryptoProvider, name: SignatureSchemeName): SignatureScheme =>
  provider.signatureSchemes.find((scheme) => scheme.name === name)!;

interface EcdsaVector {
  readonly source: string;
  readonly curve: CurveName;
  readonly d: string;
  readonly point: string;
  readonly schemes: readonly SignatureSchemeName[];
  readonly message: string;
  readonly r: string;
  readonly s: string;
}

const p256 = {
  curve: 'secp256r1',
  d: 'c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721',
  point:
    '0460fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb67903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299',
} as const;

/** RFC 6979 appendix A.2.5 to A.2.7. */
const ecdsa: readonly EcdsaVector[] = [
  {
    source: 'A.2.5, SHA-256, "sample"',
    ...p256,
    schemes: ['ecdsa_secp256r1_sha256', 'ecdsa_sha256'],
    message: 'sample',
    r: 'efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716',
    s: 'f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8',
  },
  {
    source: 'A.2.5, SHA-256, "test"',
    ...p256,
    schemes: ['ecdsa_secp256r1_sha256', 'ecdsa_sha256'],
    message: 'test',
    r: 'f1abb023518351cd71d881567b1ea663ed3efcf6c5132b354f28d3b0b7d38367',
    s: '019f4113742a2b14bd25926b49c649155f267e60d3814b4c0cc84250e46f0083',
  },
  {
    source: 'A.2.5, SHA-384, "sample"',
    ...p256,
    schemes: ['ecdsa_sha384'],
    message: 'sample',
    r: '0eafea039b20e9b42309fb1d89e213057cbf973dc0cfc8f129edddc800ef7719',
    s: '4861f0491e6998b9455193e34e7b0d284ddd7149a74b95b9261f13abde940954',
  },
  {
    source: 'A.2.5, SHA-512, "sample"',
    ...p256,
    schemes: ['ecdsa_sha512'],
    message: 'sample',
    r: '8496a60b5e9b47c825488827e0495b0e3fa109ec4568fd3f8d1097678eb97f00',
    s: '2362ab1adbe2b8adf9cb9edab740ea6049c028114f2460f96554f61fae3302fe',
  },
  {
    source: 'A.2.6, SHA-384, "sample"',
    curve: 'secp384r1',
    d: '6b9d3dad2e1b8c1c05b19875b6659f4de23c3b667bf297ba9aa47740787137d896d5724e4c70a825f872c9ea60d2edf5',
    point:
      '04ec3a4e415b4e19a4568618029f427fa5da9a8bc4ae92e02e06aae5286b300c64def8f0ea9055866064a254515480bc138015d9b72d7d57244ea8ef9ac0c621896708a59367f9dfb9f54ca84b3f1c9db1288b231c3ae0d4fe7344fd2533264720',
    schemes: ['ecdsa_secp384r1_sha384', 'ecdsa_sha384'],
    message: 'sample',
    r: '94edbb92a5ecb8aad4736e56c691916b3f88140666ce9fa73d64c4ea95ad133c81a648152e44acf96e36dd1e80fabe46',
    s: '99ef4aeb15f178cea1fe40db2603138f130e740a19624526203b6351d0a3a94fa329c145786e679e7b82c71a38628ac8',
  },
  {
    source: 'A.2.7, SHA-512, "sample"',
    curve: 'secp521r1',
    d: '00fad06daa62ba3b25d2fb40133da757205de67f5bb0018fee8c86e1b68c7e75caa896eb32f1f47c70855836a6d16fcc1466f6d8fbec67db89ec0c08b0e996b83538',
    point:
      '0401894550d0785932e00eaa23b694f213f8c3121f86dc97a04e5a7167db4e5bcd371123d46e45db6b5d5370a7f20fb633155d38ffa16d2bd761dcac474b9a2f5023a400493101c962cd4d2fddf782285e64584139c2f91b47f87ff82354d6630f746a28a0db25741b5b34a828008b22acc23f924faafbd4d33f81ea66956dfeaa2bfdfcf5',
    schemes: ['ecdsa_secp521r1_sha512', 'ecdsa_sha512'],
    message: 'sample',
    r: '00c328fafcbd79dd77850370c46325d987cb525569fb63c5d3bc53950e6d4c5f174e25a1ee9017b5d450606add152b534931d7d4e8455cc91f9b15bf05ec36e377fa',
    s: '00617cce7cf5064806c467f678d3b4080d6f1cc50af26ca209417308281b68af282623eaa63e5b5c0723d8b8c37ff0777b1a20f8ccb1dccc43997f1ee0e44da4a67a',
  },
];

/** RFC 8032 §7.1, tests 1 to 3. */
const ed25519 = [
  {
    seed: '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
    key: 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    message: '',
    signature:
      'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
  },
  {
    seed: '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
    key: '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
    message: '72',
    signature:
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  },
  {
    seed: 'c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7',
    key: 'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
    message: 'af82',
    signature:
      '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
  },
];

for (const provider of providers) {
  describe(`signatures of the ${provider.name} provider`, () => {
    for (const { source, curve, d, point, schemes, message, r, s } of ecdsa) {
      test(`RFC 6979 ${source}`, () => {
        const key = provider.importPublicKey({ type: 'ec', curve, point: unhex(point) });
        const signature = sequence(integer(unhex(r)), integer(unhex(s)));
        for (const name of schemes) {
          const scheme = schemeOf(provider, name);
          assert.ok(scheme.accepts(key.data));
          assert.ok(scheme.verify(key, utf8(message), signature));
          assert.ok(!scheme.verify(key, utf8(`${message}!`), signature));
        }
        const own = provider.importPrivateKey({ type: 'ec', curve, d: unhex(d), point: unhex(point) });
        assert.ok(schemeOf(provider, schemes[0]!).verify(key, EMPTY, schemeOf(provider, schemes[0]!).sign(own, EMPTY)));
      });
    }

    test('RFC 8032 §7.1: Ed25519 signs and verifies', () => {
      const scheme = schemeOf(provider, 'ed25519');
      for (const { seed, key, message, signature } of ed25519) {
        const own = provider.importPrivateKey({ type: 'ed25519', seed: unhex(seed), key: unhex(key) });
        assert.equal(hex(scheme.sign(own, unhex(message))), signature);
        assert.ok(scheme.verify(provider.importPublicKey(own.publicKey), unhex(message), unhex(signature)));
      }
    });

    test('an ECDSA signature is read as strict DER', () => {
      const { curve, point, r, s, message } = ecdsa[0]!;
      const key = provider.importPublicKey({ type: 'ec', curve, point: unhex(point) });
      const scheme = schemeOf(provider, 'ecdsa_secp256r1_sha256');
      const [R, S] = [integer(unhex(r)), integer(unhex(s))];
      const verify = (signature: Uint8Array) => scheme.verify(key, utf8(message), signature);
      assert.ok(verify(sequence(R, S)));
      const body = concat(R, S);
      const bad = {
        empty: EMPTY,
        'not a sequence': tlv(0x31, body),
        'a byte after the sequence': concat(sequence(R, S), Uint8Array.of(0)),
        'a byte inside after s': sequence(R, S, Uint8Array.of(0)),
        'a third integer': sequence(R, S, integer(Uint8Array.of(1))),
        'a length in long form': concat(Uint8Array.of(0x30, 0x81, body.length), body),
        'an indefinite length': concat(Uint8Array.of(0x30, 0x80), body, new Uint8Array(2)),
        'a zero before r': sequence(tlv(2, concat(Uint8Array.of(0, 0), unhex(r))), S),
        'a negative r': sequence(tlv(2, unhex(r)), S),
        'an empty r': sequence(tlv(2, EMPTY), S),
        'r = 0': sequence(integer(Uint8Array.of(0)), S),
        's = 0': sequence(R, integer(Uint8Array.of(0))),
        'r beyond the order': sequence(integer(new Uint8Array(32).fill(0xff)), S),
        's far beyond the order': sequence(R, integer(new Uint8Array(40).fill(0xff))),
        'r and s bare': concat(unhex(r), unhex(s)),
      };
      for (const [why, signature] of Object.entries(bad)) assert.ok(!verify(signature), why);
    });

    test('a key of the wrong kind neither signs nor verifies', () => {
      const kinds: readonly KeyKind[] = ['secp256r1', 'secp384r1', 'ed25519'];
      for (const kind of kinds) {
        const own = provider.importPrivateKey(provider.generateKey(kind));
        const key = provider.importPublicKey(own.publicKey);
        const fitting = provider.signatureSchemes.find(({ accepts }) => accepts(key.data))!;
        const signature = fitting.sign(own, utf8('x'));
        assert.ok(isPlain(signature));
        for (const scheme of provider.signatureSchemes.filter(({ accepts }) => !accepts(key.data))) {
          assert.throws(() => scheme.sign(own, utf8('x')), BadKey);
          assert.equal(scheme.verify(key, utf8('x'), signature), false);
        }
      }
    });

    test('ecdsa_sha256 takes any curve, ecdsa_secp256r1_sha256 one', () => {
      const names = (kind: KeyKind) => {
        const { publicKey } = provider.importPrivateKey(provider.generateKey(kind));
        return provider.signatureSchemes.filter(({ accepts }) => accepts(publicKey)).map(({ name }) => name);
      };
      const any = ['ecdsa_sha256', 'ecdsa_sha384', 'ecdsa_sha512'];
      assert.deepEqual(names('secp256r1'), ['ecdsa_secp256r1_sha256', ...any]);
      assert.deepEqual(names('secp384r1'), ['ecdsa_secp384r1_sha384', ...any]);
      assert.deepEqual(names('secp521r1'), ['ecdsa_secp521r1_sha512', ...any]);
      assert.deepEqual(names('ed25519'), ['ed25519']);
    });
  });
}

test('RFC 6979: the pure provider signs deterministically, to the published numbers', () => {
  for (const { curve, d, point, schemes, message, r, s } of ecdsa.filter(({ schemes }) => schemes.length === 2)) {
    const own = pureProvider.importPrivateKey({ type: 'ec', curve, d: unhex(d), point: unhex(point) });
    const signature = schemeOf(pureProvider, schemes[0]!).sign(own, utf8(message));
    assert.equal(hex(signature), hex(sequence(integer(unhex(r)), integer(unhex(s)))));
  }
});

test('a signature of one provider is genuine to the other; any flipped bit to neither', () => {
  const kinds = fc.constantFrom<KeyKind>('secp256r1', 'secp384r1', 'secp521r1', 'ed25519');
  const message = fc.uint8Array({ minLength: 1, maxLength: 100 });
  fc.assert(
    fc.property(kinds, message, fc.constantFrom(...pairs), fc.nat(), (kind, text, [one, other], flip) => {
      const own = one.importPrivateKey(one.generateKey(kind));
      const key = other.importPublicKey(own.publicKey);
      for (const scheme of one.signatureSchemes.filter(({ accepts }) => accepts(key.data))) {
        const signature = scheme.sign(own, text);
        const { verify } = schemeOf(other, scheme.name);
        assert.ok(verify(key, text, signature));
        assert.ok(!verify(key, text, flipBit(signature, flip % (8 * signature.length))));
        assert.ok(!verify(key, flipBit(text, flip % (8 * text.length)), signature));
      }
    }),
    { numRuns: 24 },
  );
});

test('both providers judge a garbled ECDSA signature alike, and neither throws', () => {
  const own = nodeProvider.importPrivateKey(nodeProvider.generateKey('secp256r1'));
  const signature = schemeOf(nodeProvider, 'ecdsa_sha256').sign(own, utf8('x'));
  const garbled = fc.tuple(fc.nat(), fc.nat(255), fc.nat({ max: signature.length + 3 })).map(([at, byte, length]) => {
    const out = new Uint8Array(length);
    out.set(signature.subarray(0, length));
    if (length > 0) out[at % length] = byte;
    return out;
  });
  const judge = (provider: CryptoProvider, bytes: Uint8Array) =>
    schemeOf(provider, 'ecdsa_sha256').verify(provider.importPublicKey(own.publicKey), utf8('x'), bytes);
  fc.assert(
    fc.property(fc.oneof(garbled, fc.uint8Array({ maxLength: 90 })), (bytes) => {
      assert.equal(judge(nodeProvider, bytes), judge(pureProvider, bytes));
    }),
    { numRuns: 300 },
  );
});
