/** A session is as good as its server was; `judgeSession` asks whether it still is. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nodeProvider } from '../../src/crypto/providers/node/index.ts';
import { type ClientConfig, type ProtocolName, StatelessTickets } from '../../src/engine/index.ts';
import type { TlsEvent } from '../../src/events/index.ts';
import { TrustStore } from '../../src/x509/index.ts';
import { completes } from '../support/completes.ts';
import { clientConfig, Pair, serverConfig } from '../support/pair.ts';

for (const version of ['TLSv1.3', 'TLSv1.2'] as ProtocolName[]) {
  const server = serverConfig({ tickets: new StatelessTickets(nodeProvider), versions: [version] });
  const first = completes(Pair.connected(clientConfig(), server));
  const [session] = first.clientOutcomes.flatMap(({ sessions }) => [...sessions]);
  const again = (over: Partial<ClientConfig>): Pair =>
    Pair.connected(clientConfig({ session: session!, judgeSession: true, ...over }), server);

  test(`${version}: a session whose chain still holds is offered, and judged in sight`, () => {
    const events: TlsEvent[] = [];
    const pair = completes(again({ observe: (event) => events.push(event) }));
    assert.equal(pair.client.connection!.resumed, true);
    const types = events.map(({ type }) => type);
    assert.ok(types.indexOf('certificate') < types.indexOf('message'), 'before anything is sent');
  });

  test(`${version}: a session is not offered once its root is not trusted any more`, () => {
    const events: TlsEvent[] = [];
    const pair = again({ trust: TrustStore.of(), observe: (event) => events.push(event) });
    const decision = events.find((event) => event.type === 'decision' && event.what === 'resumption');
    assert.ok(decision?.type === 'decision');
    assert.equal(decision.chosen, 'a full handshake');
    assert.match(decision.considered[0]!.because, /^its server would not be accepted any more/);
    assert.equal(pair.clientFault?.code, 'ERR_TLSCOPE_PEER_UNKNOWN_CA', 'and the full handshake shows the same');
  });

  test(`${version}: the application is asked again as well`, () => {
    const pair = again({ approve: () => 'certificate_revoked' });
    assert.equal(pair.clientFault?.code, 'ERR_TLSCOPE_PEER_CERTIFICATE_REVOKED');
  });

  test(`${version}: without it a session stands, whatever the roots are by now`, () => {
    const pair = again({ judgeSession: false, trust: TrustStore.of() });
    assert.equal(completes(pair).client.connection!.resumed, true);
  });
}
