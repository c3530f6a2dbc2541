/** The states of the side that the trace is not of, as the states view of the studio follows them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { utf8 } from 'tlscope/bytes';
import { type Side, type TlsEvent, timeline } from 'tlscope/observe';
import { machines } from '../../apps/studio/src/states/walk.ts';
import { clientConfig, Pair, serverConfig } from '../../packages/tls/test/support/pair.ts';

const key = utf8('a key that both ends were given');
const psk12 = (suite: string) => ({
  client: { versions: ['TLSv1.2'], cipherSuites: [suite], choosePsk12: () => ({ identity: utf8('its name'), key }) },
  server: { versions: ['TLSv1.2'], cipherSuites: [suite], findPsk12: () => key },
});
const both = (suite: string, version: 'TLSv1.2' | 'TLSv1.3') => {
  const options = { versions: [version], cipherSuites: [suite] };
  return { client: options, server: options };
};

for (const [suite, options] of Object.entries({
  TLS_AES_128_GCM_SHA256: both('TLS_AES_128_GCM_SHA256', 'TLSv1.3'),
  TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256: both('TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256', 'TLSv1.2'),
  TLS_PSK_WITH_AES_128_GCM_SHA256: psk12('TLS_PSK_WITH_AES_128_GCM_SHA256'),
  TLS_ECDHE_PSK_WITH_AES_128_GCM_SHA256: psk12('TLS_ECDHE_PSK_WITH_AES_128_GCM_SHA256'),
})) {
  for (const side of ['client', 'server'] as const satisfies Side[]) {
    test(`${suite}: from the events of the ${side} alone both sides are followed to the end`, () => {
      const events: TlsEvent[] = [];
      const observe = (event: TlsEvent): void => {
        events.push(event);
      };
      Pair.connected(
        clientConfig({ ...(options.client as object), ...(side === 'client' && { observe }) }),
        serverConfig({ ...(options.server as object), ...(side === 'server' && { observe }) }),
      );
      const end = suite.includes('WITH') ? 'TLS12_CONNECTED' : 'CONNECTED';
      for (const { side: whose, moves } of machines(timeline(events).steps, side)) {
        const way = moves.map(({ to }) => to);
        assert.ok(way.includes(end), `${whose}: ${way}`);
      }
    });
  }
}
