import { once } from 'node:events';
import type { Duplex } from 'node:stream';
import { alternate, cpuSeconds, wallSeconds } from './rounds.ts';
import { besideNode, type Setting, type Stack } from './stacks.ts';

const CHUNK = 65_536;
const MEBIBYTE = 1_048_576;

/** A round of so many is warm enough after one. */
const LONG = 256;

/** MiB per second of one direction over TCP, in writes of 64 KiB, both ends in this process. */
export async function bulk(setting: Setting, mebibytes: number, rounds: number, [one, other] = besideNode) {
  const lines = [await line(one, setting, mebibytes), await line(other, setting, mebibytes)] as const;
  const warmUp = mebibytes < LONG ? undefined : 1;
  const wall = await alternate({ tlscope: lines[0].wall, beside: lines[1].wall }, rounds, warmUp);
  const cpu = await alternate({ tlscope: lines[0].cpu, beside: lines[1].cpu }, rounds, warmUp);
  for (const { stop } of lines) stop();
  return { wall, cpu };
}

async function line(stack: Stack, setting: Setting, mebibytes: number) {
  const { promise: arrival, resolve } = withResolver<Duplex>();
  const server = await stack.listen(setting, resolve);
  const near = await stack.connect(setting, server);
  const far = await arrival;
  const chunk = Buffer.alloc(CHUNK, 'tlscope ');
  const total = mebibytes * MEBIBYTE;
  const transfer = async (): Promise<void> => {
    let received = 0;
    const { promise: complete, resolve } = withResolver<void>();
    const count = (bytes: Buffer): void => {
      received += bytes.length;
      if (received === total) resolve();
    };
    far.on('data', count);
    for (let sent = 0; sent < total; sent += CHUNK) if (!near.write(chunk)) await once(near, 'drain');
    await complete;
    far.off('data', count);
    far.resume();
  };
  return {
    wall: async () => mebibytes / (await wallSeconds(transfer)),
    cpu: async () => mebibytes / (await cpuSeconds(transfer)),
    stop: () => {
      near.destroy();
      far.destroy();
      server.close();
    },
  };
}

export function withResolver<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve!: (value: T) => void;
  const promise = new Promise<T>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
