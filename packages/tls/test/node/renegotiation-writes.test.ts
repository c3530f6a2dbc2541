/** A server of node:tls asks for another handshake, and somebody on the way keeps it from coming to its end. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type Socket, connect as tcpConnect, createServer as tcpServer } from 'node:net';
import { Duplex } from 'node:stream';
import { test } from 'node:test';
import { createServer, type TLSSocket as NodeSocket } from 'node:tls';
import { connect as connectStreams } from '../../src/streams/index.ts';
import { dial, ecdsa, listening } from './support.ts';

const LENGTH = 1_048_576;
const PIECE = 65_536;

type Scope = Parameters<typeof listening>[0];

/** A server that counts what it gets, and a way to it whose bytes towards the server can be held up. */
async function scene(t: Scope) {
  const accepted: NodeSocket[] = [];
  const server = createServer({ cert: ecdsa.cert, key: ecdsa.key, maxVersion: 'TLSv1.2' }, (socket) => {
    accepted.push(socket);
  });
  const behind = await listening(t, server);
  let towards: Socket | undefined;
  // Each direction ends by itself: the server's goodbye comes after the client's end.
  const way = tcpServer({ allowHalfOpen: true }, (near) => {
    const far = tcpConnect({ port: behind, host: '127.0.0.1', allowHalfOpen: true });
    towards = near;
    near.pipe(far).on('error', () => {});
    far.pipe(near).on('error', () => {});
  });
  return { port: await listening(t, way), accepted, hold: () => towards!.pause(), release: () => towards!.resume() };
}

/** Resolves when the server has asked, and its question has come. */
async function asked(socket: NodeSocket): Promise<void> {
  socket.renegotiate({}, () => {});
  socket.write('now');
}

/** Up to the end; the socket stays open in the other direction, so that it can say goodbye. */
async function lengthOf(socket: NodeSocket): Promise<number> {
  let length = 0;
  socket.on('data', (bytes) => {
    length += bytes.length;
  });
  await once(socket, 'end');
  return length;
}

test('what is written meanwhile waits with its writer, and comes whole, and then the end', async (t) => {
  const { port, accepted, hold, release } = await scene(t);
  const client = dial(port, { protocol: { allowRenegotiation: true } });
  await once(client, 'secureConnect');
  client.write('first');
  while (accepted.length === 0) await new Promise(setImmediate);
  const [server] = accepted;
  await once(server!, 'readable');
  hold();
  await asked(server!);
  await once(client, 'data');
  let taken = 0;
  for (let from = 0; from < LENGTH; from += PIECE) client.write(Buffer.alloc(PIECE), () => (taken += PIECE));
  client.end();
  for (let turns = 0; turns < 100; turns++) await new Promise(setImmediate);
  assert.equal(taken, 0);
  assert.equal(client.writableLength, LENGTH);
  release();
  assert.equal(await lengthOf(server!), 'first'.length + LENGTH);
  client.destroy();
});

test('the same over WHATWG streams', async (t) => {
  const { port, accepted, hold, release } = await scene(t);
  const transport = tcpConnect(port, '127.0.0.1');
  const connection = await connectStreams(Duplex.toWeb(transport), {
    host: 'localhost',
    ca: ecdsa.ca,
    allowRenegotiation: true,
  });
  const writer = connection.writable.getWriter();
  const reader = connection.readable.getReader();
  await writer.write(Buffer.from('first'));
  while (accepted.length === 0) await new Promise(setImmediate);
  const [server] = accepted;
  await once(server!, 'readable');
  hold();
  await asked(server!);
  await reader.read();
  let taken = false;
  const written = writer.write(new Uint8Array(PIECE)).then(() => {
    taken = true;
  });
  for (let turns = 0; turns < 100; turns++) await new Promise(setImmediate);
  assert.equal(taken, false);
  release();
  await written;
  const ended = writer.close();
  assert.equal(await lengthOf(server!), 'first'.length + PIECE);
  server!.end();
  await ended;
  transport.destroy();
});
