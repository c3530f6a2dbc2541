/** Byte streams that spoil what goes over them. */
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { rewriting } from '../rewriting.ts';

/** The same socket, with everything that the server writes changed on its way out. */
export const spoiled = (socket: Socket, change: (chunk: Buffer) => Buffer): Duplex =>
  rewriting(socket, (chunk, done) => socket.write(change(chunk), done));

/** The same socket, one byte at a time. */
export const dripping = (socket: Socket, milliseconds: number): Duplex =>
  rewriting(socket, (chunk, done) => {
    const drip = (at: number): void => {
      if (at === chunk.length || socket.destroyed) return done();
      socket.write(chunk.subarray(at, at + 1));
      setTimeout(drip, milliseconds, at + 1);
    };
    drip(0);
  });
