import { EventEmitter } from 'node:events';
import type { Duplex } from 'node:stream';
import { asGiven, createClientEngine, createServerEngine } from '../../engine/index.ts';
import type { ClientPskCallback, ServerOptions, ServerPskCallback, TLSSocketOptions } from '../client/options.ts';
import { clientSetup } from '../client/setup.ts';
import type { ClientProtocol, ServerProtocol } from '../common/protocol.ts';
import { ServerSide } from '../server/server-side.ts';
import { serverSetup } from '../server/setup.ts';
import type { StreamSetup } from '../stream/setup.ts';

/** For a socket that somebody makes by hand over `socket`. Throws on options that cannot be followed. */
export function setupOf(given: TLSSocketOptions, socket: Duplex): StreamSetup {
  const options = asGiven(given);
  const { isServer, observe, pskCallback, protocol, ...common } = options;
  if (!isServer) {
    const psk = pskCallback && { pskCallback: pskCallback as ClientPskCallback };
    const ours = protocol && { protocol: protocol as ClientProtocol };
    const wanted = { ...common, ...psk, ...ours, ...(observe && { observe }), socket };
    return { ...clientSetup(asGiven(wanted), createClientEngine), byHand: true };
  }
  const events = options.server ?? new EventEmitter();
  const psk = pskCallback && { pskCallback: pskCallback as ServerPskCallback };
  const ours = protocol && { protocol: protocol as ServerProtocol };
  const served: ServerOptions = {
    ...common,
    ...psk,
    ...ours,
    ...(observe && { observe }),
  };
  const side = new ServerSide(served, events);
  createServerEngine(side.config);
  return { ...serverSetup(asGiven(served), side, events, createServerEngine), byHand: true };
}
