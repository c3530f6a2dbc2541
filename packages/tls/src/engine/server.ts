import { serverGraph, serverSteps } from '../handshake/index.ts';
import { Transcript } from '../keys/index.ts';
import { DEFAULT_MAX_HANDSHAKE_MESSAGE, serverSettings } from './config.ts';
import { Engine } from './engine.ts';
import type { Observer, ServerConfig, TlsEngine } from './interface.ts';
import type { Handlers } from './machine.ts';

/**
 * A server's end of one connection. Throws `CallerFault` where `config` cannot be followed.
 *
 * @param observe where one configuration serves many connections, and each has an observer of its own
 */
export function createServerEngine(config: ServerConfig, observe: Observer | undefined = config.observe): TlsEngine {
  const settings = serverSettings(config);
  return new Engine({
    side: 'server',
    settings,
    graph: serverGraph,
    handlers: serverSteps as unknown as Handlers,
    initial: { at: 'WAIT_CH', transcript: Transcript.empty } as { readonly at: string },
    firstVersion: 0x0303,
    maxHandshakeMessage: config.maxHandshakeMessage ?? DEFAULT_MAX_HANDSHAKE_MESSAGE,
    earlyDataLimit: config.earlyData?.maxSize ?? 0,
    observe,
    opening: undefined,
  });
}
