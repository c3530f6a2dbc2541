/** TLS 1.3 key updates (RFC 9846 §4.7.3) that real peers start, in the middle of data both ways. */
import assert from 'node:assert/strict';
import { before, describe as group, test } from 'node:test';
import { gnutlsClient } from './support/gnutls.ts';
import { opensslClient, opensslServer } from './support/openssl.ts';
import { ours } from './support/ours.ts';
import { Pki } from './support/pki.ts';
import { needs } from './support/places.ts';
import { suiteScope } from './support/process.ts';
import { settings13 } from './support/settings.ts';
import { echo, received } from './support/stack.ts';

const setting = settings13[1]!;

group('key updates', needs('openssl', 'gnutls-cli'), () => {
  const scope = suiteScope();
  let pki: Pki;
  before(async () => {
    pki = await Pki.make(scope);
  });

  // `K` asks for an update of our keys too, `k` does not.
  for (const command of ['K', 'k']) {
    test(`s_client updates its keys with ${command}`, async (t) => {
      const port = await ours.serve(t, await pki.leaf(setting.key), setting, echo);
      const peer = opensslClient(t, port, pki, setting, []);
      await peer.until(/Verify return code: 0/);
      for (const word of ['first', 'second', 'third']) {
        peer.send(`said ${word}\n`);
        await peer.until(new RegExp(`^said ${word}$`, 'm'));
        peer.send(`${command}\n`);
        await peer.until(/KEYUPDATE\n/);
        peer.output = '';
      }
    });

    test(`s_server updates its keys with ${command}`, async (t) => {
      const { peer, port } = await opensslServer(t, await pki.leaf(setting.key), setting, []);
      const end = await ours.connect(t, port, pki.root, setting);
      for (const word of ['first', 'second', 'third']) {
        const heard = received(end.stream, word.length + 1);
        peer.send(`${word}\n`);
        assert.equal(await heard, `${word}\n`);
        end.stream.write(`said ${word}\n`);
        await peer.until(new RegExp(`^said ${word}$`, 'm'));
        peer.output = '';
        peer.send(`${command}\n`);
        await peer.until(/SSL_do_handshake -> 1\n/);
      }
    });
  }

  for (const command of ['rekey', 'rekey1']) {
    test(`gnutls-cli updates its keys with ${command}`, async (t) => {
      const port = await ours.serve(t, await pki.leaf(setting.key), setting, echo);
      const peer = gnutlsClient(t, port, pki, setting, ['--inline-commands']);
      await peer.until(/Handshake was completed/);
      for (const word of ['first', 'second', 'third']) {
        peer.send(`said ${word}\n`);
        await peer.until(new RegExp(`^said ${word}$`, 'm'));
        peer.output = '';
        peer.send(`^${command}^\n`);
        await peer.until(/Rekey was completed/);
      }
    });
  }
});
