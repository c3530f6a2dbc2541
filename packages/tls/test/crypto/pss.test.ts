/** RSA keys that are for RSASSA-PSS alone (RFC 4055 §1.2): the schemes rsa_pss_pss_*. */
import assert from 'node:assert/strict';
import { constants, createPublicKey, verify } from 'node:crypto';
import { test } from 'node:test';
import { utf8 } from '../../src/bytes/index.ts';
import { BadKey, type PrivateKeyData, type PssOnly, UnsupportedOperation } from '../../src/crypto/index.ts';
import { writePublicKey } from '../../src/x509/index.ts';
import { nodeProvider, providers } from './providers.ts';

const rsa = nodeProvider.generateKey('rsa2048') as Extract<PrivateKeyData, { type: 'rsa' }>;
const said = utf8('tlscope');
const only = (pss: Required<PssOnly>['pss']): PrivateKeyData => ({ ...rsa, pss });
const hashes = ['sha256', 'sha384', 'sha512'] as const;

const namesFor = (provider: (typeof providers)[number], key: PrivateKeyData) => {
  const { publicKey } = nodeProvider.importPrivateKey(key);
  return provider.signatureSchemes.filter(({ accepts }) => accepts(publicKey)).map(({ name }) => name);
};

for (const provider of providers) {
  test(`${provider.name}: which schemes a key fits is for the key to say`, () => {
    assert.deepEqual(
      namesFor(provider, only('any hash')),
      hashes.map((hash) => `rsa_pss_pss_${hash}`),
    );
    for (const hash of hashes) assert.deepEqual(namesFor(provider, only(hash)), [`rsa_pss_pss_${hash}`]);
    assert.ok(!namesFor(provider, rsa).some((name) => name.startsWith('rsa_pss_pss')));
  });

  test(`${provider.name}: the same numbers are another key where they are for PSS alone`, () => {
    const { publicKey } = nodeProvider.importPrivateKey(rsa);
    assert.ok(publicKey.type === 'rsa');
    const [plain, pss] = [publicKey, { ...publicKey, pss: 'sha256' } as const].map(provider.importPublicKey);
    assert.notEqual(plain, pss);
    assert.deepEqual(pss!.data, { ...publicKey, pss: 'sha256' });
    assert.deepEqual(plain!.data, publicKey);
  });

  test(`${provider.name}: a key for PSS alone unlocks and locks nothing`, () => {
    const { publicKey } = nodeProvider.importPrivateKey(only('any hash'));
    assert.throws(() => provider.rsaEncryption.encrypt(provider.importPublicKey(publicKey), said), BadKey);
    const key = nodeProvider.importPrivateKey(only('any hash'));
    assert.throws(
      () => provider.rsaEncryption.decrypt(key, new Uint8Array(256)),
      (error) => error instanceof BadKey || error instanceof UnsupportedOperation,
    );
  });
}

for (const hash of hashes) {
  test(`rsa_pss_pss_${hash}: what one provider signs, OpenSSL and both providers take`, () => {
    const own = nodeProvider.importPrivateKey(only(hash));
    const name = `rsa_pss_pss_${hash}` as const;
    const signature = nodeProvider.signatureSchemes.find((scheme) => scheme.name === name)!.sign(own, said);
    for (const provider of providers) {
      const scheme = provider.signatureSchemes.find((each) => each.name === name)!;
      assert.ok(scheme.verify(provider.importPublicKey(own.publicKey), said, signature));
      assert.ok(!scheme.verify(provider.importPublicKey(own.publicKey), utf8('else'), signature));
    }
    // OpenSSL holds the key to its parameters: this is a key of id-RSASSA-PSS, as we write it.
    const theirs = createPublicKey({ key: Buffer.from(writePublicKey(own.publicKey)), format: 'der', type: 'spki' });
    assert.equal(theirs.asymmetricKeyType, 'rsa-pss');
    assert.equal(theirs.asymmetricKeyDetails?.hashAlgorithm, hash);
    const padding = constants.RSA_PKCS1_PSS_PADDING;
    const saltLength = constants.RSA_PSS_SALTLEN_DIGEST;
    assert.ok(verify(hash, said, { key: theirs, padding, saltLength }, signature));
  });
}
