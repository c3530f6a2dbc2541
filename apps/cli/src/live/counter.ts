/** A scenario that the page starts, to watch whoever calls. */
import type { Socket } from 'node:net';
import type { TLSSocket } from 'tlscope/node';
import type { TlsEvent, TransportEvent } from 'tlscope/observe';
import { now } from '../clock.ts';
import type { World } from '../scenarios/index.ts';
import { named, open } from '../scenarios/open.ts';
import type { Shop } from './shop.ts';
import type { Stream } from './stream.ts';

/**
 * Each caller has a stream. What OpenSSL serves, or what speaks no TLS, is seen from outside: that somebody came and went.
 *
 * @param begin makes the stream of a caller
 */
export async function openScenario(
  name: string,
  world: World,
  begin: (socket: Socket | TLSSocket) => Stream,
): Promise<Shop> {
  const callers = new Map<number, Stream>();
  const known = new WeakMap<TLSSocket, Stream>();
  const transport = (what: TransportEvent['what']): TlsEvent => ({ type: 'transport', what, at: now() });
  const { close, port } = await open(named(name), world, '127.0.0.1', 0, {
    caller(socket) {
      const stream = begin(socket);
      const from = socket.remotePort ?? 0;
      callers.set(from, stream);
      stream.add(transport('connected'));
      socket.once('close', () => {
        callers.delete(from);
        stream.add(transport('closed'));
        stream.end();
      });
    },
    watch(event, socket) {
      const stream = known.get(socket) ?? callers.get(socket.remotePort ?? 0);
      if (stream === undefined || event.type === 'transport') return;
      known.set(socket, stream);
      stream.add(event);
    },
  });
  return { port, root: world.rootPem, close };
}
