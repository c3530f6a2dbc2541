import { once } from 'node:events';
import { type AddressInfo, connect as connectTcp, createServer, type Server, type Socket } from 'node:net';
import { type AcceptOptions, accept, type ByteStreams, type ConnectOptions, connect } from '../../src/index.ts';
import { socketStreams } from '../../src/node/index.ts';
import { ecdsa } from '../node/support.ts';

export interface Scope {
  after(undo: () => unknown): void;
}

export const clientOptions: ConnectOptions = { host: 'localhost', ca: ecdsa.ca };
export const serverOptions: AcceptOptions = { cert: ecdsa.cert, key: ecdsa.key };

/** Two ends in memory; each chunk is one the other end wrote. */
export function memoryPair(highWaterMark = 4): [ByteStreams, ByteStreams] {
  const strategy = { highWaterMark };
  const [there, back] = [1, 2].map(() => new TransformStream<Uint8Array, Uint8Array>({}, strategy, strategy));
  return [
    { readable: back!.readable, writable: there!.writable },
    { readable: there!.readable, writable: back!.writable },
  ];
}

/** Both ends of a handshake that completes. */
export async function connectedPair(client: Partial<ConnectOptions> = {}, server: Partial<AcceptOptions> = {}) {
  const [near, far] = memoryPair();
  return Promise.all([
    connect(near, { ...clientOptions, ...client }),
    accept(far, { ...serverOptions, ...server }),
  ] as const);
}

export async function listen<S extends Server>(t: Scope, server: S): Promise<number> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => sockets.add(socket.on('error', () => {})));
  t.after(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return (server.address() as AddressInfo).port;
}

/** Serves our streams over TCP. */
export const serveStreams = (t: Scope, use: (transport: ByteStreams) => void): Promise<number> =>
  listen(
    t,
    createServer({ allowHalfOpen: true }, (socket) => use(socketStreams(socket))),
  );

export async function dial(t: Scope, port: number): Promise<ByteStreams> {
  const socket = connectTcp({ port, host: '127.0.0.1', allowHalfOpen: true });
  t.after(() => socket.destroy());
  await once(socket, 'connect');
  return socketStreams(socket);
}

/** Everything until the end. */
export async function everything(readable: ReadableStream<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of readable) parts.push(part);
  return Buffer.concat(parts);
}

/** Writes in pieces, ends, and resolves when that was taken. */
export async function sendAll(writable: WritableStream<Uint8Array>, data: Uint8Array, piece = 100_000): Promise<void> {
  const writer = writable.getWriter();
  for (let from = 0; from < data.length; from += piece) await writer.write(data.subarray(from, from + piece));
  await writer.close();
}
