/** Certificates for the rarer kinds of key, over whole handshakes; the client verifies with either provider. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { KeyKind, PrivateKeyData, PssOnly } from '../../src/crypto/index.ts';
import { nodeProvider } from '../../src/crypto/providers/node/index.ts';
import { pureProvider } from '../../src/crypto/providers/pure/index.ts';
import type { Credential } from '../../src/engine/index.ts';
import { issueCertificate } from '../../src/x509/index.ts';
import { completes } from '../support/completes.ts';
import { clientConfig, identity, NOW, Pair, serverConfig } from '../support/pair.ts';

const tls13 = ['TLSv1.3'] as const;
const tls12 = ['TLSv1.2'] as const;
const both = [tls13, tls12] as const;
const providers = [nodeProvider, pureProvider];

const curveKeys = [
  { kind: 'ed448', scheme: 'ed448', versions: both },
  { kind: 'mldsa44', scheme: 'mldsa44', versions: [tls13] },
  { kind: 'mldsa65', scheme: 'mldsa65', versions: [tls13] },
  { kind: 'mldsa87', scheme: 'mldsa87', versions: [tls13] },
] as const satisfies { kind: KeyKind; scheme: string; versions: unknown }[];

for (const { kind, scheme, versions } of curveKeys) {
  test(`a certificate for ${kind}`, () => {
    for (const only of versions)
      for (const provider of providers) {
        const pair = completes(
          Pair.connected(clientConfig({ versions: only, provider }, kind), serverConfig({}, kind)),
        );
        assert.equal(pair.client.connection!.signatureScheme, scheme);
        assert.ok(pair.client.connection!.authorized);
      }
  });
}

test('ML-DSA is for TLS 1.3 alone', () => {
  const pair = Pair.connected(clientConfig({ versions: tls12 }, 'mldsa44'), serverConfig({}, 'mldsa44'));
  assert.equal(pair.serverFault?.code, 'ERR_TLSCOPE_PEER_HANDSHAKE_FAILURE');
});

/** A certificate for an RSA key that is for PSS alone, under the usual CA. */
function pssCredential(pss: Required<PssOnly>['pss']): Credential {
  const rsa = nodeProvider.generateKey('rsa2048') as Extract<PrivateKeyData, { type: 'rsa' }>;
  const keys = { ...rsa, pss };
  const { issuing } = identity();
  const der = issueCertificate({
    provider: nodeProvider,
    subject: 'server.test',
    san: ['server.test'],
    issuer: issuing,
    keys,
    notBefore: NOW - 1000,
    notAfter: NOW + 86_400_000,
  });
  return { chain: [der, issuing.der], key: nodeProvider.importPrivateKey(keys) };
}

for (const [pss, scheme] of [
  ['any hash', 'rsa_pss_pss_sha256'],
  ['sha384', 'rsa_pss_pss_sha384'],
] as const) {
  test(`a certificate for an RSA key for PSS alone (${pss})`, () => {
    const credentials = [pssCredential(pss)];
    for (const versions of both)
      for (const provider of providers) {
        const pair = completes(Pair.connected(clientConfig({ versions, provider }), serverConfig({ credentials })));
        assert.equal(pair.client.connection!.signatureScheme, scheme);
      }
  });
}

test('a key for PSS alone cannot unlock a static RSA secret', () => {
  const suites = { cipherSuites: ['TLS_RSA_WITH_AES_128_GCM_SHA256'] };
  const server = serverConfig({ credentials: [pssCredential('any hash')], ...suites });
  assert.equal(Pair.connected(clientConfig(suites), server).serverFault?.code, 'ERR_TLSCOPE_PEER_HANDSHAKE_FAILURE');
});
