/** A ticket holds the chain that its client showed, and a hello has room for a ticket of so many bytes only. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nodeProvider } from '../../src/crypto/providers/node/index.ts';
import { StatelessTickets, StoredTickets, TICKET_KEY_LENGTH } from '../../src/engine/index.ts';
import { makeIdentity } from '../../src/x509/index.ts';
import { completes } from '../support/completes.ts';
import { clientConfig, clientCredential, clientTrust, NOW, Pair, serverConfig } from '../support/pair.ts';

const names = Array.from({ length: 150 }, (_, i) => `one-of-many-names-of-a-certificate-that-is-long-${i}.test`);
const [filler] = makeIdentity({ provider: nodeProvider, names, at: NOW, key: 'secp256r1' }).server.chain;
const { chain: own, key } = clientCredential();

/** The client and the server after a handshake in which the client showed `length` bytes at least. */
function shown(length: number, version: 'TLSv1.2' | 'TLSv1.3', tickets: StatelessTickets | StoredTickets) {
  const fillers = Array.from({ length: Math.ceil(length / filler!.length) }, () => filler!);
  const client = { versions: [version], credentials: [{ chain: [...own, ...fillers], key }] };
  const server = { clientCertificate: 'require', clientTrust: clientTrust(), tickets } as const;
  const pair = completes(Pair.connected(clientConfig(client), serverConfig(server)));
  assert.equal(pair.server.connection!.authorized, true);
  const session = pair.clientOutcomes.flatMap(({ sessions }) => [...sessions]).at(-1);
  const again = session && Pair.connected(clientConfig({ ...client, session }), serverConfig(server));
  return { session, resumed: again?.server.connection?.resumed };
}

const keys = [new Uint8Array(TICKET_KEY_LENGTH).fill(1)];

for (const version of ['TLSv1.2', 'TLSv1.3'] as const) {
  test(`${version}: a client is served whose chain is longer than a ticket can be, and gets none`, () => {
    assert.equal(shown(20_000, version, new StatelessTickets(nodeProvider, keys)).resumed, true);
    for (const length of [33_000, 66_000, 120_000]) {
      assert.equal(shown(length, version, new StatelessTickets(nodeProvider, keys)).session, undefined);
      assert.equal(shown(length, version, new StoredTickets(nodeProvider.random)).resumed, true);
    }
  });
}
