import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { concat, hex, unhex, utf8 } from '../../src/bytes/index.ts';
import { BadKey, type CbcName } from '../../src/crypto/index.ts';
import { isPlain, nodeProvider, providers, pureProvider } from './providers.ts';

/** SP 800-38A F.2.1 and F.2.5: the first two blocks. */
const blocks = '6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51';
const iv = unhex('000102030405060708090a0b0c0d0e0f');
const ciphers = [
  {
    name: 'aes_128_cbc_hmac_sha1',
    key: '2b7e151628aed2a6abf7158809cf4f3c',
    encrypted: '7649abac8119b246cee98e9b12e9197d5086cb9b507219ee95db113a917678b2',
  },
  {
    name: 'aes_256_cbc_hmac_sha1',
    key: '603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4',
    encrypted: 'f58c4c04d6e5f1ba779eabfb5f7bfbd69cfc4e967edb808d679f777bc6702c7d',
  },
] as const;

const names: readonly CbcName[] = [
  'aes_128_cbc_hmac_sha1',
  'aes_256_cbc_hmac_sha1',
  'aes_128_cbc_hmac_sha256',
  'aes_256_cbc_hmac_sha256',
  'aes_256_cbc_hmac_sha384',
];

for (const provider of providers) {
  describe(`CBC with HMAC of the ${provider.name} provider`, () => {
    for (const { name, key, encrypted } of ciphers) {
      test(`SP 800-38A: ${name}`, () => {
        const keys = provider.cbc[name].keys(unhex(key), new Uint8Array(20));
        assert.equal(hex(keys.encrypt(iv, unhex(blocks))), encrypted);
        assert.equal(hex(keys.decrypt(iv, unhex(encrypted))), blocks);
        assert.ok(isPlain(keys.encrypt(iv, unhex(blocks))) && isPlain(keys.decrypt(iv, unhex(encrypted))));
      });
    }

    test('RFC 2202 §3: HMAC-SHA-1, in one piece or several', () => {
      const { mac } = provider.cbc.aes_128_cbc_hmac_sha1.keys(new Uint8Array(16), new Uint8Array(20).fill(0x0b));
      assert.equal(hex(mac(utf8('Hi There'))), 'b617318655057264e28bc0b6fb378c8ef146be00');
      assert.equal(hex(mac(utf8('Hi '), utf8('There'))), 'b617318655057264e28bc0b6fb378c8ef146be00');
      assert.ok(isPlain(mac()));
    });

    test('the MACs of the other two are the HMACs of their hashes', () => {
      for (const [name, hash] of [
        ['aes_128_cbc_hmac_sha256', 'sha256'],
        ['aes_256_cbc_hmac_sha256', 'sha256'],
        ['aes_256_cbc_hmac_sha384', 'sha384'],
      ] as const) {
        const { keyLength, macLength, keys } = provider.cbc[name];
        const macKey = new Uint8Array(macLength).fill(7);
        const expected = provider.hashes[hash].hmac(macKey, utf8('x'));
        assert.deepEqual(keys(new Uint8Array(keyLength), macKey).mac(utf8('x')), expected);
      }
    });

    test('keys of other lengths are none, and imported ones do not follow their buffers', () => {
      for (const name of names) {
        const row = provider.cbc[name];
        const [key, macKey] = [new Uint8Array(row.keyLength), new Uint8Array(row.macLength)];
        assert.throws(() => row.keys(key.subarray(1), macKey), BadKey);
        assert.throws(() => row.keys(key, macKey.subarray(1)), BadKey);
        const keys = row.keys(key, macKey);
        const before = [keys.encrypt(iv, unhex(blocks)), keys.mac(iv)];
        key.fill(1);
        macKey.fill(1);
        assert.deepEqual([keys.encrypt(iv, unhex(blocks)), keys.mac(iv)], before);
      }
    });
  });
}

test('the providers agree with each other', () => {
  const input = fc.record({
    name: fc.constantFrom(...names),
    raw: fc.uint8Array({ minLength: 80, maxLength: 80 }),
    count: fc.integer({ min: 1, max: 5 }),
  });
  fc.assert(
    fc.property(input, ({ name, raw, count }) => {
      const data = concat(raw).subarray(0, 16 * count);
      const made = [nodeProvider, pureProvider].map(({ cbc }) => {
        const { keyLength, macLength, keys } = cbc[name];
        const { encrypt, decrypt, mac } = keys(raw.subarray(0, keyLength), raw.subarray(0, macLength));
        return [encrypt(iv, data), decrypt(iv, data), mac(raw, data)].map((bytes) => hex(bytes));
      });
      assert.deepEqual(made[0], made[1]);
    }),
    { numRuns: 50 },
  );
});
