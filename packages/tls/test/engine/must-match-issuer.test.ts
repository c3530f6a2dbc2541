/** A private certificate beside a public one, shown to those who name its authority (RFC 9846 §4.3.4). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ClientConfig, ProtocolName } from '../../src/engine/index.ts';
import { parseCertificate, TrustStore } from '../../src/x509/index.ts';
import { completes } from '../support/completes.ts';
import { clientConfig, credential, identity, Pair, serverConfig } from '../support/pair.ts';

const kept = { ...credential('secp384r1'), mustMatchIssuer: true };
const open = credential('secp256r1');
const trust = TrustStore.of(identity('secp256r1').root.der, identity('secp384r1').root.der);
const authority = parseCertificate(identity('secp384r1').root.der).subjectDer;

for (const version of ['TLSv1.3', 'TLSv1.2'] as ProtocolName[]) {
  const client = (over: Partial<ClientConfig> = {}): ClientConfig =>
    clientConfig({ trust, versions: [version], ...over });

  test(`${version}: a client that names no authority is shown the other certificate`, () => {
    const pair = completes(Pair.connected(client(), serverConfig({ credentials: [kept, open] })));
    assert.deepEqual(pair.client.connection!.peerCertificates, open.chain);
  });

  test(`${version}: alone, it is shown to nobody who does not ask for it`, () => {
    const pair = Pair.connected(client(), serverConfig({ credentials: [kept] }));
    assert.equal(pair.serverFault?.code, 'ERR_TLSCOPE_PEER_HANDSHAKE_FAILURE');
  });
}

test('a client that names its authority is shown it', () => {
  const asking = clientConfig({ trust, versions: ['TLSv1.3'], certificateAuthorities: [authority] });
  const pair = completes(Pair.connected(asking, serverConfig({ credentials: [kept, open] })));
  assert.deepEqual(pair.client.connection!.peerCertificates, kept.chain);
});
