import { clientGraph, clientSteps, sendClientHello } from '../handshake/index.ts';
import { clientSettings, DEFAULT_MAX_HANDSHAKE_MESSAGE } from './config/index.ts';
import { Engine } from './engine.ts';
import type { ClientConfig, Observer, TlsEngine } from './interface.ts';
import type { EngineParts } from './parts.ts';

/**
 * A client's end of one connection. Throws `CallerFault` where `config` cannot be followed.
 *
 * @param observe where one configuration serves many connections, and each has an observer of its own
 */
export function createClientEngine(config: ClientConfig, observe: Observer | undefined = config.observe): TlsEngine {
  return new Engine(clientParts(config, observe));
}

export function clientParts(config: ClientConfig, observe: Observer | undefined): EngineParts {
  return {
    side: 'client',
    settings: clientSettings(config),
    graph: clientGraph,
    handlers: clientSteps,
    initial: { at: 'START' },
    // Old servers want 0x0301 in the record of the first ClientHello (RFC 9846 §5.1).
    firstVersion: 0x0301,
    maxHandshakeMessage: config.maxHandshakeMessage ?? DEFAULT_MAX_HANDSHAKE_MESSAGE,
    earlyDataLimit: 0,
    observe,
    open: sendClientHello,
  };
}
