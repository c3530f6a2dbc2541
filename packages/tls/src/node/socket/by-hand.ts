import { EventEmitter } from 'node:events';
import type { Duplex } from 'node:stream';
import { asGiven, createClientEngine, createServerEngine } from '../../engine/index.ts';
import { clientSetup } from '../client/index.ts';
import type {
  ClientProtocol,
  ClientPskCallback,
  ServerProtocol,
  ServerPskCallback,
  SocketSetup,
} from '../common/index.ts';
import { type ServerOptionsFor, ServerSide, serverSetup } from '../server/index.ts';
import type { SocketOptionsFor } from './options.ts';

/**
 * For a socket that somebody makes by hand over `socket`. Throws on options that cannot be followed.
 *
 * @param below what the socket was made over, where it was made over something
 */
export function setupOf<Socket extends EventEmitter>(
  given: SocketOptionsFor<Socket>,
  below: Duplex | null | undefined,
  socket: Duplex,
): SocketSetup<Socket> {
  const options = halfOpen(asGiven(given), below);
  const { isServer, observe, pskCallback, protocol, ...common } = options;
  if (!isServer) {
    const psk = pskCallback && { pskCallback: pskCallback as ClientPskCallback };
    const ours = protocol && { protocol: protocol as ClientProtocol };
    const wanted = { ...common, ...psk, ...ours, ...(observe && { observe }), socket };
    return { ...clientSetup(asGiven(wanted), createClientEngine), byHand: true };
  }
  const events = options.server ?? new EventEmitter();
  const psk = pskCallback && { pskCallback: pskCallback as ServerPskCallback<Socket> };
  const ours = protocol && { protocol: protocol as ServerProtocol };
  const served: ServerOptionsFor<Socket> = {
    ...common,
    ...psk,
    ...ours,
    ...(observe && { observe }),
  };
  const side = new ServerSide<Socket>(served, events);
  createServerEngine(side.config);
  return { ...serverSetup(asGiven(served), side, events, createServerEngine), byHand: true };
}

/** As what is below: only where there is nothing below yet, the option counts. */
const halfOpen = <Socket>(
  options: SocketOptionsFor<Socket>,
  below: Duplex | null | undefined,
): SocketOptionsFor<Socket> => (below ? asGiven({ ...options, allowHalfOpen: below.allowHalfOpen }) : options);
