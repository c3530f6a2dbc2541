import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import tls from 'node:tls';
import { groupsOf, opensslName, schemesOf, suitesOf } from '../../src/node/names/openssl-names.ts';
import { cipherSuites } from '../../src/wire/index.ts';

/** OpenSSL has none of RFC 8442. */
const unknown = /^TLS_ECDHE_PSK_WITH_AES_\d+_[GC]CM/;

describe('the names of OpenSSL', () => {
  test('every suite has the name that OpenSSL gives it, and is found by both', () => {
    for (const { name } of cipherSuites) {
      if (!unknown.test(name))
        assert.doesNotThrow(() => tls.createSecureContext({ ciphers: opensslName(name) }), `${name}`);
      assert.deepEqual(suitesOf(opensslName(name)), [name]);
      assert.deepEqual(suitesOf(name), [name]);
    }
    assert.throws(() => tls.createSecureContext({ ciphers: 'ECDHE-RSA-AES128-TLSCOPE' }), 'it would say so');
    assert.equal(new Set(cipherSuites.map(({ name }) => opensslName(name))).size, cipherSuites.length);
  });

  test('lists keep their order', () => {
    assert.deepEqual(suitesOf('AES128-GCM-SHA256:TLS_AES_256_GCM_SHA384'), [
      'TLS_RSA_WITH_AES_128_GCM_SHA256',
      'TLS_AES_256_GCM_SHA384',
    ]);
    assert.throws(() => suitesOf('AES128-GCM-SHA256:NULL-MD5'), /NULL-MD5/);
    assert.deepEqual(groupsOf('P-521:X25519:prime256v1:secp384r1'), ['secp521r1', 'x25519', 'secp256r1', 'secp384r1']);
    assert.equal(groupsOf('auto'), undefined);
    assert.deepEqual(schemesOf('ed25519:ECDSA+SHA384:RSA-PSS+SHA256:PSS+SHA512:RSA+SHA256'), [
      'ed25519',
      'ecdsa_secp384r1_sha384',
      'rsa_pss_rsae_sha256',
      'rsa_pss_rsae_sha512',
      'rsa_pkcs1_sha256',
    ]);
  });

  test('words stand for many suites, and what is off is only had by its own word', () => {
    const high = suitesOf('HIGH:!aNULL:!MD5:@STRENGTH');
    assert.deepEqual(
      high,
      cipherSuites.filter((suite) => !('off' in suite) && suite.version === 'TLSv1.2').map(({ name }) => name),
    );
    assert.ok(suitesOf('PSK+HIGH').every((name) => name.includes('PSK')) && suitesOf('PSK+HIGH').length > 10);
    assert.ok(suitesOf('ECDHE+AESGCM:!ECDSA').every((name) => /ECDHE_RSA.*GCM/.test(name)));
    assert.deepEqual(suitesOf('ECDHE+AESGCM:-AES256:+ECDSA').at(-1), 'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256');
    assert.ok(!high.some((name) => /_RSA_WITH|CBC|CCM|DHE_RSA/.test(name) && !name.includes('ECDHE')));
    assert.deepEqual(suitesOf('RC4:aNULL'), []);
    assert.throws(() => suitesOf('HIHG'), /HIHG/);
  });
});
