import type { Duplex } from 'node:stream';

/**
 * A socket of Node (any Duplex of bytes) as WHATWG streams, for `connect` and `accept` of `tlscope`. Each direction ends
 * by itself, which those of `Duplex.toWeb` do not: for a half-closed connection the socket needs `allowHalfOpen`.
 */
export function socketStreams(socket: Duplex): {
  readonly readable: ReadableStream<Uint8Array>;
  readonly writable: WritableStream<Uint8Array>;
} {
  return { readable: readableOf(socket), writable: writableOf(socket) };
}

function readableOf(socket: Duplex): ReadableStream<Uint8Array> {
  let over = false;
  return new ReadableStream(
    {
      start(controller) {
        const end = (how: () => void): void => {
          if (!over) how();
          over = true;
        };
        socket.pause();
        socket.on('data', (chunk: Uint8Array) => {
          if (over) return;
          controller.enqueue(chunk);
          if (controller.desiredSize! <= 0) socket.pause();
        });
        socket.once('end', () => end(() => controller.close()));
        socket.once('error', (error) => end(() => controller.error(error)));
        socket.once('close', () => end(() => controller.error(new Error('the socket was closed'))));
      },
      pull: () => void socket.resume(),
      cancel() {
        over = true;
        socket.destroy();
      },
    },
    { highWaterMark: 65_536, size: (chunk) => chunk.length },
  );
}

function writableOf(socket: Duplex): WritableStream<Uint8Array> {
  return new WritableStream({
    start(controller) {
      socket.on('error', (error) => controller.error(error));
      socket.once('close', () => controller.error(new Error('the socket was closed')));
    },
    write: (chunk) => settled((done) => socket.write(chunk, done)),
    close: () => settled((done) => socket.end(done)),
    abort: () => void socket.destroy(),
  });
}

const settled = (work: (done: (error?: Error | null) => void) => void): Promise<void> =>
  new Promise((resolve, reject) => work((error) => (error ? reject(error) : resolve())));
