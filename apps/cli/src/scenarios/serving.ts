/** The ways in which a scenario answers a TCP connection. */
import { createServer as createHttpServer } from 'node:http';
import type { Socket } from 'node:net';
import { createServer as createNodeServer, type TlsOptions } from 'node:tls';
import { createServerEngine, type ServerConfig } from 'tlscope/engine';
import { Server, type ServerOptions, type TLSSocket } from 'tlscope/node';
import type { TlsEvent } from 'tlscope/observe';
import type { Serve } from './types.ts';
import { certOf, keyOf, type Papers } from './world.ts';

/** Milliseconds. */
const PATIENCE = 10_000;

export type Watch = (event: TlsEvent, socket: TLSSocket) => void;
let watching: Watch | undefined;

/** What `prepare` makes, with everything that servers of our own stack in it do told to `watch`. */
export function watched<T>(watch: Watch | undefined, prepare: () => T): T {
  watching = watch;
  try {
    return prepare();
  } finally {
    watching = undefined;
  }
}

/** What a client gets that comes through. */
const site = createHttpServer({ keepAliveTimeout: 100 }, (_request, response) => {
  response.setHeader('content-type', 'text/plain');
  response.end('You came through: this connection is up.\n');
});

/** Our own stack, with options, and with changes to the engine's configuration that no option would allow. */
export function ours(
  papers: Papers,
  options: Partial<ServerOptions> = {},
  change?: (config: ServerConfig) => ServerConfig,
): Serve {
  const all = {
    cert: certOf(papers),
    key: keyOf(papers),
    handshakeTimeout: PATIENCE,
    ...(watching && { observe: watching }),
    ...options,
  } as ServerOptions;
  const server = new Server(all, undefined, (config, observe) =>
    createServerEngine(change === undefined ? config : change(config), observe),
  );
  server.on('secureConnection', (socket: TLSSocket) => site.emit('connection', socket));
  return (socket) => void server.emit('connection', socket);
}

/** OpenSSL, for what our own stack does not do. */
export function nodes(papers: Papers, options: TlsOptions): Serve {
  const server = createNodeServer({ cert: certOf(papers), key: keyOf(papers), handshakeTimeout: PATIENCE, ...options });
  server.on('secureConnection', (socket) => site.emit('connection', socket));
  server.on('tlsClientError', () => {});
  return (socket) => void server.emit('connection', socket);
}

/** Bytes and nothing else. A stranger's errors are no errors here. */
export const raw =
  (serve: Serve): Serve =>
  (socket: Socket) => {
    socket.on('error', () => {});
    serve(socket);
  };
