import assert from 'node:assert/strict';
import { once } from 'node:events';
import net, { type Socket } from 'node:net';
import { Duplex } from 'node:stream';
import { describe, test } from 'node:test';
import nodeTls from 'node:tls';
import { Server, TLSSocket, type TLSSocketOptions } from '../../src/node/index.ts';
import { collect } from './collect.ts';
import { ecdsa, failure, listening } from './support.ts';

/** STARTTLS: a few words in the clear, then TLS over the same connection. */
const plain = (upgrade: (socket: Socket) => void) =>
  net.createServer({ allowHalfOpen: true }, (socket) => {
    socket.on('error', () => {});
    socket.once('data', () => {
      socket.write('220 ready\r\n');
      upgrade(socket);
    });
  });

async function ready(port: number): Promise<Socket> {
  const socket = net.connect({ port, host: '127.0.0.1', allowHalfOpen: true });
  socket.write('STARTTLS\r\n');
  await once(socket, 'data');
  return socket;
}

const trusting = { ca: ecdsa.ca, servername: 'localhost' };

describe('TLSSocket over a connection that is there', () => {
  for (const version of ['TLSv1.3', 'TLSv1.2'] as const) {
    const only = { minVersion: version, maxVersion: version };
    const served = (socket: Socket): TLSSocket => {
      const secure = new TLSSocket(socket, { ...ecdsa, ...only, isServer: true });
      secure.on('error', () => {});
      secure.on('data', (word) => secure.end(String(word).toUpperCase()));
      return secure;
    };

    test(`${version}: our server end answers our client end and that of node:tls`, async (t) => {
      const port = await listening(t, plain(served));
      const ours = new TLSSocket(await ready(port), trusting);
      ours.write('parcel');
      assert.equal(String(await collect(ours)), 'PARCEL');
      assert.deepEqual([ours.authorized, ours.getProtocol()], [true, version]);
      const theirs = nodeTls.connect({ socket: await ready(port), ...trusting });
      theirs.write('parcel');
      assert.equal(String(await collect(theirs)), 'PARCEL');
    });

    test(`${version}: our client end speaks with a server end of node:tls`, async (t) => {
      const port = await listening(
        t,
        plain((socket) => {
          const secureContext = nodeTls.createSecureContext({ ...ecdsa, ...only });
          const secure = new nodeTls.TLSSocket(socket, { isServer: true, secureContext });
          secure.on('error', () => {});
          secure.on('data', (word) => secure.end(String(word).toUpperCase()));
        }),
      );
      const ours = new TLSSocket(await ready(port), trusting);
      ours.write('parcel');
      assert.equal(String(await collect(ours)), 'PARCEL');
      assert.equal(ours.authorized, true);
    });
  }

  test("'secure' tells that the handshake is complete, on both ends", async (t) => {
    let theirs: Promise<unknown> | undefined;
    const port = await listening(
      t,
      plain((socket) => {
        const secure = new TLSSocket(socket, { ...ecdsa, isServer: true }).on('error', () => {});
        theirs = once(secure, 'secure');
      }),
    );
    const ours = new TLSSocket(await ready(port), trusting);
    await Promise.all([once(ours, 'secure'), theirs]);
    ours.destroy();
  });

  test('a client end verifies: without the root, and for another name, it refuses', async (t) => {
    const port = await listening(
      t,
      plain((socket) => void new TLSSocket(socket, { ...ecdsa, isServer: true }).on('error', () => {})),
    );
    for (const [options, code] of [
      [{ servername: 'localhost', ca: nodeTls.rootCertificates[0] }, /^SELF_SIGNED_CERT_IN_CHAIN$/],
      [{ ca: ecdsa.ca, servername: 'other.example' }, /ALTNAME/],
    ] as const) {
      assert.match((await failure(new TLSSocket(await ready(port), options))).code!, code);
    }
  });

  test('a server end chooses by name and protocol, and asks for a certificate, which it judges', async (t) => {
    const asked: string[] = [];
    const options: TLSSocketOptions = {
      ...ecdsa,
      isServer: true,
      SNICallback(name, done) {
        asked.push(name);
        done(null);
      },
      ALPNCallback: ({ protocols }) => protocols.at(-1),
    };
    const failed: Promise<Error & { code?: string }>[] = [];
    const port = await listening(
      t,
      plain((socket) => {
        const requestCert = failed.length > 0;
        const secure = new TLSSocket(socket, { ...options, requestCert });
        failed.push(requestCert ? failure(secure) : Promise.resolve(new Error('none')));
        secure.once('secure', () => secure.end('hello'));
      }),
    );
    const client = { ...trusting, cert: ecdsa.cert, key: ecdsa.key, ALPNProtocols: ['a', 'b'] };
    const ours = new TLSSocket(await ready(port), client);
    assert.equal(String(await collect(ours)), 'hello');
    assert.deepEqual([asked, ours.alpnProtocol], [['localhost'], 'b']);
    // What is below may be half open, and so may this.
    ours.end();
    const refused = new TLSSocket(await ready(port), client);
    assert.match((await failure(refused.resume())).code!, /^ERR_SSL_.*CERTIFICATE/);
    assert.equal((await failed[1]!).code, 'INVALID_PURPOSE', 'a certificate for servers is none for clients');
  });

  test('any Duplex of bytes will do', async () => {
    const [near, far] = pair();
    const server = new TLSSocket(far, { ...ecdsa, isServer: true });
    server.on('data', (word) => server.end(word));
    const client = new TLSSocket(near, trusting);
    client.write('echo');
    assert.equal(String(await collect(client)), 'echo');
  });

  test('the name can be set before the handshake, and not after', async () => {
    const [near, far] = pair();
    const server = new TLSSocket(far, { ...ecdsa, isServer: true });
    const client = new TLSSocket(near, { ca: ecdsa.ca, servername: 'other.example' });
    client.setServername('localhost');
    await Promise.all([once(server, 'secure'), once(client, 'secureConnect')]);
    assert.equal(server.servername, 'localhost');
    assert.throws(() => client.setServername('late.example'), { code: 'ERR_TLSCOPE_TOO_LATE' });
    client.destroy();
    server.destroy();
  });

  test('Server and TLSSocket are made without `new` as well, and are extended', async (t) => {
    const server = Server({ ...ecdsa }, (socket) => socket.end('hello'));
    assert.ok(server instanceof Server);
    const port = await listening(t, server);
    const transport = net.connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    const socket = TLSSocket(transport, trusting);
    assert.ok(socket instanceof TLSSocket);
    assert.equal(String(await collect(socket)), 'hello');
    class Mine extends Server {
      readonly mine = true;
    }
    const mine = new Mine({ ...ecdsa });
    assert.deepEqual([mine.mine, mine instanceof Server, mine instanceof net.Server], [true, true, true]);
  });
});

/** Two ends of a pipe. */
function pair(): [Duplex, Duplex] {
  const ends: Duplex[] = [0, 1].map(
    (i) =>
      new Duplex({
        read() {},
        write(chunk, _encoding, done) {
          ends[1 - i]!.push(chunk);
          done();
        },
        final(done) {
          ends[1 - i]!.push(null);
          done();
        },
      }),
  );
  return ends as [Duplex, Duplex];
}
