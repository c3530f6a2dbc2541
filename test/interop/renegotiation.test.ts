/** Another handshake on a running connection (RFC 5746), which only our client does, and only where it is told to. */
import assert from 'node:assert/strict';
import { before, describe as group, test } from 'node:test';
import { nodeProvider } from 'tlscope/crypto/node';
import type { ClientConfig } from 'tlscope/engine';
import type { TlsEvent } from 'tlscope/observe';
import { pemBlocks, readPrivateKey, TrustStore } from 'tlscope/x509';
import { type Driven, driveClient } from './support/drive.ts';
import { opensslServer } from './support/openssl.ts';
import { HOST, Pki } from './support/pki.ts';
import { needs } from './support/places.ts';
import { type Peer, suiteScope } from './support/process.ts';
import { describe, settings12 } from './support/settings.ts';

group('renegotiation', needs('openssl', 'stdbuf'), () => {
  const scope = suiteScope();
  let pki: Pki;
  before(async () => {
    pki = await Pki.make(scope);
  });

  const config = (more: Partial<ClientConfig>): ClientConfig => ({
    provider: nodeProvider,
    now: Date.now,
    host: HOST,
    trust: TrustStore.of(pki.root),
    versions: ['TLSv1.2'],
    cipherSuites: [settings12[4]!.suite, settings12[7]!.suite],
    ...more,
  });

  /** A word there and a word back. */
  async function talk(end: Driven, peer: Peer, word: string): Promise<void> {
    end.say(`${word}\n`);
    await peer.until(new RegExp(`^${word}$`, 'm'));
    peer.send(`back ${word}\n`);
    await end.until(() => end.heard.endsWith(`back ${word}\n`), word);
  }

  const finishes = (events: readonly TlsEvent[]): number =>
    events.filter((event) => event.type === 'state' && event.on === 'finished').length;

  for (const setting of [settings12[4]!, settings12[7]!]) {
    test(`s_server renegotiates with a client that allows it: ${describe(setting)}`, async (t) => {
      const { peer, port } = await opensslServer(t, await pki.leaf(setting.key), setting, []);
      const events: TlsEvent[] = [];
      const observe = (event: TlsEvent): unknown => events.push(event);
      const end = await driveClient(t, port, config({ allowRenegotiation: true, observe }));
      await end.connected();
      await talk(end, peer, 'first');
      for (const round of [1, 2]) {
        const exported = end.engine.connection!.exportKeyingMaterial('EXPORTER-test', undefined, 16);
        peer.send('r\n');
        await end.until(() => finishes(events) === 1 + round, 'another Finished');
        assert.notDeepEqual(end.engine.connection!.exportKeyingMaterial('EXPORTER-test', undefined, 16), exported);
        await talk(end, peer, `round ${round}`);
      }
      assert.equal(end.outcomes.filter(({ connected }) => connected).length, 1, 'connected once');
    });
  }

  test('s_server asks for a certificate only when it renegotiates, and gets it', async (t) => {
    const setting = settings12[4]!;
    const ask = ['-CAfile', pki.rootFile];
    const { peer, port } = await opensslServer(t, await pki.leaf(setting.key), setting, ask);
    const { chain, key } = await pki.client('p256');
    const credential = {
      chain: pemBlocks(chain).map(({ der }) => der),
      key: nodeProvider.importPrivateKey(readPrivateKey(key)),
    };
    const end = await driveClient(t, port, config({ allowRenegotiation: true, credentials: [credential] }));
    assert.equal((await end.connected()).localCertificates.length, 0);
    peer.send('R\n');
    await end.until(() => end.engine.connection!.localCertificates.length > 0, 'our certificate was shown');
    await talk(end, peer, 'afterwards');
  });

  test('a client that was not told to refuses, and the connection goes on', async (t) => {
    const setting = settings12[4]!;
    const { peer, port } = await opensslServer(t, await pki.leaf(setting.key), setting, []);
    const events: TlsEvent[] = [];
    const end = await driveClient(t, port, config({ observe: (event) => events.push(event) }));
    await end.connected();
    await talk(end, peer, 'first');
    peer.send('r\n');
    await end.until(() => events.some((event) => event.type === 'alert' && event.direction === 'sent'), 'the warning');
    assert.equal(finishes(events), 1);
  });
});
