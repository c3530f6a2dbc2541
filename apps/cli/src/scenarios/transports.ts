/** Byte streams that spoil what goes over them. */
import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';

/** The same socket, with everything that the server writes changed on its way out. */
export const spoiled = (socket: Socket, change: (chunk: Buffer) => Buffer): Duplex =>
  over(socket, (chunk, done) => socket.write(change(chunk), done));

/** The same socket, one byte at a time. */
export const dripping = (socket: Socket, milliseconds: number): Duplex =>
  over(socket, (chunk, done) => {
    const drip = (at: number): void => {
      if (at === chunk.length || socket.destroyed) return done();
      socket.write(chunk.subarray(at, at + 1));
      setTimeout(drip, milliseconds, at + 1);
    };
    drip(0);
  });

function over(socket: Socket, write: (chunk: Buffer, done: () => void) => void): Duplex {
  const duplex = new Duplex({
    allowHalfOpen: true,
    read: () => void socket.resume(),
    write(chunk: Buffer, _encoding, done) {
      if (socket.destroyed) done();
      else write(chunk, done);
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
  socket.on('close', () => duplex.destroy());
  return duplex;
}
