import { once } from 'node:events';
import type { Duplex } from 'node:stream';
import * as tlscope from 'tlscope/node';
import { withResolver } from './bulk.ts';
import { alternate, cpuSeconds } from './rounds.ts';
import { ourClientContext, ours, portOf, type Setting } from './stacks.ts';

const CHUNK = Buffer.alloc(65_536, 'tlscope ');
const MEBIBYTE = 1_048_576;

/** What looking costs: handshakes, and MiB of data, per second of CPU, with an observer of all events and without. */
export async function observed(setting: Setting, count: number, mebibytes: number, rounds: number) {
  const accepted: ((socket: Duplex) => void)[] = [];
  const server = await ours.listen(setting, (socket) => accepted.shift()!(socket));
  const open = async (observe: boolean) => {
    const arrival = new Promise<Duplex>((resolve) => accepted.push(resolve));
    const near = tlscope.connect({
      port: portOf(server),
      host: '127.0.0.1',
      servername: 'localhost',
      secureContext: ourClientContext(setting),
      ...(observe && { observe: () => {} }),
    });
    const [far] = await Promise.all([arrival, once(near, 'secureConnect')]);
    return { near, far };
  };
  const handshakes = (observe: boolean) => async () => count / (await cpuSeconds(() => shake(open, observe, count)));
  const handshake = await alternate({ observed: handshakes(true), alone: handshakes(false) }, rounds);

  const pairs = [await open(true), await open(false)];
  const [seen, unseen] = pairs.map(
    (pair) => async () => mebibytes / (await cpuSeconds(() => transfer(pair, mebibytes))),
  );
  const bulk = await alternate({ observed: seen!, alone: unseen! }, rounds);
  for (const { near, far } of pairs) [near, far].forEach((end) => void end.destroy());
  server.close();
  return { handshake, bulk };
}

type Open = (observe: boolean) => Promise<Pair>;
interface Pair {
  readonly near: Duplex;
  readonly far: Duplex;
}

async function shake(open: Open, observe: boolean, count: number): Promise<void> {
  for (let i = 0; i < count; i++) {
    const { near, far } = await open(observe);
    const closed = [near, far].map((end) => once(end.resume(), 'close'));
    near.end();
    await Promise.all(closed);
  }
}

async function transfer({ near, far }: Pair, mebibytes: number): Promise<void> {
  const { promise: complete, resolve } = withResolver<void>();
  let left = mebibytes * MEBIBYTE;
  const count = (bytes: Buffer): void => {
    left -= bytes.length;
    if (left === 0) resolve();
  };
  far.on('data', count);
  for (let sent = 0; sent < mebibytes * MEBIBYTE; sent += CHUNK.length) {
    if (!near.write(CHUNK)) await once(near, 'drain');
  }
  await complete;
  far.off('data', count);
}
