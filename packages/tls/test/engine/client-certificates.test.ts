import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ExtKeyUsageSyntax, KeyUsage, oid } from '../../src/asn1/index.ts';
import { utf8 } from '../../src/bytes/index.ts';
import { nodeProvider } from '../../src/crypto/providers/node/index.ts';
import type { AskedCertificate, ClientConfig, ServerConfig } from '../../src/engine/index.ts';
import type { TlsEvent } from '../../src/events/index.ts';
import { encode } from '../../src/presentation/index.ts';
import type { PeerFault } from '../../src/wire/index.ts';
import { issueCertificate, TrustStore } from '../../src/x509/index.ts';
import { clientConfig, clientCredential, clientTrust, NOW, Pair, serverConfig } from '../support/pair.ts';

const versions = ['TLSv1.3', 'TLSv1.2'] as const;
const require = { clientCertificate: 'require', clientTrust: clientTrust() } as const;
const request = { ...require, clientCertificate: 'request' } as const;
const known = { credentials: [clientCredential()] };
type Key = 'secp256r1' | 'secp384r1' | 'ed25519' | 'rsa2048';

function pairFor(
  version: (typeof versions)[number],
  client: Partial<ClientConfig>,
  server: Partial<ServerConfig>,
): Pair {
  return Pair.connected(clientConfig({ ...client, versions: [version] }), serverConfig(server));
}

function talks(pair: Pair): void {
  assert.equal(pair.clientFault, undefined);
  assert.equal(pair.serverFault, undefined);
  pair.fromClient(pair.client.write(utf8('it is me')));
  assert.deepEqual(pair.serverOutcomes.at(-1)!.data, [utf8('it is me')]);
}

for (const version of versions) {
  const signatureRule = `certificate_verify.signature_${version === 'TLSv1.3' ? 'tls13' : 'tls12'}`;
  for (const key of ['secp256r1', 'secp384r1', 'ed25519', 'rsa2048'] satisfies Key[]) {
    test(`${version}: a client with a ${key} certificate is known to the server`, () => {
      const credential = clientCredential(key);
      const pair = pairFor(version, { credentials: [credential] }, require);
      talks(pair);
      const { connection } = pair.server;
      assert.equal(connection!.authorized, true);
      assert.deepEqual(connection!.peerCertificates, credential.chain);
      assert.deepEqual(pair.client.connection!.localCertificates, credential.chain);
    });
  }

  test(`${version}: static keys, retries and other roots of the handshake carry client certificates as well`, () => {
    const retried = pairFor(
      version,
      { ...known, groups: ['x25519', 'secp256r1'] },
      { ...require, groups: ['secp256r1'] },
    );
    assert.equal(retried.server.connection!.authorized, true);
  });

  test(`${version}: a client without a certificate is served where it may be, and refused where it must have one`, () => {
    const anonymous = pairFor(version, {}, request);
    talks(anonymous);
    assert.equal(anonymous.server.connection!.authorized, false);
    assert.deepEqual(anonymous.server.connection!.peerCertificates, []);

    const refused = pairFor(version, {}, require);
    const alert = version === 'TLSv1.3' ? 'CERTIFICATE_REQUIRED' : 'HANDSHAKE_FAILURE';
    assert.equal(refused.serverFault?.code, `ERR_TLSCOPE_PEER_${alert}`);
    assert.equal(refused.clientFault?.code, `ERR_TLSCOPE_ALERT_${alert}`);
    assert.equal(refused.server.connection, undefined);
  });

  test(`${version}: nobody is asked unless the server wants to know`, () => {
    const pair = pairFor(version, known, {});
    talks(pair);
    assert.deepEqual(pair.client.connection!.localCertificates, []);
    assert.deepEqual(pair.server.connection!.peerCertificates, []);
  });

  test(`${version}: a certificate that is not trusted, or not for clients, is refused with its reason`, () => {
    const stranger = pairFor(version, known, { ...require, clientTrust: TrustStore.of() });
    assert.equal(stranger.serverFault?.name, 'CertificateFault');
    assert.equal(stranger.clientFault?.code, 'ERR_TLSCOPE_ALERT_UNKNOWN_CA');
    const server = pairFor(version, { credentials: [clientCredential('secp256r1', ['serverAuth'])] }, require);
    assert.equal(server.clientFault?.code, 'ERR_TLSCOPE_ALERT_UNSUPPORTED_CERTIFICATE');
    assert.match(server.serverFault!.message, /clientAuth/);
  });

  test(`${version}: without verification any certificate will do, but its key must be the client's`, () => {
    const lenient = { clientCertificate: 'require', verifyClient: false } as const;
    const pair = pairFor(version, known, lenient);
    talks(pair);
    assert.equal(pair.server.connection!.authorized, false);
    assert.equal(pair.server.connection!.authorizationError!.alert, 'unknown_ca');

    const key = nodeProvider.importPrivateKey(nodeProvider.generateKey('secp256r1'));
    const thief = pairFor(version, { credentials: [{ ...known.credentials[0]!, key }] }, lenient);
    assert.equal(thief.serverFault?.code, 'ERR_TLSCOPE_PEER_DECRYPT_ERROR');
    assert.equal((thief.serverFault as PeerFault).rule, signatureRule);
  });

  test(`${version}: the choice among several certificates is shown with its reasons`, () => {
    const events: TlsEvent[] = [];
    const credentials = [clientCredential('rsa2048'), clientCredential('secp384r1'), clientCredential('secp256r1')];
    const signatureSchemes = ['ecdsa_secp256r1_sha256'];
    const observe = (event: TlsEvent) => void events.push(event);
    const pair = pairFor(version, { credentials, observe }, { ...require, signatureSchemes });
    talks(pair);
    const chosen = version === 'TLSv1.3' ? 'CN=client with secp256r1' : 'CN=client with secp384r1';
    const decision = events.find((event) => event.type === 'decision' && event.what === 'certificate');
    assert.ok(decision?.type === 'decision');
    assert.equal(decision.chosen, chosen);
    assert.match(decision.considered[0]!.because, /signature schemes/);
    const judged = events.filter((event) => event.type === 'certificate');
    assert.deepEqual(
      judged.map(({ side }) => side),
      ['server'],
    );
  });

  test(`${version}: the server's judgement of the client is an event`, () => {
    const events: TlsEvent[] = [];
    pairFor(version, known, { ...require, observe: (event) => void events.push(event) });
    const judged = events.filter((event) => event.type === 'certificate');
    assert.deepEqual(
      judged.map(({ side, evidence }) => [side, evidence.ok]),
      [['client', true]],
    );
    assert.ok(events.some((event) => event.type === 'check' && event.ok && event.rule === signatureRule));
  });

  test(`${version}: the caller may choose by what the server asks for`, () => {
    let asked: AskedCertificate | undefined;
    const chooseCredential = (question: AskedCertificate) => {
      asked = question;
      return known.credentials[0];
    };
    const pair = pairFor(version, { chooseCredential }, require);
    talks(pair);
    assert.deepEqual(asked?.authorities.length, 1);
    assert.ok(asked.signatureSchemes.includes('ecdsa_secp256r1_sha256'));
    const none = pairFor(version, { ...known, chooseCredential: () => undefined }, request);
    talks(none);
    assert.deepEqual(none.client.connection!.localCertificates, []);
  });

  test(`${version}: a certificate from an authority that the server names goes first`, () => {
    const keys = nodeProvider.generateKey('secp256r1');
    const own = { provider: nodeProvider, subject: 'on my own', keys, notBefore: NOW - 1000, notAfter: NOW + 1000 };
    const foreign = { chain: [issueCertificate(own)], key: nodeProvider.importPrivateKey(keys) };
    const pair = pairFor(version, { credentials: [foreign, ...known.credentials] }, require);
    talks(pair);
    assert.deepEqual(pair.client.connection!.localCertificates, known.credentials[0]!.chain);
  });
}

test('TLS 1.2 with static RSA carries client certificates', () => {
  const only = { cipherSuites: ['TLS_RSA_WITH_AES_128_GCM_SHA256'] };
  const pair = Pair.connected(
    clientConfig({ ...only, ...known }, 'rsa2048'),
    serverConfig({ ...only, ...require }, 'rsa2048'),
  );
  talks(pair);
  assert.equal(pair.server.connection!.authorized, true);
});

test('oid_filters: only a certificate with the uses that the server insists on is shown', () => {
  const clientAuth = oid['id-kp-clientAuth'];
  const emailProtection = oid['id-kp-emailProtection'];
  const wanting = (values: string[]) => [
    { oid: oid['id-ce-extKeyUsage'], values: encode(ExtKeyUsageSyntax, values) },
    { oid: oid['id-ce-keyUsage'], values: encode(KeyUsage, ['digitalSignature']) },
  ];
  const fits = pairFor('TLSv1.3', known, { ...request, oidFilters: wanting([clientAuth]) });
  assert.equal(fits.server.connection!.authorized, true);
  const misfit = pairFor('TLSv1.3', known, { ...request, oidFilters: wanting([clientAuth, emailProtection]) });
  talks(misfit);
  assert.deepEqual(misfit.client.connection!.localCertificates, []);
  const both = {
    credentials: [...known.credentials, clientCredential('secp256r1', ['clientAuth', 'emailProtection'])],
  };
  const second = pairFor('TLSv1.3', both, { ...request, oidFilters: wanting([clientAuth, emailProtection]) });
  assert.deepEqual(second.client.connection!.localCertificates, both.credentials[1]!.chain);
  const twice = wanting([clientAuth]).concat(wanting([clientAuth]));
  assert.equal(
    pairFor('TLSv1.3', known, { ...request, oidFilters: twice }).clientFault?.code,
    'ERR_TLSCOPE_PEER_ILLEGAL_PARAMETER',
  );
});

test('a server that asks for certificates needs to know whom to trust', () => {
  assert.throws(() => new Pair(clientConfig(), serverConfig({ clientCertificate: 'require' })), {
    code: 'ERR_TLSCOPE_NO_CLIENT_TRUST',
  });
});
