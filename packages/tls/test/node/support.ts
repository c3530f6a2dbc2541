import { once } from 'node:events';
import type { AddressInfo, Server } from 'node:net';
import { nodeProvider } from '../../src/crypto/providers/node/index.ts';
import {
  type ConnectOptions,
  connect,
  createServer,
  type ServerOptions,
  type TLSSocket,
  type Server as TlsServer,
} from '../../src/node/index.ts';
import { makeIdentity, toPem, writePrivateKey } from '../../src/x509/index.ts';

interface Cleanup {
  after(work: () => void): void;
}

const pem = (kind: 'secp256r1' | 'rsa2048') => {
  const names = ['localhost', '127.0.0.1'];
  const identity = makeIdentity({ provider: nodeProvider, names, at: Date.now(), key: kind });
  return {
    ca: toPem('CERTIFICATE', identity.root.der),
    cert: identity.server.chain.map((der) => toPem('CERTIFICATE', der)).join(''),
    key: toPem('PRIVATE KEY', writePrivateKey(identity.server.key)),
  };
};
export const ecdsa = pem('secp256r1');
export const rsa = pem('rsa2048');

export async function listening<S extends Server>(t: Cleanup, server: S): Promise<number> {
  const transports = new Set<{ destroy(): void }>();
  server.on('connection', (transport) => transports.add(transport));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  t.after(() => {
    server.close();
    // A failed test may have left some open, which would keep the process going.
    for (const transport of transports) transport.destroy();
  });
  return (server.address() as AddressInfo).port;
}

export async function serve(
  t: Cleanup,
  onConnection: (socket: TLSSocket) => void,
  options: Partial<ServerOptions> = {},
): Promise<{ port: number; server: TlsServer }> {
  const server = createServer({ cert: ecdsa.cert, key: ecdsa.key, ...options }, onConnection);
  return { port: await listening(t, server), server };
}

/** A connected client; it trusts the test's own root. */
export async function connected(port: number, options: ConnectOptions = {}): Promise<TLSSocket> {
  const socket = dial(port, options);
  await once(socket, 'secureConnect');
  return socket;
}

/** A connection that is closed with the test; what becomes of it once it is agreed on is another matter. */
export async function meet(t: Cleanup, port: number, options: ConnectOptions = {}): Promise<TLSSocket> {
  const socket = await connected(port, options);
  socket.on('error', () => {});
  t.after(() => void socket.destroy());
  return socket;
}

/** What a server does with each connection. */
export const hello = (socket: TLSSocket): unknown => socket.end('hello');

export const dial = (port: number, options: ConnectOptions = {}): TLSSocket =>
  connect({ port, host: '127.0.0.1', servername: 'localhost', ca: ecdsa.ca, ...options });

/** The first error, or what came instead. */
export const failure = (socket: NodeJS.EventEmitter): Promise<Error & { code?: string }> =>
  new Promise((resolve, reject) => {
    socket.once('error', resolve);
    socket.once('close', () => reject(new Error('closed without an error')));
  });

export const closed = (socket: NodeJS.EventEmitter & { closed: boolean }): Promise<unknown> =>
  socket.closed ? Promise.resolve() : new Promise((resolve) => socket.once('close', resolve));
