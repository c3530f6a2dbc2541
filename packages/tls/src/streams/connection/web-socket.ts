import { badChunk, tunnelFailed } from './faults.ts';
import type { ByteStreams } from './options.ts';

const ENOUGH_BUFFERED = 1_048_576;
const LOOK_AGAIN_MILLISECONDS = 10;

/**
 * A WebSocket as a byte stream: each binary message is a piece of it, wherever it was cut. To be called before the
 * socket's first message. Writing waits where much is buffered; a WebSocket has no means to slow the other end down.
 */
export function webSocketStreams(socket: WebSocket): ByteStreams {
  socket.binaryType = 'arraybuffer';
  let over = false;
  const readable = new ReadableStream<Uint8Array>({
    start(controller) {
      const end = (how: () => void): void => {
        if (!over) how();
        over = true;
      };
      socket.addEventListener('message', ({ data }) => {
        if (over) return;
        if (data instanceof ArrayBuffer) controller.enqueue(new Uint8Array(data));
        else end(() => controller.error(badChunk('a tunnel')));
      });
      socket.addEventListener('close', () => end(() => controller.close()));
      if (socket.readyState > socket.OPEN) end(() => controller.error(tunnelFailed()));
      socket.addEventListener('error', () => end(() => controller.error(tunnelFailed())));
    },
    cancel() {
      over = true;
      socket.close();
    },
  });
  const writable = new WritableStream<Uint8Array>({
    start: () => opened(socket),
    async write(chunk) {
      if (socket.readyState !== socket.OPEN) throw tunnelFailed();
      socket.send(chunk as Uint8Array<ArrayBuffer>);
      while (socket.bufferedAmount > ENOUGH_BUFFERED && socket.readyState === socket.OPEN) await aMoment();
    },
    close: () => socket.close(),
    abort: () => socket.close(),
  });
  return { readable, writable };
}

function opened(socket: WebSocket): Promise<void> {
  if (socket.readyState === socket.OPEN) return Promise.resolve();
  if (socket.readyState > socket.OPEN) return Promise.reject(tunnelFailed());
  return new Promise((resolve, reject) => {
    socket.addEventListener('open', () => resolve());
    socket.addEventListener('close', () => reject(tunnelFailed()));
  });
}

const aMoment = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MILLISECONDS));
