import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ClientConfig, JudgedPeer } from '../../src/engine/index.ts';
import { PeerFault } from '../../src/wire/index.ts';
import { clientConfig, clientCredential, clientTrust, credential, Pair, serverConfig } from '../support/pair.ts';

for (const versions of [['TLSv1.3'], ['TLSv1.2']] as const) {
  test(`${versions}: the application has the last word on a server, after its chain was judged`, () => {
    const asked: JudgedPeer[] = [];
    const refuse = (peer: JudgedPeer) => {
      asked.push(peer);
      return 'access_denied' as const;
    };
    const pair = Pair.connected(clientConfig({ versions, approve: refuse }));
    assert.ok(pair.clientFault instanceof PeerFault);
    assert.equal(pair.clientFault.alert, 'access_denied');
    assert.equal(asked.length, 1);
    assert.equal(asked[0]!.evidence.ok, true);
    assert.deepEqual(asked[0]!.certificates, credential().chain);
    assert.equal(Pair.connected(clientConfig({ versions, approve: () => undefined })).clientFault, undefined);
  });

  test(`${versions}: the application has the last word on a client`, () => {
    const server = { clientCertificate: 'require', clientTrust: clientTrust() } as const;
    const client: Partial<ClientConfig> = { versions, credentials: [clientCredential()] };
    const refused = Pair.connected(
      clientConfig(client),
      serverConfig({ ...server, approve: () => 'certificate_unknown' }),
    );
    assert.equal((refused.serverFault as PeerFault).alert, 'certificate_unknown');
    const taken = Pair.connected(clientConfig(client), serverConfig({ ...server, approve: () => undefined }));
    assert.equal(taken.server.connection?.authorized, true);
  });

  test(`${versions}: a credential signs only in the ways that it is allowed`, () => {
    const rsa = (...signatureSchemes: string[]) => ({ ...credential('rsa2048'), signatureSchemes });
    const config = clientConfig({ versions }, 'rsa2048');
    const one = Pair.connected(config, serverConfig({ credentials: [rsa('rsa_pss_rsae_sha384')] }));
    assert.equal(one.client.connection?.signatureScheme, 'rsa_pss_rsae_sha384');
    const second = rsa('rsa_pss_rsae_sha512');
    const two = Pair.connected(config, serverConfig({ credentials: [rsa('ed25519'), second] }));
    assert.equal(two.client.connection?.signatureScheme, 'rsa_pss_rsae_sha512');
    assert.equal(two.server.connection?.localCertificates, second.chain);
  });
}
