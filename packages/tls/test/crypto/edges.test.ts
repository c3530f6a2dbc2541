/** Rare inputs that Project Wycheproof's vectors have found to be taken wrongly once. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hex, unhex } from 'tlscope/bytes';
import { providers } from './providers.ts';

for (const { name, aeads, groups } of providers) {
  test(`${name}: an empty text that was opened with CCM can be sealed again`, () => {
    const key = aeads.aes_128_ccm.key(unhex('59ab7ec1c02bb206af5a9131f1134311'));
    const [nonce, aad, tag] = ['5508f5cea197386986d92dbe', 'a43d39f78a2e9a8a', '09ec70faae333537a7314929ddfb525b'].map(
      unhex,
    ) as [Uint8Array, Uint8Array, Uint8Array];
    const empty = key.open(nonce, aad, tag);
    assert.equal(empty?.length, 0);
    const sealed = new Uint8Array(16);
    assert.equal(key.seal(nonce, aad, empty, new Uint8Array(0), sealed, 0), 16);
    assert.deepEqual(sealed, tag);
  });

  test(`${name}: a secret of P-256 that is zero is as good as any, and one of X25519 is refused`, () => {
    const p256 = groups.find((group) => group.name === 'secp256r1')!;
    const own = p256.start(unhex('0a0d622a47e48f6bc1038ace438c6f528aa00ad2bd1da5f13ee46bf5f633d71a'));
    const point =
      '0458fd4168a87795603e2b04390285bdca6e57de6027fe211dd9d25e2212d29e62080d36bd224d7405509295eed02a17150e03b314f96da37445b0d1d29377d12c';
    assert.equal(hex(own.finish(unhex(point))), '00'.repeat(32));
    const x25519 = groups.find((group) => group.name === 'x25519')!;
    assert.throws(() => x25519.start().finish(new Uint8Array(32)), { name: 'BadKeyShare' });
  });
}
