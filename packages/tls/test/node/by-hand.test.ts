/** A server's end made by hand (STARTTLS), without an 'error' listener: a stranger cannot end the process. Beside node:tls. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, createServer as createNetServer, connect as netConnect, type Socket } from 'node:net';
import { describe, test } from 'node:test';
import nodeTls from 'node:tls';
import { createSecureContext, TLSSocket } from '../../src/node/index.ts';
import { ecdsa } from './support.ts';

/** What is done to the transport instead of a handshake. */
const ways: Readonly<Record<string, (socket: Socket) => void>> = {
  garbage: (socket) => socket.write('hello there\r\n\r\n'),
  FIN: (socket) => socket.end(),
  'a bad hello': (socket) => socket.write(Buffer.from('1603010005010000010303', 'hex')),
  'half a hello, then FIN': (socket) => socket.end(Buffer.from('160301', 'hex')),
  reset: (socket) => socket.resetAndDestroy(),
  'an alert': (socket) => socket.write(Buffer.from('15030100020228', 'hex')),
};

type Kind = 'server' | 'client';
const makers = {
  ours: (plain: Socket, kind: Kind) =>
    new TLSSocket(plain, { isServer: kind === 'server', secureContext: createSecureContext(ecdsa) } as never),
  'node:tls': (plain: Socket, kind: Kind) =>
    new nodeTls.TLSSocket(plain, { isServer: kind === 'server', secureContext: nodeTls.createSecureContext(ecdsa) }),
};

/** The events of the socket over what a stranger does that to, in order. */
async function fate(make: keyof typeof makers, kind: Kind, way: (socket: Socket) => void, listens: boolean) {
  const events: string[] = [];
  const server = createNetServer();
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const stranger = netConnect((server.address() as AddressInfo).port, '127.0.0.1', () => way(stranger));
  stranger.on('error', () => {}).resume();
  const [plain] = (await once(server, 'connection')) as [Socket];
  plain.on('error', () => {});
  const socket = makers[make](plain, kind);
  for (const event of ['_tlsError', 'end', 'secure', 'secureConnect']) socket.on(event, () => events.push(event));
  if (listens) socket.on('error', () => events.push('error'));
  // Not `once` of node:events, which listens for 'error'.
  const hadError = await new Promise((resolve) => socket.on('close', resolve));
  events.push(`close ${hadError}`);
  stranger.destroy();
  server.close();
  return events;
}

for (const kind of ['server', 'client'] as const) {
  for (const listens of [false, true]) {
    describe(`a ${kind}'s end by hand, ${listens ? 'with' : 'without'} a listener for 'error'`, () => {
      for (const [name, way] of Object.entries(ways)) {
        test(`${name}: what node:tls does, and no uncaught error`, async () => {
          const expected = await fate('node:tls', kind, way, listens);
          assert.deepEqual(await fate('ours', kind, way, listens), expected);
        });
      }
    });
  }
}
