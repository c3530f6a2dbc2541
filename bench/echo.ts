import type { Duplex } from 'node:stream';
import { withResolver } from './bulk.ts';
import { alternate, wallSeconds } from './rounds.ts';
import { besideNode, type Setting, type Stack } from './stacks.ts';

const MESSAGE = Buffer.alloc(64, 'ping');
/** Handshakes that go on at a time while the connections are made. */
const AT_ONCE = 20;

/** Round trips per second of 64 bytes over TCP, on `connections` at once with one message each on its way. */
export async function echo(setting: Setting, connections: number, count: number, rounds: number) {
  const [one, other] = besideNode;
  const crowds = [await gather(one, setting, connections), await gather(other, setting, connections)] as const;
  const trips = (sockets: readonly Duplex[]) => async () =>
    count / (await wallSeconds(() => roundTrips(sockets, count)));
  const result = await alternate({ tlscope: trips(crowds[0].sockets), beside: trips(crowds[1].sockets) }, rounds);
  for (const { stop } of crowds) stop();
  return result;
}

async function gather(stack: Stack, setting: Setting, connections: number) {
  const accepted: Duplex[] = [];
  const server = await stack.listen(setting, (socket) => {
    accepted.push(socket);
    socket.on('data', (bytes) => socket.write(bytes));
  });
  const sockets: Duplex[] = [];
  while (sockets.length < connections) {
    const batch = Array.from({ length: Math.min(AT_ONCE, connections - sockets.length) });
    sockets.push(...(await Promise.all(batch.map(() => stack.connect(setting, server)))));
  }
  const stop = (): void => {
    for (const socket of [...sockets, ...accepted]) socket.destroy();
    server.close();
  };
  return { sockets, stop };
}

async function roundTrips(sockets: readonly Duplex[], count: number): Promise<void> {
  const { promise: complete, resolve } = withResolver<void>();
  let [asked, answered] = [0, 0];
  const ask = (socket: Duplex): void => {
    if (asked === count) return;
    asked++;
    socket.write(MESSAGE);
  };
  const listeners = sockets.map((socket) => {
    let heard = 0;
    return (bytes: Buffer): void => {
      heard += bytes.length;
      if (heard < MESSAGE.length) return;
      heard = 0;
      answered++;
      if (answered === count) resolve();
      else ask(socket);
    };
  });
  for (const [i, socket] of sockets.entries()) socket.on('data', listeners[i]!);
  for (const socket of sockets) ask(socket);
  await complete;
  for (const [i, socket] of sockets.entries()) socket.off('data', listeners[i]!);
}
