/** A TCP connection on which the first flight goes out in two packets: who reads only one, answers nothing. */
import { createConnection, type Socket } from 'node:net';
import { Duplex } from 'node:stream';
import type { ConnectOptions } from 'tlscope/node';

/** Milliseconds between the two. */
const PAUSE = 60;

export function splitting({ host = 'localhost', port = 443 }: ConnectOptions): Duplex {
  const socket = createConnection({ host, port, allowHalfOpen: true, noDelay: true });
  let first = true;
  const duplex = new Duplex({
    allowHalfOpen: true,
    read: () => void socket.resume(),
    write(chunk: Buffer, _encoding, done) {
      if (!first) return void socket.write(chunk, () => done());
      first = false;
      return halves(socket, chunk, done);
    },
    final: (done) => void socket.end(() => done()),
    destroy(error, done) {
      socket.destroy();
      done(error);
    },
  });
  socket.on('data', (chunk) => {
    if (!duplex.push(chunk)) socket.pause();
  });
  socket.on('end', () => duplex.push(null));
  socket.on('error', (error) => duplex.destroy(error));
  return duplex;
}

function halves(socket: Socket, chunk: Buffer, done: () => void): void {
  const middle = chunk.length >> 1;
  socket.write(chunk.subarray(0, middle), () => {
    setTimeout(() => socket.write(chunk.subarray(middle), () => done()), PAUSE);
  });
}
