/** One connection of a client, well behaved or not. */
import { once } from 'node:events';
import { connect as connectTcp, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as pause } from 'node:timers/promises';
import * as tls from 'node:tls';
import { connect } from 'tlscope/node';
import { bytesAt, Follower, portionsOf } from './pattern.ts';
import { type Wish, writeWish } from './wish.ts';

export interface Place {
  readonly port: number;
  readonly ca: string;
}

/** How a client behaves; all but the first two break off on purpose. */
export type Manner = 'good' | 'slow' | 'breaks off' | 'resets' | 'garbage' | 'half a hello';

/** Throws where something is wrong with what the server did. Of ill-mannered visits nothing is expected. */
export async function visit(
  place: Place,
  wish: Wish,
  manner: Manner,
  ours: boolean,
  chance: (limit: number) => number,
) {
  if (manner === 'garbage' || manner === 'half a hello') return disturb(place, manner, chance);
  const tcp = connectTcp(place.port, '127.0.0.1');
  const socket = await open(tcp, place, ours);
  if (manner === 'good' || manner === 'slow') return converse(socket, wish, manner === 'slow' ? chance : undefined);
  socket.on('error', () => {});
  socket.write(writeWish(wish));
  socket.resume();
  await pause(chance(30));
  if (manner === 'resets') tcp.resetAndDestroy();
  else socket.destroy();
}

async function open(tcp: Socket, { ca }: Place, ours: boolean): Promise<Duplex> {
  const options = { socket: tcp, servername: 'localhost', ca, allowHalfOpen: true };
  const socket = ours ? connect(options) : tls.connect(options as tls.ConnectionOptions);
  await once(socket, 'secureConnect');
  return socket;
}

async function converse(socket: Duplex, wish: Wish, chance: ((limit: number) => number) | undefined): Promise<void> {
  socket.write(writeWish(wish));
  // Our direction ends while the other goes on.
  const sending = pipeline(portionsOf(wish.seed, wish.kind === 'down' ? 0 : wish.length), socket);
  const heard = await hear(socket, wish, chance);
  await sending;
  const expected = wish.kind === 'up' ? `${wish.length}` : wish.length;
  if (heard !== expected) throw new RangeError(`${wish.kind}: ${heard} came of ${expected}`);
}

async function hear(socket: Duplex, { kind, seed }: Wish, chance: ((limit: number) => number) | undefined) {
  const follower = new Follower(seed);
  let answer = '';
  for await (const part of socket.iterator({ destroyOnReturn: false })) {
    if (kind === 'up') answer += part;
    else follower.take(part);
    if (chance !== undefined && chance(4) < 1) await pause(chance(20));
  }
  return kind === 'up' ? answer : follower.position;
}

async function disturb({ port }: Place, manner: Manner, chance: (limit: number) => number): Promise<void> {
  const socket = connectTcp(port, '127.0.0.1')
    .on('error', () => {})
    .resume();
  await once(socket, 'connect');
  const hello = Buffer.concat([Buffer.from('1603010200010001fc0303', 'hex'), Buffer.alloc(chance(400))]);
  socket.write(manner === 'garbage' ? bytesAt(chance(1e6) | 0, 0, 1 + chance(2000)) : hello);
  await pause(chance(20));
  socket.destroy();
}
