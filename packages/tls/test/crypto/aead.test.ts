import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { concat, EMPTY, hex, unhex, utf8 } from '../../src/bytes/index.ts';
import { type AeadKey, type AeadName, BadKey } from '../../src/crypto/index.ts';
import { flipBit, isPlain, pairs, providers } from './providers.ts';

interface Vector {
  readonly source: string;
  readonly aead: AeadName;
  readonly key: string;
  readonly nonce: string;
  readonly aad: string;
  readonly plaintext: string;
  readonly sealed: string;
}

const gcmText =
  'd9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39';
const gcmKey = 'feffe9928665731c6d6a8f9467308308';
const zeros = (bytes: number) => '00'.repeat(bytes);

/** "The Galois/Counter Mode of Operation (GCM)", McGrew and Viega, appendix B; RFC 8439 §2.8.2; SP 800-38C. */
const vectors: readonly Vector[] = [
  {
    source: 'GCM test case 1',
    aead: 'aes_128_gcm',
    key: zeros(16),
    nonce: zeros(12),
    aad: '',
    plaintext: '',
    sealed: '58e2fccefa7e3061367f1d57a4e7455a',
  },
  {
    source: 'GCM test case 2',
    aead: 'aes_128_gcm',
    key: zeros(16),
    nonce: zeros(12),
    aad: '',
    plaintext: zeros(16),
    sealed: '0388dace60b6a392f328c2b971b2fe78ab6e47d42cec13bdf53a67b21257bddf',
  },
  {
    source: 'GCM test case 4',
    aead: 'aes_128_gcm',
    key: gcmKey,
    nonce: 'cafebabefacedbaddecaf888',
    aad: 'feedfacedeadbeeffeedfacedeadbeefabaddad2',
    plaintext: gcmText,
    sealed:
      '42831ec2217774244b7221b784d0d49ce3aa212f2c02a4e035c17e2329aca12e21d514b25466931c7d8f6a5aac84aa051ba30b396a0aac973d58e0915bc94fbc3221a5db94fae95ae7121a47',
  },
  {
    source: 'GCM test case 13',
    aead: 'aes_256_gcm',
    key: zeros(32),
    nonce: zeros(12),
    aad: '',
    plaintext: '',
    sealed: '530f8afbc74536b9a963b4f1c4cb738b',
  },
  {
    source: 'GCM test case 16',
    aead: 'aes_256_gcm',
    key: gcmKey + gcmKey,
    nonce: 'cafebabefacedbaddecaf888',
    aad: 'feedfacedeadbeeffeedfacedeadbeefabaddad2',
    plaintext: gcmText,
    sealed:
      '522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f66276fc6ece0f4e1768cddf8853bb2d551b',
  },
  {
    source: 'RFC 8439 §2.8.2',
    aead: 'chacha20_poly1305',
    key: '808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f',
    nonce: '070000004041424344454647',
    aad: '50515253c0c1c2c3c4c5c6c7',
    plaintext: hex(
      utf8(
        "Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, sunscreen would be it.",
      ),
    ),
    sealed:
      'd31a8d34648e60db7b86afbc53ef7ec2a4aded51296e08fea9e2b5a736ee62d63dbea45e8ca9671282fafb69da92728b1a71de0a9e060b2905d6a5b67ecd3b3692ddbd7f2d778b8c9803aee328091b58fab324e4fad675945585808b4831d7bc3ff4def08e4b7a9de576d26586cec64b61161ae10b594f09e26a7e902ecbd0600691',
  },
  {
    source: 'SP 800-38C example 3',
    aead: 'aes_128_ccm_8',
    key: '404142434445464748494a4b4c4d4e4f',
    nonce: '101112131415161718191a1b',
    aad: '000102030405060708090a0b0c0d0e0f10111213',
    plaintext: '202122232425262728292a2b2c2d2e2f3031323334353637',
    sealed: 'e3b201a9f5b71a7a9b1ceaeccd97e70b6176aad9a4428aa5484392fbc1b09951',
  },
];

const aeadNames: readonly AeadName[] = [
  'aes_128_gcm',
  'aes_256_gcm',
  'chacha20_poly1305',
  'aes_128_ccm',
  'aes_256_ccm',
  'aes_128_ccm_8',
  'aes_256_ccm_8',
];
const tagOf = (name: AeadName): number => (name.endsWith('_8') ? 8 : 16);

function seal(
  key: AeadKey,
  nonce: Uint8Array,
  aad: Uint8Array,
  plaintext: Uint8Array,
  trailer: Uint8Array = EMPTY,
  tag = 16,
): Uint8Array {
  const out = new Uint8Array(plaintext.length + trailer.length + tag);
  assert.equal(key.seal(nonce, aad, plaintext, trailer, out, 0), out.length);
  return out;
}

for (const { name, aeads } of providers) {
  describe(`AEADs of the ${name} provider`, () => {
    for (const vector of vectors) {
      test(vector.source, () => {
        const key = aeads[vector.aead].key(unhex(vector.key));
        const [nonce, aad, plaintext] = [vector.nonce, vector.aad, vector.plaintext].map(unhex) as [
          Uint8Array,
          Uint8Array,
          Uint8Array,
        ];
        const tag = tagOf(vector.aead);
        assert.equal(hex(seal(key, nonce, aad, plaintext, EMPTY, tag)), vector.sealed);
        const half = plaintext.length >> 1;
        const split = seal(key, nonce, aad, plaintext.subarray(0, half), plaintext.subarray(half), tag);
        assert.equal(hex(split), vector.sealed, 'plaintext and trailer are one text');
        assert.equal(hex(key.open(nonce, aad, unhex(vector.sealed))!), vector.plaintext);
      });
    }

    test('writes from the offset, and nothing else', () => {
      for (const aead of Object.values(aeads)) {
        const key = aead.key(new Uint8Array(aead.keyLength));
        const out = new Uint8Array(64).fill(0xee);
        const length = key.seal(new Uint8Array(12), EMPTY, utf8('hello'), Uint8Array.of(23), out, 5);
        const end = 11 + tagOf(aead.name);
        assert.equal(aead.tagLength, tagOf(aead.name));
        assert.equal(length, end - 5);
        assert.ok([...out.subarray(0, 5), ...out.subarray(end)].every((byte) => byte === 0xee));
        const opened = key.open(new Uint8Array(12), EMPTY, out.subarray(5, end))!;
        assert.deepEqual(opened, concat(utf8('hello'), Uint8Array.of(23)));
        assert.ok(isPlain(opened));
      }
    });

    test('an imported key does not follow its buffer; a key of another length is none', () => {
      for (const aead of Object.values(aeads)) {
        const raw = new Uint8Array(aead.keyLength).fill(1);
        const key = aead.key(raw);
        const once = () => seal(key, new Uint8Array(12), EMPTY, utf8('x'), EMPTY, aead.tagLength);
        const sealed = once();
        raw.fill(2);
        assert.deepEqual(once(), sealed);
        assert.throws(() => aead.key(new Uint8Array(aead.keyLength - 1)), BadKey);
      }
    });

    test('what is shorter than a tag does not open', () => {
      for (const aead of Object.values(aeads)) {
        const key = aead.key(new Uint8Array(aead.keyLength));
        for (const length of [0, 1, aead.tagLength - 1])
          assert.equal(key.open(new Uint8Array(12), EMPTY, new Uint8Array(length)), undefined);
      }
    });
  });
}

test('sealed by one provider, opened by the other; any flipped bit is noticed by both', () => {
  const bytes = fc.uint8Array({ maxLength: 80 });
  const sized = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
  const input = fc.record({
    aeadName: fc.constantFrom(...aeadNames),
    raw: sized(32),
    nonce: sized(12),
    aad: fc.uint8Array({ minLength: 1, maxLength: 20 }),
    plaintext: bytes,
    trailer: bytes,
    flip: fc.nat(),
  });
  fc.assert(
    fc.property(input, fc.constantFrom(...pairs), ({ aeadName, raw, nonce, aad, plaintext, trailer, flip }, pair) => {
      const [one, other] = pair.map(({ aeads }) => aeads[aeadName].key(raw.subarray(0, aeads[aeadName].keyLength)));
      const sealed = seal(one!, nonce, aad, plaintext, trailer, tagOf(aeadName));
      assert.deepEqual(other!.open(nonce, aad, sealed), concat(plaintext, trailer));
      const bit = (over: Uint8Array) => flipBit(over, flip % (8 * over.length));
      assert.equal(other!.open(nonce, aad, bit(sealed)), undefined);
      assert.equal(other!.open(nonce, bit(aad), sealed), undefined);
      assert.equal(other!.open(bit(nonce), aad, sealed), undefined);
    }),
    { numRuns: 300 },
  );
});
