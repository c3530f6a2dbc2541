import { Server as NetServer } from 'node:net';
import type { Duplex } from 'node:stream';
import { createServerEngine } from '../engine/index.ts';
import type { ServerConfig, TlsEngine } from '../engine/interface.ts';
import { serverConfig } from './context.ts';
import { observer, transportObserver } from './observer.ts';
import type { ServerOptions } from './options.ts';
import { TLSSocket } from './socket.ts';

/** How engines are made; tests put their own in its place. */
export type MakeServerEngine = (config: ServerConfig) => TlsEngine;

type OnConnection = (socket: TLSSocket) => void;

const HANDSHAKE_TIMEOUT = 120_000;

/**
 * A server like that of node:tls. Events: 'secureConnection' (socket), 'tlsClientError' (error, socket) for a handshake
 * that failed, 'keylog' (line, socket). `server.emit('connection', duplex)` serves any byte stream. Throws on
 * options it cannot follow. Nothing a stranger sends raises an error that the caller must handle.
 */
export function createServer(options: ServerOptions, listener?: OnConnection): Server {
  return new Server(options, listener);
}

export class Server extends NetServer {
  readonly #options: ServerOptions;
  readonly #makeEngine: MakeServerEngine;
  readonly #config: ServerConfig;

  constructor(options: ServerOptions, listener?: OnConnection, makeEngine: MakeServerEngine = createServerEngine) {
    const { noDelay = true, keepAlive, keepAliveInitialDelay } = options;
    super({ allowHalfOpen: true, noDelay, keepAlive, keepAliveInitialDelay } as object);
    this.#options = options;
    this.#makeEngine = makeEngine;
    this.#config = serverConfig(options);
    // Thrown away: only an engine knows every name, and what is wrong with the options is said here and now.
    makeEngine(this.#config);
    this.on('connection', (transport: Duplex) => this.#accept(transport));
    if (listener !== undefined) this.on('secureConnection', listener);
  }

  #accept(transport: Duplex): void {
    let secure = false;
    const { observe } = this.#options;
    const see = transportObserver(observe && ((event) => observe(event, socket)), this.#config.now);
    const socket: TLSSocket = new TLSSocket(transport, {
      see,
      engine: () => this.#engine(socket),
      allowHalfOpen: this.#options.allowHalfOpen,
      handshakeTimeout: this.#options.handshakeTimeout ?? HANDSHAKE_TIMEOUT,
    });
    // Stays for good: what a stranger does to a connection must not end the process.
    socket.on('error', (error) => {
      if (!secure) this.emit('tlsClientError', error, socket);
    });
    socket.once('secure', () => {
      secure = true;
      this.emit('secureConnection', socket);
    });
  }

  #engine(socket: TLSSocket): TlsEngine {
    const { observe } = this.#options;
    const keylog = this.listenerCount('keylog') > 0 ? (line: Buffer) => this.emit('keylog', line, socket) : undefined;
    const watching = observer(observe && ((event) => observe(event, socket)), keylog);
    return this.#makeEngine(watching ? { ...this.#config, observe: watching } : this.#config);
  }
}
