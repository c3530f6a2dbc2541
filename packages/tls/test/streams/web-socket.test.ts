/** A WebSocket as a byte stream; `ws` has the interface of a browser's. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { WebSocketServer, WebSocket as WsSocket } from 'ws';
import { accept, connect, webSocketStreams } from '../../src/index.ts';
import { clientOptions, everything, type Scope, sendAll, serverOptions } from './support.ts';

const ours = (socket: WsSocket) => webSocketStreams(socket as unknown as WebSocket);

async function serve(t: Scope, use: (socket: WsSocket) => void): Promise<string> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await once(server.on('connection', use), 'listening');
  t.after(() => server.close());
  return `ws://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test('both ends of a connection over one, opened while we already write', async (t) => {
  const data = Buffer.alloc(3_000_000, 'what is written here has to arrive ');
  const url = await serve(t, async (socket) => {
    const connection = await accept(ours(socket), serverOptions);
    await connection.readable.pipeTo(connection.writable);
  });
  const connection = await connect(ours(new WsSocket(url)), clientOptions);
  const [back] = await Promise.all([everything(connection.readable), sendAll(connection.writable, data)]);
  assert.ok(back.equals(data));
});

test('a tunnel that nobody answers, one that is closed, and one that speaks text, each fail by their code', async (t) => {
  const code = 'ERR_TLSCOPE_TRANSPORT_CLOSED';
  const nobody = new WsSocket('ws://127.0.0.1:1');
  await assert.rejects(connect(ours(nobody), clientOptions), { code });
  await assert.rejects(connect(ours(nobody), clientOptions), { code });
  const speaks = await serve(t, (socket) => socket.send('hello'));
  await assert.rejects(connect(ours(new WsSocket(speaks)), clientOptions), { code: 'ERR_TLSCOPE_BAD_CHUNK' });
});
