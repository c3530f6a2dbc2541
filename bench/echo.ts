import type { Duplex } from 'node:stream';
import { withResolver } from './bulk.ts';
import { alternate, wallSeconds } from './rounds.ts';
import { ours, type Setting, type Stack, theirs } from './stacks.ts';

const MESSAGE = Buffer.alloc(64, 'ping');

/** Round trips per second of 64 bytes on one connection over TCP. */
export async function echo(setting: Setting, count: number, rounds: number) {
  const lines = await Promise.all([ours, theirs].map((stack) => line(stack, setting, count)));
  const result = await alternate({ tlscope: lines[0]!.run, 'node:tls': lines[1]!.run }, rounds);
  for (const { stop } of lines) stop();
  return result;
}

async function line(stack: Stack, setting: Setting, count: number) {
  const { promise: arrival, resolve } = withResolver<Duplex>();
  const server = await stack.listen(setting, resolve);
  const near = await stack.connect(setting, server);
  const far = await arrival;
  far.on('data', (bytes) => far.write(bytes));
  const roundTrips = async (): Promise<void> => {
    const { promise: complete, resolve } = withResolver<void>();
    let [heard, left] = [0, count];
    const next = (bytes: Buffer): void => {
      heard += bytes.length;
      if (heard < MESSAGE.length) return;
      heard = 0;
      left -= 1;
      if (left === 0) resolve();
      else near.write(MESSAGE);
    };
    near.on('data', next);
    near.write(MESSAGE);
    await complete;
    near.off('data', next);
  };
  return {
    run: async () => count / (await wallSeconds(roundTrips)),
    stop: () => {
      near.destroy();
      far.destroy();
      server.close();
    },
  };
}
