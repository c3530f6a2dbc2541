/** How connections end, beside node:tls. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import net, { type AddressInfo } from 'node:net';
import { Duplex } from 'node:stream';
import { describe, test } from 'node:test';
import tls from 'node:tls';
import { createServer, type TLSSocket, TLSSocket as TlsSocket } from '../../src/node/index.ts';
import { collect } from './collect.ts';
import { dial, ecdsa, serve } from './support.ts';

/** What a client hears: everything and the end, or the code of the error. */
const heard = async (socket: TLSSocket): Promise<string> => {
  try {
    return `${await collect(socket)}`;
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('the end of a connection', () => {
  test('who destroys what has been sent says close_notify: the peer has an end, not an error', async (t) => {
    const { port } = await serve(t, (socket) => {
      socket.write('all of it');
      socket.destroy();
    });
    assert.equal(await heard(dial(port)), 'all of it');
    const { port: later } = await serve(t, (socket) => socket.write('all of it', () => socket.destroy()));
    assert.equal(await heard(dial(later)), 'all of it');
    const theirs = tls.connect({ port, host: '127.0.0.1', servername: 'localhost', ca: ecdsa.ca });
    assert.equal(`${await collect(theirs)}`, 'all of it');
  });

  test('what is destroyed with an error, or with more to send than the kernel took, does not end well', async (t) => {
    const { port } = await serve(t, (socket) => socket.destroy(new Error('a fault of ours')));
    assert.equal(await heard(dial(port)), 'ERR_TLSCOPE_TRUNCATED');
    const { port: large } = await serve(t, (socket) => {
      socket.write(Buffer.alloc(64 * 1024 * 1024));
      socket.destroy();
    });
    assert.match(await heard(dial(large)), /^(ERR_TLSCOPE_TRUNCATED|ECONNRESET)$/);
    const { port: corked } = await serve(t, (socket) => {
      socket.cork();
      socket.write('held back');
      socket.destroy();
    });
    assert.equal(await heard(dial(corked)), 'ERR_TLSCOPE_TRUNCATED');
  });

  test('what was written before the handshake, and not sent by the time of destroy, is missed', async (t) => {
    const { server, port } = await serve(t, () => {});
    const received = new Promise<string>((resolve) => {
      server.once('secureConnection', (socket: TLSSocket) => heard(socket).then(resolve));
      server.once('tlsClientError', (error: Error & { code: string }) => resolve(error.code));
    });
    const socket = dial(port);
    socket.write('never sent');
    socket.on('secureConnect', () => socket.destroy());
    assert.match(await received, /^(ERR_TLSCOPE_TRUNCATED|ECONNRESET)$/);
  });

  test("'close' says whether there was an error, as in node:net", async (t) => {
    const { port } = await serve(t, (socket) => socket.end());
    const well = dial(port).resume();
    assert.deepEqual(await once(well, 'close'), [false]);
    const order: string[] = [];
    const badly = dial(port, { servername: 'another.test' });
    badly.on('error', () => order.push('error')).on('close', (hadError: boolean) => order.push(`close ${hadError}`));
    await new Promise((resolve) => badly.once('close', resolve));
    assert.deepEqual(order, ['error', 'close true']);
  });

  test('over a stream that is given a socket is half open where that is', () => {
    const over = (below: Duplex | undefined, allowHalfOpen: boolean): boolean => {
      const socket = new TlsSocket(below, { allowHalfOpen });
      socket.on('error', () => {}).destroy();
      return socket.allowHalfOpen;
    };
    const duplex = (allowHalfOpen: boolean): Duplex =>
      new Duplex({ allowHalfOpen, read() {}, write: (_bytes, _encoding, done) => done() });
    assert.equal(over(new net.Socket(), true), false);
    assert.equal(over(duplex(false), true), false);
    assert.equal(over(duplex(true), false), true);
    assert.equal(over(undefined, false), false);
    assert.equal(over(undefined, true), true);
  });

  test('a server says how it was made, and its connections follow', async (t) => {
    for (const allowHalfOpen of [false, true]) {
      const server = createServer({ ...ecdsa, allowHalfOpen, pauseOnConnect: true });
      t.after(() => server.close());
      const { allowHalfOpen: halfOpen, pauseOnConnect } = server as net.Server & net.ServerOpts;
      assert.deepEqual([halfOpen, pauseOnConnect], [allowHalfOpen, true]);
      const taken = once(server.listen(0, '127.0.0.1'), 'secureConnection');
      await once(server, 'listening');
      const client = dial((server.address() as AddressInfo).port);
      const [socket] = (await taken) as [TLSSocket];
      assert.deepEqual([socket.allowHalfOpen, socket.isPaused()], [allowHalfOpen, true]);
      socket.destroy();
      client.destroy();
    }
  });

  test('a socket over nothing is connected by hand, and has no buffer once it is gone', async (t) => {
    const { port } = await serve(t, (socket) => socket.end('hello'));
    const socket = new TlsSocket(undefined, { ca: ecdsa.ca, servername: 'localhost' });
    socket.connect({ port, host: '127.0.0.1' });
    assert.equal(`${await collect(socket)}`, 'hello');
    assert.equal(socket.bufferSize, 0);
    socket.destroy();
    assert.equal(socket.bufferSize, undefined);
  });
});
