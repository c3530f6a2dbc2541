import assert from 'node:assert/strict';
import { before, describe as group, test } from 'node:test';
import { gnutlsClient, gnutlsServer } from './support/gnutls.ts';
import { ours } from './support/ours.ts';
import { Pki } from './support/pki.ts';
import { needs } from './support/places.ts';
import { suiteScope } from './support/process.ts';
import { describe, type Setting, settings } from './support/settings.ts';
import { assertNegotiated, lines, received, serveEcho } from './support/stack.ts';

const data = lines(60_000);

group('GnuTLS', needs('openssl', 'gnutls-cli', 'gnutls-serv'), () => {
  const scope = suiteScope();
  let pki: Pki;
  before(async () => {
    pki = await Pki.make(scope);
  });

  for (const setting of settings) {
    test(`our client, gnutls-serv: ${describe(setting)}`, async (t) => {
      const { port } = await gnutlsServer(t, await pki.leaf(setting.key), setting);
      const end = await ours.connect(t, port, pki.root, setting);
      assertNegotiated(end, setting);
      end.stream.write(data);
      assert.equal(await received(end.stream, data.length), data);
    });

    test(`gnutls-cli, our server: ${describe(setting)}`, async (t) => {
      const { port, ends } = await serveEcho(t, ours, await pki.leaf(setting.key), setting);
      const peer = gnutlsClient(t, port, pki, setting);
      await peer.until(/Handshake was completed/);
      assert.match(peer.output, /The certificate is trusted/);
      assert.match(peer.output, setting.protocol === 'TLSv1.3' ? /\(TLS1\.3/ : /\(TLS1\.2/);
      peer.send(data);
      await peer.repeats(data);
      assertNegotiated(ends[0], setting);
    });
  }

  for (const protocol of ['TLSv1.2', 'TLSv1.3'] as const) {
    test(`our client has no certificate to give when gnutls-serv asks for one: ${protocol}`, async (t) => {
      const setting = settings.find((s) => s.protocol === protocol) as Setting;
      const { port } = await gnutlsServer(t, await pki.leaf(setting.key), setting, []);
      const end = await ours.connect(t, port, pki.root, setting);
      end.stream.write(data);
      assert.equal(await received(end.stream, data.length), data);
    });
  }
});
