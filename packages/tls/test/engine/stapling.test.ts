import assert from 'node:assert/strict';
import { test } from 'node:test';
import { utf8 } from '../../src/bytes/index.ts';
import type { ClientConfig, Credential, ServerConfig } from '../../src/engine/index.ts';
import type { TlsEvent } from '../../src/observe/events.ts';
import {
  clientConfig,
  clientCredential,
  clientTrust,
  credential,
  identity,
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
