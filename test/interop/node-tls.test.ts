import assert from 'node:assert/strict';
import { before, describe as group, test } from 'node:test';
import { fetchOver, serveHttp } from './support/http.ts';
import { nodeTls } from './support/node-tls.ts';
import { ours } from './support/ours.ts';
import { Pki } from './support/pki.ts';
import { needs } from './support/places.ts';
import { suiteScope } from './support/process.ts';
import { describe, settings } from './support/settings.ts';
import { assertNegotiated, exchange, lines, serveEcho } from './support/stack.ts';

const data = lines(500_000);
const pairs = [
  ['our client, node:tls', ours, nodeTls],
  ['node:tls, our server', nodeTls, ours],
  ['our client, our server', ours, ours],
] as const;

group('node:tls', needs('openssl'), () => {
  const scope = suiteScope();
  let pki: Pki;
  before(async () => {
    pki = await Pki.make(scope);
  });

  for (const [name, client, server] of pairs) {
    for (const setting of settings) {
      test(`${name}: ${describe(setting)}`, async (t) => {
        const { port, ends } = await serveEcho(t, server, await pki.leaf(setting.key), setting);
        const end = await client.connect(t, port, pki.root, setting);
        assertNegotiated(end, setting);
        assert.equal(await exchange(end.stream, data), data);
        assertNegotiated(ends[0], setting);
      });
    }

    test(`${name}: HTTP`, async (t) => {
      const setting = settings[0]!;
      const { port } = await serveHttp(t, server, await pki.leaf(setting.key), setting);
      const end = await client.connect(t, port, pki.root, setting);
      assert.deepEqual(await fetchOver(end.stream, '/', data), { status: 200, body: data });
    });

    test(`${name}: refused where the root is another`, async (t) => {
      const setting = settings[0]!;
      const stranger = await Pki.make(t);
      const { port } = await serveEcho(t, server, await pki.leaf(setting.key), setting);
      const untrusted = { code: /^(UNABLE_TO_|CERT_SIGNATURE_FAILURE|SELF_SIGNED_)/ };
      await assert.rejects(client.connect(t, port, stranger.root, setting), untrusted);
    });
  }
});
