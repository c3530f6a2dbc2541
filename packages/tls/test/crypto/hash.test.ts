import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { concat, EMPTY, hex, unhex, utf8 } from '../../src/bytes/index.ts';
import type { HashName } from '../../src/crypto/index.ts';
import { isPlain, pairs, providers } from './providers.ts';

const hashNames: readonly HashName[] = ['sha256', 'sha384', 'sha512'];
const range = (from: number, to: number) => Uint8Array.from({ length: to - from + 1 }, (_, i) => from + i);

/** FIPS 180-4: the message "abc". */
const digestsOfAbc = {
  sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  sha384: 'cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7',
  sha512:
    'ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f',
};

/** RFC 4231 §4.2 and §4.7. */
const macs = [
  {
    key: new Uint8Array(20).fill(0x0b),
    data: 'Hi There',
    sha256: 'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7',
    sha384: 'afd03944d84895626b0825f4ab46907f15f9dadbe4101ec682aa034c7cebc59cfaea9ea9076ede7f4af152e8b2fa9cb6',
    sha512:
      '87aa7cdea5ef619d4ff0b4241a1d6cb02379f4e2ce4ec2787ad0b30545e17cdedaa833b7d6b8a702038b274eaea3f4e4be9d914eeb61f1702e696c203a126854',
  },
  {
    key: new Uint8Array(131).fill(0xaa),
    data: 'Test Using Larger Than Block-Size Key - Hash Key First',
    sha256: '60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54',
    sha384: '4ece084485813e9088d2c63a041bc5b44f9ef1012a2b588f3cd11f05033ac4c60c2ef6ab4030fe8296248df163f44952',
    sha512:
      '80b24263c7c1a3ebb71493c1dd7be8b49b46d1f41b4aeec1121b013783f8f3526b56d037e05f2598bd0fd2215d6a1e5295e64f73f63f0aec8b915a985d786598',
  },
];

/** RFC 5869 appendix A.1 to A.3. */
const hkdf = [
  {
    ikm: new Uint8Array(22).fill(0x0b),
    salt: range(0x00, 0x0c),
    info: range(0xf0, 0xf9),
    prk: '077709362c2e32df0ddc3f0dc47bba6390b6c73bb50f9c3122ec844ad7c2b3e5',
    okm: '3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865',
  },
  {
    ikm: range(0x00, 0x4f),
    salt: range(0x60, 0xaf),
    info: range(0xb0, 0xff),
    prk: '06a6b88c5853361a06104c9ceb35b45cef760014904671014a193f40c15fc244',
    okm: 'b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c59045a99cac7827271cb41c65e590e09da3275600c2f09b8367793a9aca3db71cc30c58179ec3e87c14c01d5c1f3434f1d87',
  },
  {
    ikm: new Uint8Array(22).fill(0x0b),
    salt: EMPTY,
    info: EMPTY,
    prk: '19ef24a32c717b167f33a91d6f648bdf96596776afdb6377ac434c1c293ccb04',
    okm: '8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8',
  },
];

for (const { name, hashes } of providers) {
  describe(`hashes of the ${name} provider`, () => {
    test('FIPS 180-4: SHA-2 of "abc", whole and in parts', () => {
      for (const hashName of hashNames) {
        assert.equal(hashes[hashName].name, hashName);
        assert.equal(hex(hashes[hashName].digest(utf8('abc'))), digestsOfAbc[hashName]);
        assert.equal(hex(hashes[hashName].digest(utf8('a'), EMPTY, utf8('bc'))), digestsOfAbc[hashName]);
      }
    });

    test('RFC 4231: HMAC, with the key given each time and once', () => {
      for (const vector of macs) {
        for (const hashName of hashNames) {
          const data = utf8(vector.data);
          assert.equal(hex(hashes[hashName].hmac(vector.key, data)), vector[hashName]);
          const keyed = hashes[hashName].hmacKey(vector.key);
          assert.equal(hex(keyed(data.subarray(0, 3), data.subarray(3))), vector[hashName]);
          assert.equal(hex(keyed(data)), vector[hashName], 'a key is used more than once');
        }
      }
    });

    test('RFC 5869: HKDF', () => {
      for (const { ikm, salt, info, prk, okm } of hkdf) {
        assert.equal(hex(hashes.sha256.hkdfExtract(salt, ikm)), prk);
        assert.equal(hex(hashes.sha256.hkdfExpand(unhex(prk), info, okm.length / 2)), okm);
      }
    });

    test('HKDF-Expand gives 255 blocks and refuses more', () => {
      for (const { length, hkdfExpand } of hashNames.map((hashName) => hashes[hashName])) {
        assert.equal(hkdfExpand(EMPTY, EMPTY, 255 * length).length, 255 * length);
        assert.equal(hkdfExpand(EMPTY, EMPTY, 0).length, 0);
        assert.throws(() => hkdfExpand(EMPTY, EMPTY, 255 * length + 1), RangeError);
      }
    });

    test('an imported HMAC key does not follow its buffer, and results are plain bytes', () => {
      const key = Uint8Array.from([1, 2, 3]);
      const keyed = hashes.sha256.hmacKey(key);
      const before = keyed(EMPTY);
      key.fill(0);
      assert.deepEqual(keyed(EMPTY), before);
      const { digest, hmac, hkdfExpand } = hashes.sha256;
      assert.ok([before, digest(EMPTY), digest(), hmac(EMPTY), hkdfExpand(EMPTY, EMPTY, 7)].every(isPlain));
    });
  });
}

test('the providers agree on every digest, MAC and expansion', () => {
  const [[one, other]] = pairs as [(typeof pairs)[0]];
  const bytes = fc.uint8Array({ maxLength: 300 });
  fc.assert(
    fc.property(fc.constantFrom(...hashNames), bytes, bytes, fc.integer({ min: 0, max: 200 }), (name, a, b, length) => {
      const [x, y] = [one.hashes[name], other.hashes[name]];
      assert.deepEqual(x.digest(a, b), y.digest(concat(a, b)));
      assert.deepEqual(x.hmac(a, b), y.hmacKey(a)(b));
      assert.deepEqual(x.hkdfExpand(a, b, length), y.hkdfExpand(a, b, length));
    }),
    { numRuns: 100 },
  );
});
