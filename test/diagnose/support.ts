import { once } from 'node:events';
import { type AddressInfo, createServer as createTcpServer, type Server, connect as tcpConnect } from 'node:net';
import { type ConnectOptions, connect, createServer, type ServerOptions, type TLSSocket } from 'tlscope/node';
import type { TlsEvent } from 'tlscope/observe';
import { MAX_EXPANSION, MAX_PLAINTEXT, RecordReader } from 'tlscope/record';
import { overhear, type Passed } from '../../apps/cli/src/overhear.ts';
import { scenarios, World } from '../../apps/cli/src/scenarios/index.ts';
import { named, open as openScenario } from '../../apps/cli/src/scenarios/open.ts';
import type { Serve } from '../../apps/cli/src/scenarios/types.ts';

/** Where clean-up is registered; a test's context is one. */
export interface Scope {
  after(undo: () => unknown): void;
}

export const world = new World(Date.now());
export const names = scenarios.map(({ name }) => name);

/** A scenario on a free port. */
export async function open(scope: Scope, name: string): Promise<number> {
  const { server, port } = await openScenario(named(name), world, '127.0.0.1', 0);
  closing(scope, server);
  return port;
}

/** A way to serve on a free port. */
export async function serve(scope: Scope, handler: Serve): Promise<number> {
  const server = createTcpServer({ allowHalfOpen: true }, handler);
  closing(scope, server);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return (server.address() as AddressInfo).port;
}

function closing(scope: Scope, server: Server): void {
  const sockets = new Set<{ destroy(): void }>();
  server.on('connection', (socket) => sockets.add(socket));
  scope.after(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
}

export interface Seen {
  readonly events: readonly TlsEvent[];
  readonly error: (Error & { readonly code?: string }) | undefined;
}

const REQUEST = 'GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n';

/** Scenarios in which the server never answers a large hello. */
export const SILENT: readonly string[] = ['silent', 'pq-hello-dropped'];

/**
 * Connects, says a line, waits for the end; never rejects. For a server that never answers there is `patience`, in
 * milliseconds from when the client has said something; every other ends the connection itself, however long it takes.
 */
export function see(
  port: number,
  options: ConnectOptions = {},
  patience: number | undefined = undefined,
  make = connect,
): Promise<Seen> {
  return new Promise((resolve) => {
    const events: TlsEvent[] = [];
    let error: Seen['error'];
    let timer: NodeJS.Timeout | undefined;
    const wait = (): void => {
      if (patience === undefined) return;
      timer ??= setTimeout(() => {
        events.push({ type: 'transport', what: 'timeout', milliseconds: patience, at: Date.now() });
        socket.destroy();
      }, patience);
    };
    const observe = (event: TlsEvent): void => {
      events.push(event);
      if (event.type === 'record' && event.direction === 'sent') wait();
    };
    const given = { host: 'localhost', ca: world.rootPem, ...options };
    const socket = make({ port, ...given, observe });
    if (make !== connect) socket.once('connect', wait);
    socket.once('secureConnect', () => {
      clearTimeout(timer);
      socket.write(REQUEST);
    });
    socket.resume();
    socket.on('error', (reason) => {
      error ??= reason;
    });
    socket.once('end', () => socket.end());
    socket.once('close', () => {
      clearTimeout(timer);
      resolve({ events, error });
    });
  });
}

/** Our server, and what it sees of the first caller; `events` resolves when that one is gone. */
export async function watch(
  scope: Scope,
  options: ServerOptions,
): Promise<{ port: number; events: Promise<TlsEvent[]> }> {
  const seen: TlsEvent[] = [];
  const server = createServer({ ...options, observe: (event) => seen.push(event) });
  const events = new Promise<TlsEvent[]>((resolve) => {
    server.on('tlsClientError', () => resolve(seen));
    server.on('secureConnection', (socket: TLSSocket) => socket.resume().once('close', () => resolve(seen)));
  });
  closing(scope, server);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return { port: (server.address() as AddressInfo).port, events };
}

/** What somebody on the road between hears of a connection to `port`. */
export async function eavesdrop(scope: Scope, port: number): Promise<TlsEvent[]> {
  const heard: Passed[] = [];
  const road = createTcpServer((near) => {
    const far = tcpConnect(port, '127.0.0.1');
    const ears = { client: ear('client', heard), server: ear('server', heard) };
    near
      .on('data', ears.client)
      .on('error', () => {})
      .pipe(far);
    far
      .on('data', ears.server)
      .on('error', () => {})
      .pipe(near);
  });
  closing(scope, road);
  await once(road.listen(0, '127.0.0.1'), 'listening');
  await see((road.address() as AddressInfo).port);
  return overhear(heard);
}

/** Cuts what one side sends into records. */
function ear(from: 'client' | 'server', heard: Passed[]): (chunk: Buffer) => void {
  const reader = new RecordReader();
  reader.maxFragment = MAX_PLAINTEXT + MAX_EXPANSION;
  return (chunk) => {
    reader.push(new Uint8Array(chunk));
    for (let record = reader.next(); record !== undefined; record = reader.next())
      heard.push({ from, bytes: record.bytes });
  };
}
