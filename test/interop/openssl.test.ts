import assert from 'node:assert/strict';
import { before, describe as group, test } from 'node:test';
import { opensslClient, opensslServer } from './support/openssl.ts';
import { ours } from './support/ours.ts';
import { Pki } from './support/pki.ts';
import { needs } from './support/places.ts';
import { suiteScope } from './support/process.ts';
import { describe, opensslSuite, rareSettings, settings } from './support/settings.ts';
import { assertNegotiated, lines, received, serveEcho } from './support/stack.ts';

const data = lines(60_000);

group('OpenSSL', needs('openssl'), () => {
  const scope = suiteScope();
  let pki: Pki;
  before(async () => {
    pki = await Pki.make(scope);
  });

  for (const setting of [...settings, ...rareSettings]) {
    test(`our client, s_server: ${describe(setting)}`, async (t) => {
      const { peer, port } = await opensslServer(t, await pki.leaf(setting.key), setting);
      const end = await ours.connect(t, port, pki.root, setting);
      assertNegotiated(end, setting);

      end.stream.write(data);
      await peer.repeats(data);
      peer.send(data);
      assert.equal(await received(end.stream, data.length), data);
    });

    test(`s_client, our server: ${describe(setting)}`, async (t) => {
      const { port, ends } = await serveEcho(t, ours, await pki.leaf(setting.key), setting);
      const peer = opensslClient(t, port, pki, setting);
      await peer.until(/Verification: OK/);
      await peer.until(new RegExp(`Ciphersuite: ${opensslSuite(setting.suite)}\\n`));

      peer.send(data);
      await peer.repeats(data);
      assertNegotiated(ends[0], setting);
    });
  }
});
