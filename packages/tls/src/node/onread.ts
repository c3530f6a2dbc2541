import type { ConnectOptions } from './options.ts';
import type { TLSSocket } from './socket.ts';

type OnRead = NonNullable<ConnectOptions['onread']>;

/** What arrives is copied into the caller's buffer, as much as it holds at a time; `false` from `callback` pauses. */
export function readInto(socket: TLSSocket, { buffer, callback }: OnRead): void {
  socket.on('data', (chunk: Buffer) => {
    for (let at = 0; at < chunk.length; ) {
      const into = typeof buffer === 'function' ? buffer() : buffer;
      const part = chunk.subarray(at, at + into.length);
      into.set(part);
      at += part.length;
      if (callback(part.length, into) !== false) continue;
      socket.pause();
      if (at < chunk.length) socket.unshift(chunk.subarray(at));
      return;
    }
  });
}
