import { sendLateRequest, serverGraph, serverStart, serverSteps } from '../handshake/index.ts';
import { DEFAULT_MAX_HANDSHAKE_MESSAGE, serverSettings } from './config/index.ts';
import { Engine } from './engine.ts';
import type { Observer, ServerConfig, TlsEngine } from './interface.ts';
import type { EngineParts } from './parts.ts';

/**
 * A server's end of one connection. Throws `CallerFault` where `config` cannot be followed.
 *
 * @param observe where one configuration serves many connections, and each has an observer of its own
 */
export function createServerEngine(config: ServerConfig, observe: Observer | undefined = config.observe): TlsEngine {
  return new Engine(serverParts(config, observe));
}

export function serverParts(config: ServerConfig, observe: Observer | undefined): EngineParts {
  return {
    side: 'server',
    settings: serverSettings(config),
    graph: serverGraph,
    handlers: serverSteps,
    initial: serverStart,
    firstVersion: 0x0303,
    maxHandshakeMessage: config.maxHandshakeMessage ?? DEFAULT_MAX_HANDSHAKE_MESSAGE,
    earlyDataLimit: config.earlyData?.maxSize ?? 0,
    observe,
    requestCertificate: sendLateRequest,
  };
}
