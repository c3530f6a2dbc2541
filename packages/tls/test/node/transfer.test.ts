import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createConnection } from 'node:net';
import { type Duplex, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { describe, test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import tls from 'node:tls';
import { createServer } from '../../src/node/index.ts';
import { collect } from './collect.ts';
import { closed, connected, dial, ecdsa, failure, listening, serve } from './support.ts';

const MEBIBYTE = 1_048_576;

interface Side {
  serve(
    t: { after(work: () => void): void },
    version: 'TLSv1.2' | 'TLSv1.3',
    on: (socket: Duplex) => void,
  ): Promise<number>;
  connect(port: number): Promise<Duplex>;
}
const options = (version: 'TLSv1.2' | 'TLSv1.3') => ({
  cert: ecdsa.cert,
  key: ecdsa.key,
  minVersion: version,
  maxVersion: version,
  allowHalfOpen: true,
});
const ours: Side = {
  serve: (t, version, on) => listening(t, createServer(options(version), on)),
  connect: (port) => connected(port, { allowHalfOpen: true }),
};
const theirs: Side = {
  serve: (t, version, on) => listening(t, tls.createServer(options(version), on)),
  async connect(port) {
    const where = { port, host: '127.0.0.1', servername: 'localhost', ca: ecdsa.ca };
    const socket = tls.connect({ ...where, allowHalfOpen: true } as tls.ConnectionOptions);
    await once(socket, 'secureConnect');
    return socket;
  },
};
const pairs = [
  ['our client, our server', ours, ours],
  ['our client, node:tls', ours, theirs],
  ['node:tls, our server', theirs, ours],
] as const;

/** `length` bytes that are nowhere the same, in chunks of odd sizes. */
function* stream(length: number): Generator<Buffer> {
  let word = 1;
  for (let left = length; left > 0; ) {
    const size = Math.min(left, (word >>> 8) % 40_000 || 1);
    const chunk = Buffer.alloc(size);
    for (let i = 0; i < size; i++) {
      word = Math.imul(word, 1_664_525) + 1_013_904_223;
      chunk[i] = word >>> 24;
    }
    left -= size;
    yield chunk;
  }
}
async function digest(chunks: AsyncIterable<Buffer> | Iterable<Buffer>): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of chunks) hash.update(chunk);
  return hash.digest('hex');
}

describe('data', () => {
  for (const version of ['TLSv1.3', 'TLSv1.2'] as const) {
    for (const [name, client, server] of pairs) {
      test(`${name}, ${version}: 4 MiB each way at once, each direction ended by itself`, async (t) => {
        const port = await server.serve(t, version, (socket) => void socket.pipe(socket));
        const socket = await client.connect(port);
        const [heard] = await Promise.all([
          digest(socket.iterator({ destroyOnReturn: false })),
          pipeline(Readable.from(stream(4 * MEBIBYTE)), socket),
        ]);
        assert.equal(heard, await digest(stream(4 * MEBIBYTE)));
      });

      test(`${name}, ${version}: an answer that comes after the question's end`, async (t) => {
        const port = await server.serve(t, version, async (socket) => {
          const question = await collect(socket);
          await turn();
          socket.end(`${question}?`);
        });
        const socket = await client.connect(port);
        socket.end('anybody there');
        assert.equal(String(await collect(socket)), 'anybody there?');
        await closed(socket);
      });
    }
  }

  test('a reader that waits holds the writer back, and little is held in memory', async (t) => {
    let written = 0;
    const { port } = await serve(t, async (socket) => {
      socket.on('error', () => {});
      const chunk = Buffer.alloc(65_536);
      while (!socket.destroyed) {
        written += chunk.length;
        if (!socket.write(chunk)) await new Promise((resolve) => socket.once('drain', resolve));
      }
    });
    const socket = await connected(port);
    socket.pause();
    // Until nothing more was taken for a thousand turns.
    for (let before = written, turns = 0; turns < 1000; turns++) {
      await turn();
      if (written !== before) turns = 0;
      before = written;
    }
    assert.ok(written > 0);
    assert.ok(written < 24 * MEBIBYTE, `${written} bytes were taken with nobody reading`);
    assert.ok(socket.readableLength <= 5 * 65_536, `${socket.readableLength} bytes wait in the reader`);
    assert.ok(socket.writableLength === 0);
    socket.destroy();
  });

  test('node:tls that goes away without close_notify leaves a truncation', async (t) => {
    const server = tls.createServer({ cert: ecdsa.cert, key: ecdsa.key }, (socket) => {
      socket.on('error', () => {});
      socket.write('half', () => (socket as unknown as { _handle: { close(): void } })._handle.close());
    });
    const socket = dial(await listening(t, server));
    const error = await failure(socket.resume());
    assert.match(error.code!, /^(ERR_TLSCOPE_TRUNCATED|ECONNRESET)$/);
  });

  test('200 connections, 50 at a time', async (t) => {
    const { port, server } = await serve(t, (socket) => void socket.pipe(socket));
    const one = async (i: number): Promise<void> => {
      const socket = dial(port);
      socket.end(`number ${i}`);
      assert.equal(String(await collect(socket)), `number ${i}`);
    };
    const lane = async (first: number): Promise<void> => {
      for (let i = first; i < 200; i += 50) await one(i);
    };
    await Promise.all(Array.from({ length: 50 }, (_, i) => lane(i)));
    while ((await new Promise((resolve) => server.getConnections((_, count) => resolve(count)))) !== 0) await turn();
  });

  test('a server survives what strangers send, and still serves', async (t) => {
    const { port, server } = await serve(t, (socket) => void socket.pipe(socket));
    const codes = new Map<string, string>();
    let said = '';
    server.on('tlsClientError', (error: Error & { code: string }) => codes.set(said, error.code));
    const strangers = {
      'an HTTP request': 'GET / HTTP/1.1\r\nHost: localhost\r\n\r\n',
      noise: Buffer.from(Array.from({ length: 3000 }, (_, i) => (i * i * 31 + 7) & 0xff)),
      'a record too long': Buffer.from([22, 3, 1, 0xff, 0xff]),
      'a hello that is none': Buffer.concat([Buffer.from([22, 3, 1, 0, 54, 1, 0, 0, 50]), Buffer.alloc(50)]),
      nothing: '',
    };
    for (const [name, bytes] of Object.entries(strangers)) {
      said = name;
      const stranger = createConnection(port, '127.0.0.1');
      stranger.on('error', () => {});
      stranger.end(bytes);
      await closed(stranger.resume());
    }
    assert.deepEqual([...codes.keys()], Object.keys(strangers));
    assert.equal(codes.get('nothing'), 'ECONNRESET');
    assert.equal(codes.get('a record too long'), 'ERR_TLSCOPE_PEER_RECORD_OVERFLOW');
    const socket = await connected(port);
    socket.end('still here');
    assert.equal(String(await collect(socket)), 'still here');
  });

  test('a stranger who says nothing is not waited for', async (t) => {
    const { port, server } = await serve(t, () => {}, { handshakeTimeout: 30 });
    const given = once(server, 'tlsClientError');
    await closed(createConnection(port, '127.0.0.1').resume());
    assert.equal((await given)[0].code, 'ERR_TLS_HANDSHAKE_TIMEOUT');
  });

  test('a client that meets something other than TLS says what it met', async (t) => {
    const { createServer: plain } = await import('node:http');
    const socket = dial(await listening(t, plain()));
    const error = await failure(socket);
    assert.match(error.message, /HTTP/);
  });
});
