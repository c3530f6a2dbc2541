/** The process under test: a server of ours that serves wishes, and reports how it is. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { pipeline } from 'node:stream/promises';
import { nodeProvider } from 'tlscope/crypto/node';
import { createServer, type TLSSocket } from 'tlscope/node';
import { makeIdentity, toPem, writePrivateKey } from 'tlscope/x509';
import { anyOf } from './any-of.ts';
import { Follower, portionsOf } from './pattern.ts';
import { readWish, WISH_LENGTH, type Wish } from './wish.ts';

export interface Health {
  /** In bytes, after a collection of garbage. */
  readonly rss: number;
  readonly heap: number;
  /** What keeps the process going, connections included. */
  readonly handles: number;
  readonly open: number;
  readonly served: number;
  readonly bytes: number;
  /** By code: connections that ended with an error, which is what rude clients cause. */
  readonly ended: Readonly<Record<string, number>>;
  /** Errors that nobody was there to handle, and bytes that were wrong: there must be none. */
  readonly wrong: readonly string[];
}

const wrong: string[] = [];
const ended: Record<string, number> = {};
let [served, bytes] = [0, 0];
const open = new Set<TLSSocket>();

const blame = (what: string) => (error: unknown) => void wrong.push(`${what}: ${error}`);
process
  .on('uncaughtException', blame('nobody handled an error'))
  .on('unhandledRejection', blame('nobody handled a rejection'));

const identity = makeIdentity({ provider: nodeProvider, names: ['localhost'], at: Date.now(), key: 'secp256r1' });
const server = createServer({
  cert: identity.server.chain.map((der) => toPem('CERTIFICATE', der)).join(''),
  key: toPem('PRIVATE KEY', writePrivateKey(identity.server.key)),
  allowHalfOpen: true,
});
server.on('secureConnection', (socket) => {
  open.add(socket);
  socket.once('close', () => open.delete(socket));
  serve(socket).then(
    () => served++,
    (error) => endedBy(error),
  );
});
server.on('tlsClientError', endedBy);

function endedBy(error: Error & { code?: string }): void {
  if (error instanceof RangeError) wrong.push(error.message);
  const code = error.code ?? error.message;
  ended[code] = (ended[code] ?? 0) + 1;
}

async function serve(socket: TLSSocket): Promise<void> {
  const wish = await wishOf(socket);
  if (wish === undefined) return;
  const { kind, seed, length } = wish;
  if (kind === 'down') return pipeline(portionsOf(seed, length), (parts) => count(parts), socket.resume());
  if (kind === 'up') return void socket.end(`${await follow(socket, seed)}`);
  for await (const part of reading(socket)) {
    bytes += part.length;
    if (!socket.write(part)) await anyOf(socket, 'drain', 'close');
  }
  socket.end();
}

async function wishOf(socket: TLSSocket): Promise<Wish | undefined> {
  for (;;) {
    const head: Buffer | null = socket.read(WISH_LENGTH);
    if (head !== null && head.length === WISH_LENGTH) return readWish(head);
    if (socket.readableEnded || socket.destroyed) return undefined;
    await anyOf(socket, 'readable', 'end', 'close');
  }
}

/** Its end is not the end of the other direction. */
const reading = (socket: TLSSocket): AsyncIterable<Buffer> => socket.iterator({ destroyOnReturn: false });

async function* count(parts: AsyncIterable<Buffer> | Iterable<Buffer>): AsyncGenerator<Buffer> {
  for await (const part of parts) {
    bytes += part.length;
    yield part;
  }
}

async function follow(socket: TLSSocket, seed: number): Promise<number> {
  const follower = new Follower(seed);
  for await (const part of count(reading(socket))) follower.take(part);
  return follower.position;
}

function health(): Health {
  globalThis.gc?.();
  const { rss, heapUsed: heap } = process.memoryUsage();
  const handles = process.getActiveResourcesInfo().length;
  return { rss, heap, handles, open: open.size, served, bytes, ended, wrong };
}

process.on('message', () => process.send!(health()));
process.on('disconnect', () => process.exit());
await once(server.listen(0, '127.0.0.1'), 'listening');
process.send!({ port: (server.address() as AddressInfo).port, ca: toPem('CERTIFICATE', identity.root.der) });
