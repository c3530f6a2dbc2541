/** The small provider: what it has is what the whole one has, and what it leaves out it says. */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { pureProvider } from '../../src/crypto/providers/pure/index.ts';
import { smallProvider } from '../../src/crypto/providers/small/index.ts';
import { clientConfig, identity, Pair, serverConfig } from '../support/pair.ts';

test('its groups and schemes are the first choices of the whole one, in the same order', () => {
  const names = (list: readonly { readonly name: string }[]) => list.map(({ name }) => name);
  assert.deepEqual(names(smallProvider.groups), ['x25519', 'secp256r1', 'secp384r1']);
  const left = ['ecdsa_secp521r1_sha512', 'ed448', 'mldsa44', 'mldsa65', 'mldsa87'];
  const kept = names(pureProvider.signatureSchemes).filter((name) => !left.includes(name));
  assert.deepEqual(names(smallProvider.signatureSchemes), kept);
});

for (const version of ['TLSv1.2', 'TLSv1.3'] as const) {
  for (const group of ['x25519', 'secp256r1', 'secp384r1']) {
    test(`it completes a handshake as either end: ${version}, ${group}`, () => {
      // TLS 1.2 needs the curve of the certificate's key in the list as well (RFC 8422 §5.1).
      const options = { versions: [version], groups: [...new Set([group, 'secp256r1'])] };
      for (const [client, server] of [
        [smallProvider, pureProvider],
        [pureProvider, smallProvider],
      ] as const) {
        const { chain, key } = identity().server;
        const credentials = [{ chain, key: server.importPrivateKey(key) }];
        const pair = Pair.connected(
          clientConfig({ ...options, provider: client }),
          serverConfig({ ...options, provider: server, credentials }),
        );
        assert.equal(pair.client.connection?.group, group);
      }
    });
  }
}

test('what it leaves out it names', () => {
  const code = 'ERR_TLSCOPE_UNSUPPORTED_OPERATION';
  assert.throws(() => smallProvider.aeads.aes_128_ccm.key(randomBytes(16)), { code, message: /aes_128_ccm/ });
  assert.throws(() => smallProvider.cbc.aes_128_cbc_hmac_sha1.keys(randomBytes(16), randomBytes(20)), { code });
  assert.throws(() => smallProvider.generateKey('secp521r1'), { code, message: /secp521r1/ });
  const ed448 = pureProvider.importPrivateKey(pureProvider.generateKey('ed448'));
  assert.throws(
    () => smallProvider.importPrivateKey(pureProvider.generateKey('ed448')),
    /BadKey|without ed448|private/,
  );
  assert.ok(!smallProvider.signatureSchemes.some(({ accepts }) => accepts(ed448.publicKey)));
});
