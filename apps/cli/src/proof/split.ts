/** A TCP connection on which the first flight goes out in two packets: who reads only one, answers nothing. */
import { createConnection } from 'node:net';
import type { Duplex } from 'node:stream';
import type { ConnectOptions } from 'tlscope/node';
import { rewriting } from '../rewriting.ts';

/** Milliseconds between the two. */
const PAUSE = 60;

export function splitting({ host = 'localhost', port = 443 }: ConnectOptions): Duplex {
  const socket = createConnection({ host, port, allowHalfOpen: true, noDelay: true });
  let first = true;
  return rewriting(socket, (chunk, done) => {
    if (!first) return void socket.write(chunk, () => done());
    first = false;
    const middle = chunk.length >> 1;
    return void socket.write(chunk.subarray(0, middle), () => {
      setTimeout(() => socket.write(chunk.subarray(middle), () => done()), PAUSE);
    });
  });
}
