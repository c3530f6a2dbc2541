import assert from 'node:assert/strict';
import { test } from 'node:test';
import { oid } from '../../src/asn1/index.ts';
import { utf8 } from '../../src/bytes/index.ts';
import { nodeProvider } from '../../src/crypto/providers/node/index.ts';
import type { ClientConfig, Credential, ServerConfig } from '../../src/engine/index.ts';
import type { TlsEvent } from '../../src/events/index.ts';
import { issueCertificate, issueOcspResponse, type OcspStatus, parseCertificate } from '../../src/x509/index.ts';
import {
  clientConfig,
  clientCredential,
  clientTrust,
  credential,
  identity,
  NOW,
  Pair,
  serverConfig,
} from '../support/pair.ts';

const versions = ['TLSv1.3', 'TLSv1.2'] as const;
const ocspResponse = utf8('stands for an OCSPResponse');
const signedCertificateTimestamps = [utf8('one promise'), utf8('another promise')];
const asking = { requestOcspResponse: true, requestSignedCertificateTimestamps: true };
const stapled: Credential = { ...credential(), ocspResponse, signedCertificateTimestamps };

function connect(client: Partial<ClientConfig>, server: Partial<ServerConfig>) {
  const events: TlsEvent[] = [];
  const observe = (event: TlsEvent) => void events.push(event);
  const pair = Pair.connected(clientConfig({ ...client, observe }), serverConfig(server));
  assert.equal(pair.clientFault, undefined);
  const messages = events.flatMap((event) =>
    event.type === 'message' && event.direction === 'received' ? [event.name] : [],
  );
  const certificate = events.find((event) => event.type === 'certificate');
  assert.ok(certificate?.type === 'certificate');
  return { info: pair.client.connection!, messages, certificate, pair };
}

for (const version of versions) {
  test(`${version}: the client has what the server staples to its certificate`, () => {
    const { info, messages, certificate } = connect({ ...asking, versions: [version] }, { credentials: [stapled] });
    assert.deepEqual(info.ocspResponse, ocspResponse);
    assert.deepEqual(info.signedCertificateTimestamps, signedCertificateTimestamps);
    assert.deepEqual(certificate.ocspResponse, ocspResponse);
    assert.deepEqual(certificate.signedCertificateTimestamps, signedCertificateTimestamps);
    assert.equal(messages.includes('certificate_status'), version === 'TLSv1.2');
  });

  test(`${version}: nothing is stapled that was not asked for, and nothing is asked for by itself`, () => {
    const { info, messages } = connect({ versions: [version] }, { credentials: [stapled] });
    assert.equal(info.ocspResponse, undefined);
    assert.deepEqual(info.signedCertificateTimestamps, []);
    assert.ok(!messages.includes('certificate_status'));
  });

  test(`${version}: a server without staples is served as well`, () => {
    const { info } = connect({ ...asking, versions: [version] }, {});
    assert.equal(info.ocspResponse, undefined);
    assert.equal(info.authorized, true);
  });
}

test('TLS 1.2 with static RSA: the staple comes where the key exchange would', () => {
  const only = { cipherSuites: ['TLS_RSA_WITH_AES_128_GCM_SHA256'] };
  const { server } = identity('rsa2048');
  const pair = Pair.connected(
    clientConfig({ ...only, ...asking }, 'rsa2048'),
    serverConfig(
      { ...only, credentials: [{ ...credential('rsa2048'), chain: server.chain, ocspResponse }] },
      'rsa2048',
    ),
  );
  assert.deepEqual(pair.client.connection?.ocspResponse, ocspResponse);
});

test('TLS 1.3: a server may ask its clients for staples too', () => {
  const ours: Credential = { ...clientCredential(), ocspResponse, signedCertificateTimestamps };
  const asks = { clientCertificate: 'require', clientTrust: clientTrust() } as const;
  const asked = connect({ credentials: [ours] }, { ...asks, ...asking });
  assert.deepEqual(asked.pair.server.connection!.ocspResponse, ocspResponse);
  assert.deepEqual(asked.pair.server.connection!.signedCertificateTimestamps, signedCertificateTimestamps);
  const unasked = connect({ credentials: [ours] }, asks);
  assert.equal(unasked.pair.server.connection!.ocspResponse, undefined);
});

const hour = 3_600_000;

/** What the issuing CA says of the server's certificate. */
const answer = (status: OcspStatus): Uint8Array =>
  issueOcspResponse({
    provider: nodeProvider,
    issuer: identity().issuing,
    answers: [{ serialNumber: parseCertificate(credential().chain[0]!).serialNumber, status }],
    thisUpdate: NOW - hour,
    nextUpdate: NOW + hour,
  });

for (const version of versions) {
  test(`${version}: a stapled answer that the certificate is revoked ends the handshake`, () => {
    const revoked = { ...credential(), ocspResponse: answer({ revokedAt: NOW - 5 * hour }) };
    const pair = Pair.connected(
      clientConfig({ ...asking, versions: [version] }),
      serverConfig({ credentials: [revoked] }),
    );
    assert.equal(pair.serverFault?.code, 'ERR_TLSCOPE_ALERT_CERTIFICATE_REVOKED');
    // Who does not ask does not learn of it.
    assert.equal(connect({ versions: [version] }, { credentials: [revoked] }).info.authorized, true);
  });

  test(`${version}: a stapled answer counts as proof where proof is demanded`, () => {
    const demanding = { ...asking, versions: [version], revocation: { mode: 'hard', scope: 'leaf' } } as const;
    const good = { ...credential(), ocspResponse: answer('good') };
    const { info, certificate } = connect(demanding, { credentials: [good] });
    assert.equal(info.authorized, true);
    const checks = certificate.evidence.paths[certificate.evidence.chosen!]!.checks;
    assert.ok(checks.some(({ claim, ok }) => ok && /is not revoked, says/.test(claim)));
    const bare = Pair.connected(clientConfig(demanding), serverConfig());
    assert.equal(bare.clientFault?.name, 'CertificateFault');
  });

  test(`${version}: a certificate that promises a staple is refused without it (RFC 7633)`, () => {
    const { issuing } = identity();
    const keys = nodeProvider.generateKey('secp256r1');
    const leaf = issueCertificate({
      provider: nodeProvider,
      subject: 'server.test',
      issuer: issuing,
      keys,
      san: ['server.test'],
      notBefore: NOW - hour,
      notAfter: NOW + hour,
      extensions: [{ extnID: oid['id-pe-tlsfeature'], critical: false, extnValue: Uint8Array.of(0x30, 3, 2, 1, 5) }],
    });
    const promises = { chain: [leaf, issuing.der], key: nodeProvider.importPrivateKey(keys) };
    const pair = Pair.connected(
      clientConfig({ ...asking, versions: [version] }),
      serverConfig({ credentials: [promises] }),
    );
    assert.match(pair.clientFault!.message, /RFC 7633/);
  });
}
