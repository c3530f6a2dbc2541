import { once } from 'node:events';
import { setTimeout as after } from 'node:timers/promises';
import tls from 'node:tls';
import * as tlscope from 'tlscope/node';
import { withResolver } from './bulk.ts';
import type { Order } from './idle.ts';
import { material, portOf } from './stacks.ts';

/** One end of `idle.ts`: opens or takes connections, holds them, and tells how many bytes the process has grown by. */
const { role, stack, connections, server: address } = JSON.parse(process.argv[2]!) as Order;
/** Handshakes that go on at a time. */
const AT_ONCE = 20;
/** Connections before the first look, so that what is loaded or compiled once does not count. */
const WARM_UP = 200;
const { cert, key, ca } = material['ECDSA P-256'];
/** Milliseconds after which a connection has let go of what only its handshake needed. */
const SETTLED = 6_000;
const held: unknown[] = [];

if (role === 'server') await hold();
else await open();

async function hold(): Promise<void> {
  const { promise, resolve } = withResolver<void>();
  let before = 0;
  const settings = { cert, key, minVersion: 'TLSv1.3' } as const;
  const take = (socket: unknown): void => {
    held.push(socket);
    (socket as tls.TLSSocket).on('error', () => {});
    if (held.length === WARM_UP) before = memory();
    if (held.length === WARM_UP + connections) resolve();
  };
  const server = stack === 'tlscope' ? tlscope.createServer(settings, take) : tls.createServer(settings, take);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  process.send!({ port: portOf(server), ca });
  await promise;
  await after(SETTLED);
  process.send!(memory() - before);
}

async function open(): Promise<void> {
  const settings = { ca: address!.ca, minVersion: 'TLSv1.3', ecdhCurve: 'X25519' } as const;
  const where = { port: address!.port, host: '127.0.0.1', servername: 'localhost' };
  const ours = tlscope.createSecureContext(settings);
  const theirs = tls.createSecureContext(settings);
  const connect = async (): Promise<void> => {
    const socket =
      stack === 'tlscope'
        ? tlscope.connect({ ...where, secureContext: ours })
        : tls.connect({ ...where, secureContext: theirs });
    socket.resume();
    await once(socket, 'secureConnect');
    socket.on('error', () => {});
    held.push(socket);
  };
  const several = async (count: number): Promise<void> => {
    for (let left = count; left > 0; left -= AT_ONCE) {
      await Promise.all(Array.from({ length: Math.min(left, AT_ONCE) }, connect));
    }
  };
  await several(WARM_UP);
  const before = memory();
  await several(connections);
  await after(SETTLED);
  process.send!(memory() - before);
}

function memory(): number {
  for (let i = 0; i < 4; i++) globalThis.gc!();
  return process.memoryUsage.rss();
}
