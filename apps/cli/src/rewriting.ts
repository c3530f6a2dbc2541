/** A socket with what is written to it going another way: changed, held up, cut into pieces. */
import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';

/** `write` gets each chunk in place of the socket, and calls `done` when it is through with it. */
export function rewriting(socket: Socket, write: (chunk: Buffer, done: () => void) => void): Duplex {
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
  // Whoever looks on knows callers by where they are.
  const { remoteAddress, remotePort } = socket;
  Object.assign(duplex, { remoteAddress, remotePort });
  socket.on('data', (chunk) => {
    if (!duplex.push(chunk)) socket.pause();
  });
  socket.on('end', () => duplex.push(null));
  socket.on('error', (error) => duplex.destroy(error));
  socket.on('close', () => duplex.destroy());
  return duplex;
}
