import type { EventEmitter } from 'node:events';
import type { SocketSetup } from '../common/index.ts';
import { observer, transportObserver } from '../trace/index.ts';
import type { ServerOptionsFor } from './options.ts';
import type { MakeServerEngine, OwnContext, ServerSide } from './server-side.ts';

const HANDSHAKE_TIMEOUT = 120_000;

/** What a server's socket is made with; `events` is who tells of key log lines. */
export function serverSetup<Socket>(
  options: ServerOptionsFor<Socket>,
  side: ServerSide<Socket>,
  events: EventEmitter,
  makeEngine: MakeServerEngine,
): SocketSetup<Socket> {
  const { observe, allowHalfOpen, highWaterMark, handshakeTimeout = HANDSHAKE_TIMEOUT } = options;
  const own: OwnContext = {};
  const now = options.now ?? Date.now;
  return {
    see: observe && ((event, socket) => transportObserver((seen) => observe(seen, socket), now)?.(event)),
    engine: (socket) => {
      const keylog =
        events.listenerCount('keylog') > 0 ? (line: Buffer) => events.emit('keylog', line, socket) : undefined;
      const watching = observer(observe && ((event) => observe(event, socket)), keylog);
      return makeEngine(side.configFor(socket, own), watching);
    },
    change: ({ secureContext }) => {
      if (secureContext !== undefined) own.context = secureContext;
    },
    allowHalfOpen,
    highWaterMark,
    handshakeTimeout,
  };
}
