/** What a server keeps of a stranger's hello once the connection stands: next to nothing, however long the hello was. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { nodeProvider } from '../../src/crypto/providers/node/index.ts';
import { StoredTickets, type TlsEngine } from '../../src/engine/index.ts';
import { clientConfig, Pair, serverConfig } from '../support/pair.ts';

const COUNT = 40;
/** 60,000 bytes of names, that the server passes over. */
const alpn = Array.from({ length: 300 }, (_, i) => `${i}`.padStart(199, '-'));

/** What array buffers hold once everything that nobody holds is gone. */
function bytesHeld(): number {
  setFlagsFromString('--expose_gc');
  const gc = runInNewContext('gc') as () => void;
  // What was only held by what the first one found is found by the next.
  for (let i = 0; i < 4; i++) gc();
  return process.memoryUsage().arrayBuffers;
}

for (const version of ['TLSv1.2', 'TLSv1.3'] as const) {
  test(`${version}: a long hello is not kept, nor is that of a session taken up again`, () => {
    const server = serverConfig({ tickets: new StoredTickets(nodeProvider.random) });
    const config = clientConfig({ versions: [version], alpn });
    const [session] = Pair.connected(config, server).clientOutcomes.flatMap(({ sessions }) => [...sessions]);
    const kept: TlsEngine[] = [];
    for (const again of [false, true]) {
      const before = bytesHeld();
      for (let i = 0; i < COUNT; i++) {
        const resuming = again && version === 'TLSv1.2';
        const { server: end } = Pair.connected(resuming ? { ...config, session: session! } : config, server);
        assert.equal(end.connection?.resumed, resuming);
        kept.push(end);
      }
      const each = (bytesHeld() - before) / COUNT;
      assert.ok(each < 20_000, `${Math.round(each)} bytes are kept of each`);
    }
    assert.equal(kept.length, 2 * COUNT);
  });
}
