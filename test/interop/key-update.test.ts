/** TLS 1.3 key updates (RFC 9846 §4.7.3) between the lines of a conversation, started by either side. */
import assert from 'node:assert/strict';
import { before, describe as group, test } from 'node:test';
import type { TLSSocket } from 'tlscope/node';
import { gnutlsClient } from './support/gnutls.ts';
import { nodeTls } from './support/node-tls.ts';
import { opensslClient, opensslServer } from './support/openssl.ts';
import { ours } from './support/ours.ts';
import { Pki } from './support/pki.ts';
import { needs } from './support/places.ts';
import { suiteScope } from './support/process.ts';
import { settings13 } from './support/settings.ts';
import { type Connected, received, serveEcho } from './support/stack.ts';

const setting = settings13[1]!;
const words = ['first', 'second', 'third'];

/** How many key_update messages our side has sent and received. */
function keyUpdates(end: Connected | undefined): { sent: number; received: number } {
  const count = { sent: 0, received: 0 };
  for (const event of end?.events ?? []) {
    if (event.type === 'message' && event.name === 'key_update') count[event.direction]++;
  }
  return count;
}

group('key updates', needs('openssl', 'gnutls-cli', 'stdbuf'), () => {
  const scope = suiteScope();
  let pki: Pki;
  before(async () => {
    pki = await Pki.make(scope);
  });

  // `K` asks for an update of our keys too, `k` does not.
  for (const command of ['K', 'k']) {
    const expected = { sent: command === 'K' ? 3 : 0, received: 3 };

    test(`s_client updates its keys with ${command}`, async (t) => {
      const { port, ends } = await serveEcho(t, ours, await pki.leaf(setting.key), setting);
      const peer = opensslClient(t, port, pki, setting, []);
      await peer.until(/Verify return code: 0/);
      for (const word of words) {
        peer.output = '';
        peer.send(`${command}\n`);
        await peer.until(/KEYUPDATE\n/);
        peer.send(`said ${word}\n`);
        await peer.until(new RegExp(`^said ${word}$`, 'm'));
      }
      assert.deepEqual(keyUpdates(ends[0]), expected);
    });

    test(`s_server updates its keys with ${command}`, async (t) => {
      const { peer, port } = await opensslServer(t, await pki.leaf(setting.key), setting, []);
      const end = await ours.connect(t, port, pki.root, setting);
      await peer.until(/CIPHER is/);
      for (const word of words) {
        peer.output = '';
        peer.send(`${command}\n`);
        await peer.until(/SSL_do_handshake -> 1\n/);
        const heard = received(end.stream, word.length + 1);
        peer.send(`${word}\n`);
        assert.equal(await heard, `${word}\n`);
        end.stream.write(`said ${word}\n`);
        await peer.until(new RegExp(`^said ${word}$`, 'm'));
      }
      assert.deepEqual(keyUpdates(end), expected);
    });
  }

  // `rekey1` is for the client's own direction only.
  for (const command of ['rekey', 'rekey1']) {
    test(`gnutls-cli updates its keys with ${command}`, async (t) => {
      const { port, ends } = await serveEcho(t, ours, await pki.leaf(setting.key), setting);
      const peer = gnutlsClient(t, port, pki, setting, ['--inline-commands']);
      await peer.until(/Handshake was completed/);
      for (const word of words) {
        peer.output = '';
        peer.send(`^${command}^\n`);
        await peer.until(/Rekey was completed/);
        peer.send(`said ${word}\n`);
        await peer.until(new RegExp(`^said ${word}$`, 'm'));
      }
      assert.deepEqual(keyUpdates(ends[0]), { sent: command === 'rekey' ? 3 : 0, received: 3 });
    });
  }

  for (const requestUpdate of [false, true]) {
    const expected = { sent: 3, received: requestUpdate ? 3 : 0 };
    const what = requestUpdate ? 'and asks for those of the peer' : 'only';

    test(`our client updates its keys ${what}, talking to node:tls`, async (t) => {
      const { port } = await serveEcho(t, nodeTls, await pki.leaf(setting.key), setting);
      const end = await ours.connect(t, port, pki.root, setting);
      for (const word of words) {
        (end.stream as TLSSocket).updateKeys(requestUpdate);
        end.stream.write(word);
        assert.equal(await received(end.stream, word.length), word);
      }
      assert.deepEqual(keyUpdates(end), expected);
    });

    test(`our server updates its keys ${what}, talking to gnutls-cli`, async (t) => {
      const { port, ends } = await serveEcho(t, ours, await pki.leaf(setting.key), setting);
      const peer = gnutlsClient(t, port, pki, setting);
      await peer.until(/Handshake was completed/);
      for (const word of words) {
        peer.send(`said ${word}\n`);
        await peer.until(new RegExp(`^said ${word}$`, 'm'));
        (ends[0]!.stream as TLSSocket).updateKeys(requestUpdate);
      }
      peer.send('said goodbye\n');
      await peer.until(/^said goodbye$/m);
      assert.deepEqual(keyUpdates(ends[0]), expected);
    });
  }
});
