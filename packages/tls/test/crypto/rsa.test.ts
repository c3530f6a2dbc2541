import assert from 'node:assert/strict';
import {
  constants,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  privateDecrypt,
  publicEncrypt,
  sign,
  verify,
} from 'node:crypto';
import { describe, test } from 'node:test';
import { EMPTY, utf8 } from '../../src/bytes/index.ts';
import {
  type CryptoProvider,
  type PrivateKeyData,
  type SignatureScheme,
  UnsupportedOperation,
} from '../../src/crypto/index.ts';
import { flipBit, isPlain, nodeProvider, providers, pureProvider } from './providers.ts';

type RsaPrivateKeyData = Extract<PrivateKeyData, { type: 'rsa' }>;

const data = nodeProvider.generateKey('rsa2048') as RsaPrivateKeyData;
const privateKey = nodeProvider.importPrivateKey(data);
/** For a key of any use; those for PSS alone have tests of their own. */
const rsaSchemes = ({ signatureSchemes }: CryptoProvider): readonly SignatureScheme[] =>
  signatureSchemes.filter(({ name }) => name.startsWith('rsa_') && !name.startsWith('rsa_pss_pss'));

const base64url = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');
/** The same key held by node:crypto alone. */
const jwk = {
  kty: 'RSA',
  n: base64url(data.modulus),
  e: base64url(data.publicExponent),
  d: base64url(data.privateExponent),
  p: base64url(data.prime1),
  q: base64url(data.prime2),
  dp: base64url(data.exponent1),
  dq: base64url(data.exponent2),
  qi: base64url(data.coefficient),
};
const theirPrivateKey = createPrivateKey({ key: jwk, format: 'jwk' });
const theirPublicKey = createPublicKey(theirPrivateKey);

/** RSA on bytes as they are: the way to make a message whose padding is anything. */
const rawEncrypt = (padded: Uint8Array) =>
  Uint8Array.from(publicEncrypt({ key: theirPublicKey, padding: constants.RSA_NO_PADDING }, padded));

function padded(edit: (bytes: Uint8Array) => void, message = utf8('pre-master')): Uint8Array {
  const out = new Uint8Array(256).fill(0x77);
  out.set([0, 2]);
  out[255 - message.length] = 0;
  out.set(message, 256 - message.length);
  edit(out);
  return out;
}

for (const provider of providers) {
  describe(`RSA of the ${provider.name} provider`, () => {
    const key = provider.importPublicKey(privateKey.publicKey);

    test('verifies what the node provider signed, and no altered form of it', () => {
      const signing = rsaSchemes(nodeProvider);
      for (const [i, scheme] of rsaSchemes(provider).entries()) {
        const signature = signing[i]!.sign(privateKey, utf8('hello'));
        assert.ok(isPlain(signature));
        assert.ok(scheme.verify(key, utf8('hello'), signature), scheme.name);
        assert.ok(!scheme.verify(key, utf8('hellp'), signature));
        for (const bit of [0, 9, 1000, 2047]) assert.ok(!scheme.verify(key, utf8('hello'), flipBit(signature, bit)));
        for (const other of rsaSchemes(provider))
          assert.equal(other.verify(key, utf8('hello'), signature), other === scheme, `${scheme.name}, ${other.name}`);
      }
    });

    test('a signature of another length, or beyond the modulus, is not genuine', () => {
      for (const scheme of rsaSchemes(provider))
        for (const bad of [
          EMPTY,
          new Uint8Array(255),
          new Uint8Array(257),
          new Uint8Array(256).fill(0xff),
          data.modulus,
        ])
          assert.equal(scheme.verify(key, utf8('hello'), bad), false);
    });

    test('a PSS salt is as long as the digest', () => {
      const scheme = rsaSchemes(provider).find(({ name }) => name === 'rsa_pss_rsae_sha256')!;
      const signed = (saltLength: number) => {
        const options = { key: theirPrivateKey, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength };
        return Uint8Array.from(sign('sha256', utf8('hello'), options));
      };
      assert.ok(scheme.verify(key, utf8('hello'), signed(32)));
      for (const saltLength of [0, 31, 33, 64]) assert.ok(!scheme.verify(key, utf8('hello'), signed(saltLength)));
    });

    test('PSS where the modulus does not fill its first byte', () => {
      for (const modulusLength of [1025, 1026, 1031]) {
        const [odd, oddPrivate] = rsaOfBits(modulusLength);
        const options = { key: oddPrivate, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 };
        const signature = Uint8Array.from(sign('sha256', utf8('hello'), options));
        const scheme = rsaSchemes(provider).find(({ name }) => name === 'rsa_pss_rsae_sha256')!;
        const oddKey = provider.importPublicKey(odd);
        assert.ok(scheme.verify(oddKey, utf8('hello'), signature), `${modulusLength} bits`);
        assert.ok(!scheme.verify(oddKey, utf8('hello'), flipBit(signature, 77)));
      }
    });

    test('what it encrypts, node decrypts; a message too long is refused', () => {
      for (const message of [EMPTY, utf8('x'), new Uint8Array(48), new Uint8Array(245).fill(7)]) {
        const sealed = provider.rsaEncryption.encrypt(key, message);
        assert.equal(sealed.length, 256);
        assert.deepEqual(nodeProvider.rsaEncryption.decrypt(privateKey, sealed), message);
      }
      assert.notDeepEqual(provider.rsaEncryption.encrypt(key, EMPTY), provider.rsaEncryption.encrypt(key, EMPTY));
      assert.throws(() => provider.rsaEncryption.encrypt(key, new Uint8Array(246)), RangeError);
    });

    test('a key too short for a scheme is not accepted by it', () => {
      const [short] = rsaOfBits(1024);
      const names = rsaSchemes(provider).filter(({ accepts }) => accepts(short));
      assert.ok(names.every(({ name }) => name !== 'rsa_pss_rsae_sha512'));
      assert.equal(names.length, 5);
    });
  });
}

/** A key of an unusual size, from node:crypto. */
function rsaOfBits(modulusLength: number) {
  const pair = generateKeyPairSync('rsa', { modulusLength });
  const { n, e } = pair.publicKey.export({ format: 'jwk' });
  const integer = (text: string) => Uint8Array.from(Buffer.from(text, 'base64url'));
  return [{ type: 'rsa', modulus: integer(n!), publicExponent: integer(e!) } as const, pair.privateKey] as const;
}

describe('RSA decryption', () => {
  const { decrypt, decryptOr } = nodeProvider.rsaEncryption;

  test('opens what node:crypto sealed', () => {
    const sealed = publicEncrypt({ key: theirPublicKey, padding: constants.RSA_PKCS1_PADDING }, utf8('pre-master'));
    assert.deepEqual(decrypt(privateKey, sealed), utf8('pre-master'));
  });

  test('every fault of the padding gives the substitute', () => {
    const message = utf8('pre-master');
    const substitute = new Uint8Array(message.length).fill(1);
    const good = rawEncrypt(padded(() => {}));
    assert.deepEqual(decrypt(privateKey, good), message);
    assert.deepEqual(decryptOr(privateKey, good, substitute), message);
    const bad = {
      'the first byte is not 0': rawEncrypt(padded((bytes) => bytes.set([1], 0))),
      'the second is not 2': rawEncrypt(padded((bytes) => bytes.set([1], 1))),
      'no zero ends the padding': rawEncrypt(padded((bytes) => bytes.fill(9, 2))),
      'seven bytes of padding': rawEncrypt(padded((bytes) => bytes.set([0], 9))),
      'all zeros': rawEncrypt(new Uint8Array(256)),
      'a number beyond the modulus': new Uint8Array(256).fill(0xff),
      'too few bytes': good.subarray(1),
      'too many bytes': Uint8Array.from([0, ...good]),
      nothing: EMPTY,
    };
    for (const [why, sealed] of Object.entries(bad)) {
      assert.equal(decrypt(privateKey, sealed), undefined, why);
      assert.deepEqual(decryptOr(privateKey, sealed, substitute), substitute, why);
    }
  });

  test('eight bytes of padding are enough, and a message of another length gives the substitute', () => {
    const sealed = rawEncrypt(padded((bytes) => bytes.set([0], 10)));
    assert.equal(decrypt(privateKey, sealed)?.length, 245);
    assert.deepEqual(decryptOr(privateKey, sealed, new Uint8Array(244)), new Uint8Array(244));
    assert.deepEqual(decryptOr(privateKey, sealed, new Uint8Array(300)), new Uint8Array(300));
    assert.deepEqual(decryptOr(privateKey, sealed, new Uint8Array(245)), decrypt(privateKey, sealed));
  });
});

test('node:crypto verifies our signatures and decrypts our messages', () => {
  for (const hash of ['sha256', 'sha384', 'sha512'] as const) {
    const [pss, pkcs1] = [`rsa_pss_rsae_${hash}`, `rsa_pkcs1_${hash}`].map((name) =>
      rsaSchemes(nodeProvider)
        .find((scheme) => scheme.name === name)!
        .sign(privateKey, utf8('hello')),
    );
    const options = { key: theirPublicKey, padding: constants.RSA_PKCS1_PSS_PADDING };
    assert.ok(verify(hash, utf8('hello'), { ...options, saltLength: constants.RSA_PSS_SALTLEN_DIGEST }, pss!));
    assert.ok(verify(hash, utf8('hello'), theirPublicKey, pkcs1!));
  }
  const sealed = pureProvider.rsaEncryption.encrypt(pureProvider.importPublicKey(privateKey.publicKey), utf8('secret'));
  const opened = privateDecrypt({ key: theirPrivateKey, padding: constants.RSA_NO_PADDING }, sealed);
  assert.deepEqual([...opened.subarray(0, 2)], [0, 2]);
  assert.deepEqual(Uint8Array.from(opened.subarray(-7)), Uint8Array.from([0, ...utf8('secret')]));
});

test('the pure provider says plainly that it has no RSA private operations', () => {
  assert.throws(() => pureProvider.importPrivateKey(data), UnsupportedOperation);
  assert.throws(() => pureProvider.generateKey('rsa2048'), UnsupportedOperation);
  assert.throws(() => pureProvider.rsaEncryption.decrypt(privateKey, new Uint8Array(256)), UnsupportedOperation);
  assert.throws(() => pureProvider.rsaEncryption.decryptOr(privateKey, EMPTY, EMPTY), UnsupportedOperation);
});
