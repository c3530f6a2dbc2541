/** A server that the page starts, to watch whoever calls; its certificate is made on the spot. */
import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { nodeProvider } from 'tlscope/crypto/node';
import { createServer, type TLSSocket } from 'tlscope/node';
import type { TlsEvent } from 'tlscope/observe';
import { makeIdentity, toPem, writePrivateKey } from 'tlscope/x509';
import { now } from '../clock.ts';

/** Milliseconds. */
const PATIENCE = 10_000;
const MOST_CALLERS = 100;
const ANSWER = 'HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-type: text/plain\r\n\r\nThe studio is watching.\n';

export interface Shop {
  readonly port: number;
  /** In PEM. */
  readonly root: string;
  /** Whoever has called is gone as well. */
  close(): void;
}

export async function openShop(onCaller: (socket: TLSSocket) => (event: TlsEvent) => void): Promise<Shop> {
  const { root, server: papers } = makeIdentity({
    provider: nodeProvider,
    names: ['localhost', '127.0.0.1', '::1'],
    at: Date.now(),
    key: 'secp256r1',
  });
  const watchers = new WeakMap<TLSSocket, (event: TlsEvent) => void>();
  const server = createServer({
    cert: papers.chain.map((der) => toPem('CERTIFICATE', der)).join(''),
    key: writePrivateKey(papers.key),
    handshakeTimeout: PATIENCE,
    ALPNProtocols: ['http/1.1'],
    now,
    observe: (event, socket) => {
      const watch = watchers.get(socket) ?? onCaller(socket);
      watchers.set(socket, watch);
      watch(event);
    },
  });
  const callers = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    callers.add(socket);
    socket.once('close', () => callers.delete(socket));
  });
  server.maxConnections = MOST_CALLERS;
  server.on('tlsClientError', () => {});
  server.on('secureConnection', (socket: TLSSocket) => {
    socket.on('error', () => {});
    socket.setTimeout(PATIENCE, () => socket.destroy());
    socket.once('data', () => socket.end(ANSWER));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    root: toPem('CERTIFICATE', root.der),
    close: () => {
      server.close();
      for (const socket of callers) socket.destroy();
    },
  };
}
