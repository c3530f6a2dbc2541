import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { describe, test } from 'node:test';
import nodeTls from 'node:tls';
import type { TlsEvent } from '../../src/events/index.ts';
import { createServer, type TLSSocket } from '../../src/node/index.ts';
import { collect } from './collect.ts';
import { connected, dial, ecdsa, listening, serve } from './support.ts';

const where = { host: '127.0.0.1', servername: 'localhost', ca: ecdsa.ca };

describe('what a socket tells', () => {
  for (const version of ['TLSv1.3', 'TLSv1.2'] as const) {
    const only = { minVersion: version, maxVersion: version };

    test(`${version}: both Finished are those that node:tls has at the other end`, async (t) => {
      const { port, server } = await serve(t, (socket) => socket.resume(), only);
      const accepted = once(server, 'secureConnection');
      const theirs = nodeTls.connect({ port, ...where });
      const [[ours]] = await Promise.all([accepted, once(theirs, 'secureConnect')]);
      assert.deepEqual(ours.getFinished(), theirs.getPeerFinished());
      assert.deepEqual(ours.getPeerFinished(), theirs.getFinished());
      theirs.destroy();
    });

    test(`${version}: exported keys are those of node:tls`, async (t) => {
      const { port, server } = await serve(t, (socket) => socket.resume(), only);
      const accepted = once(server, 'secureConnection');
      const theirs = nodeTls.connect({ port, ...where });
      const [[ours]] = await Promise.all([accepted, once(theirs, 'secureConnect')]);
      for (const context of [Buffer.from('context'), Buffer.alloc(0)]) {
        const expected = theirs.exportKeyingMaterial(32, 'EXPORTER-test', context);
        assert.deepEqual(ours.exportKeyingMaterial(32, 'EXPORTER-test', context), expected);
      }
      theirs.destroy();
    });
  }

  test('certificates come as X509Certificate too; a client that shows none has none', async (t) => {
    const { port, server } = await serve(t, (socket) => socket.resume());
    const accepted = once(server, 'secureConnection');
    const socket = await connected(port);
    const [theirs] = (await accepted) as [TLSSocket];
    assert.ok(socket.getPeerX509Certificate() instanceof X509Certificate);
    assert.equal(socket.getPeerX509Certificate()!.fingerprint256, theirs.getX509Certificate()!.fingerprint256);
    assert.deepEqual([socket.getX509Certificate(), theirs.getPeerX509Certificate()], [undefined, undefined]);
    socket.destroy();
  });

  test('addresses, state and counters are those of the transport', async (t) => {
    const { port } = await serve(t, (socket) => socket.end('hello'));
    const socket = dial(port);
    assert.deepEqual([socket.connecting, socket.pending, socket.readyState], [true, true, 'opening']);
    await once(socket, 'secureConnect');
    assert.deepEqual([socket.connecting, socket.pending, socket.readyState], [false, false, 'open']);
    assert.deepEqual([socket.remoteAddress, socket.remotePort, socket.remoteFamily], ['127.0.0.1', port, 'IPv4']);
    assert.deepEqual([socket.localAddress, socket.localFamily], ['127.0.0.1', 'IPv4']);
    assert.deepEqual(socket.address(), { address: '127.0.0.1', family: 'IPv4', port: socket.localPort });
    assert.ok(socket.bytesRead! > 500 && socket.bytesWritten! > 200);
    await collect(socket);
    socket.destroy();
    assert.equal(socket.readyState, 'closed');
  });

  test('a server knows which signature schemes both have, in the words of node:tls', async (t) => {
    const { port, server } = await serve(t, (socket) => socket.resume());
    for (const [sigalgs, expected] of [
      ['ecdsa_secp256r1_sha256:rsa_pss_rsae_sha256:ed25519', ['ECDSA+SHA256', 'RSA-PSS+SHA256', 'Ed25519+UNDEF']],
    ] as const) {
      const accepted = once(server, 'secureConnection');
      const theirs = nodeTls.connect({ port, ...where, sigalgs });
      const [socket] = (await accepted) as [TLSSocket];
      assert.deepEqual([...socket.getSharedSigalgs()].sort(), [...expected].sort());
      theirs.destroy();
    }
  });
});

describe('what a socket can be told', () => {
  test('setMaxSendFragment makes smaller records, and takes 512 to 16,384', async (t) => {
    const { port } = await serve(t, (socket) => {
      assert.deepEqual(
        [511, 16_385, 512].map((size) => socket.setMaxSendFragment(size)),
        [false, false, true],
      );
      socket.end(Buffer.alloc(5000, 'x'));
    });
    const sizes: number[] = [];
    const observe = (event: TlsEvent): void => {
      if (event.type === 'appdata' && event.direction === 'received') sizes.push(event.bytes.length);
    };
    assert.equal((await collect(dial(port, { observe }))).length, 5000);
    assert.equal(Math.max(...sizes), 512);
  });

  test('enableTrace says on standard error what happens', async (t) => {
    const { port } = await serve(t, (socket) => socket.end('secret words'));
    const lines: string[] = [];
    t.mock.method(process.stderr, 'write', (text: string) => lines.push(text) > 0);
    await collect(dial(port, { enableTrace: true }));
    t.mock.restoreAll();
    const text = lines.join('');
    assert.match(text, /^TLS sent client_hello/m);
    assert.match(text, /TLS received/);
    assert.ok(!text.includes('secret words'));
  });

  test('onread hands out one buffer, and pauses where it is told to', async (t) => {
    const { port } = await serve(t, (socket) => socket.end('0123456789'));
    const buffer = Buffer.alloc(4);
    const seen: string[] = [];
    const socket = dial(port, {
      onread: {
        buffer,
        callback(bytes, into) {
          assert.equal(into, buffer);
          seen.push(String(buffer.subarray(0, bytes)));
          if (seen.length > 1) return true;
          setImmediate(() => socket.resume());
          return false;
        },
      },
    });
    await once(socket, 'end');
    assert.deepEqual(seen, ['0123', '4567', '89']);
  });

  test('pauseOnConnect hands out a paused socket whose handshake is complete', async (t) => {
    const server = createServer({ ...ecdsa, pauseOnConnect: true });
    const port = await listening(t, server);
    const accepted = once(server, 'secureConnection');
    const socket = await connected(port);
    socket.end('hello');
    const [theirs] = (await accepted) as [TLSSocket];
    let received = '';
    theirs.on('data', (chunk) => {
      received += chunk;
    });
    assert.equal(theirs.isPaused(), true);
    await new Promise(setImmediate);
    assert.equal(received, '');
    theirs.resume();
    await once(theirs, 'end');
    assert.equal(received, 'hello');
  });

  test('highWaterMark is that of the stream', async (t) => {
    const { port } = await serve(t, (socket) => socket.end(), { highWaterMark: 1000 });
    const socket = dial(port, { highWaterMark: 500 });
    assert.deepEqual([socket.readableHighWaterMark, socket.writableHighWaterMark], [500, 500]);
    await collect(socket);
  });

  test('renegotiation is refused by the code of node:tls; disableRenegotiation changes nothing', async (t) => {
    const { port } = await serve(t, (socket) => socket.resume());
    const socket = await connected(port);
    socket.disableRenegotiation();
    const [error] = await new Promise<[Error & { code?: string }]>((resolve) => {
      assert.equal(
        socket.renegotiate({}, (refused) => resolve([refused as Error])),
        false,
      );
    });
    assert.equal(error.code, 'ERR_TLS_RENEGOTIATION_DISABLED');
    socket.destroy();
  });
});
