import { captureRejectionSymbol } from 'node:events';
import { Server as NetServer, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { asGiven, createServerEngine } from '../engine/index.ts';
import { type SecureContext, secureContextOf } from './context/index.ts';
import { requireView } from './errors/index.ts';
import {
  type MakeServerEngine,
  type ServerOptionsFor,
  ServerSide,
  type SharedTickets,
  serverSetup,
} from './server/index.ts';
import { TLSSocket } from './socket/index.ts';

/** For `createServer`. */
export interface ServerOptions extends ServerOptionsFor<TLSSocket> {}

type OnConnection = (socket: TLSSocket) => void;

/**
 * A server like that of node:tls. Events: 'secureConnection' (socket), 'tlsClientError' (error, socket) for a handshake
 * that failed, 'keylog' (line, socket), 'newSession', 'resumeSession', 'OCSPRequest' and, of ours, 'earlyData' (bytes, socket),
 * which may come before 'secureConnection' and may be a replay. `server.emit('connection', duplex)`
 * serves any byte stream. Throws on options it cannot follow. Nothing a stranger sends raises an error that the caller
 * must handle.
 */
export function createServer(options: ServerOptions, listener?: OnConnection): Server;
export function createServer(listener?: OnConnection): Server;
export function createServer(options?: ServerOptions | OnConnection, listener?: OnConnection): Server {
  return new Server(options, listener);
}

export class Server extends NetServer {
  readonly #options: ServerOptions;
  readonly #makeEngine: MakeServerEngine;
  #side: ServerSide<TLSSocket>;

  constructor(
    options: ServerOptions | OnConnection = {},
    listener?: OnConnection,
    makeEngine: MakeServerEngine = createServerEngine,
  ) {
    const given = asGiven(typeof options === 'function' ? {} : options);
    const onConnection = typeof options === 'function' ? options : listener;
    const { allowHalfOpen = false, pauseOnConnect, noDelay = true, keepAlive, keepAliveInitialDelay } = given;
    super({ allowHalfOpen, pauseOnConnect, noDelay, keepAlive, keepAliveInitialDelay } as object);
    this.#options = given;
    this.#makeEngine = makeEngine;
    this.#side = new ServerSide(given, this);
    // Thrown away: only an engine knows every name, and what is wrong with the options is said here and now.
    makeEngine(this.#side.config);
    this.on('connection', (transport: Duplex) => this.#accept(transport));
    if (onConnection !== undefined) this.on('secureConnection', onConnection);
  }

  /** Shows clients that ask for `hostname` this context. `*` stands for a part without a dot. Throws `CallerFault`. */
  addContext(hostname: string, context: ServerOptions | SecureContext): void {
    this.#side.contexts.add(hostname, contextOf(context));
  }

  /** For all connections that are made from now on, its ticket keys and `sessionIdContext` too. Throws `CallerFault`. */
  setSecureContext(options: ServerOptions | SecureContext): void {
    this.#side.use(contextOf(options));
  }

  /**
   * The 48 bytes that open every ticket of this server. Secret. Who takes them takes over to change them: they do not change
   * by themselves any more, and TLS 1.2 has tickets too.
   */
  getTicketKeys(): Buffer {
    return this.#side.tickets.keys;
  }

  /** Tickets that other keys have locked are not taken any more. Throws `CallerFault` for other than 48 bytes. */
  setTicketKeys(keys: Uint8Array): void {
    requireView('keys', keys);
    this.#side.tickets.keys = keys;
  }

  /** A listener whose promise is rejected costs its own connection. */
  override [captureRejectionSymbol](error: Error, event: string, ...[socket]: readonly unknown[]): void {
    if (event === 'secureConnection' && socket instanceof TLSSocket) socket.destroy(error);
    else this.emit('error', error);
  }

  /** With these the workers of a cluster share what their primary keeps for them: the keys of the first one's tickets. */
  _getServerData(): SharedTickets {
    return this.#side.tickets.share((this.#options.now ?? Date.now)());
  }
  _setServerData(data: SharedTickets): void {
    this.#side.tickets.take(data);
  }

  #accept(transport: Duplex): void {
    // When it ends is ours to say.
    if (transport instanceof Socket) transport.allowHalfOpen = true;
    const socket = new TLSSocket(transport, serverSetup(this.#options, this.#side, this, this.#makeEngine));
    if (this.#options.enableTrace) socket.enableTrace();
    let secure = false;
    // Stays for good: what a stranger does to a connection must not end the process.
    socket.on('error', (error) => {
      if (!secure) this.emit('tlsClientError', error, socket);
    });
    socket.on('earlyData', (bytes) => this.emit('earlyData', bytes, socket));
    socket.once('secure', () => {
      secure = true;
      if (this.#options.pauseOnConnect) socket.pause();
      this.emit('secureConnection', socket);
    });
  }
}

/** What looks like a context and is none of ours is refused by its name. */
const contextOf = (context: ServerOptions | SecureContext): SecureContext =>
  secureContextOf('context' in context ? { secureContext: context } : context);
