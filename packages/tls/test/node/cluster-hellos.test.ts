/** Early data that was taken by one worker of a cluster is not taken by another (RFC 9846 §8). */
import assert from 'node:assert/strict';
import cluster, { type Worker } from 'node:cluster';
import { once } from 'node:events';
import { connect as netConnect } from 'node:net';
import { after, test } from 'node:test';
import { toRun } from '../../../../test/suite/places.ts';
import { type ConnectOptions, clusterHellos } from '../../src/node/index.ts';
import { collect } from './collect.ts';
import { dial, ecdsa } from './support.ts';

const worker = toRun('packages/tls/test/node/cluster-worker.ts');
cluster.setupPrimary({ exec: worker.at(-1)!, execArgv: worker.slice(0, -1) });
clusterHellos({ startedAt: 0 });

/** The next message of that worker with that in it. One listener hears all, so that none is missed in between. */
const next = (worker: Worker, name: string): Promise<unknown> =>
  new Promise((resolve) => {
    const hear = (message: Readonly<Record<string, unknown>>): void => {
      if (!(name in message)) return;
      worker.off('message', hear);
      resolve(message[name]);
    };
    worker.on('message', hear);
  });

type Kind = 'shared' | 'own' | 'claimed';
const ticketKeys = Buffer.alloc(48, 5).toString('hex');
const WORKER_OPTIONS = JSON.stringify({ cert: ecdsa.cert, key: ecdsa.key, ticketKeys });
const workers = Promise.all(
  [1, 2].map(async () => {
    const worker = cluster.fork({ WORKER_OPTIONS });
    return { worker, ports: (await next(worker, 'ports')) as Readonly<Record<Kind, number>> };
  }),
);
after(async () => {
  for (const { worker } of await workers) worker.process.kill();
});

/** What a client with early data sends first, and what became of it. */
async function visit(port: number, options: ConnectOptions) {
  const socket = dial(port, options);
  await collect(socket);
  return { session: socket.getSession()!, early: socket.connectionInfo!.earlyData };
}

const early = (session: Buffer): ConnectOptions => ({
  session,
  protocol: { replayableEarlyData: new TextEncoder().encode('PAY') },
});

/** Early data to one worker, then the same bytes to the other one: what that one says. */
async function replayed(record: Kind): Promise<string> {
  const [one, two] = await workers;
  const { session } = await visit(one!.ports[record], {});
  const wire: Buffer[] = [];
  const relay = netConnect(one!.ports[record], '127.0.0.1');
  const { write } = relay;
  // Whoever is on the way sees what is written.
  relay.write = function record(this: typeof relay, ...given: Parameters<typeof write>) {
    wire.push(Buffer.from(given[0] as Uint8Array));
    return write.apply(this, given);
  } as typeof write;
  const writev = relay._writev!;
  relay._writev = function record(this: typeof relay, chunks, done) {
    for (const { chunk } of chunks) wire.push(Buffer.from(chunk));
    writev.call(this, chunks, done);
  };
  const took = next(one!.worker, 'took');
  const socket = dial(one!.ports[record], { ...early(session), socket: relay });
  await collect(socket);
  assert.equal(socket.connectionInfo!.earlyData, 'accepted');
  assert.equal(await took, 'PAY');

  // The same bytes to the other worker, which has all keys to read them: it answers, and takes nothing.
  const told: unknown[] = [];
  two!.worker.on('message', (message) => told.push(message));
  const again = netConnect(two!.ports[record], '127.0.0.1', () => again.write(wire[0]!));
  again.on('error', () => {});
  const ended = next(two!.worker, 'ended');
  await once(again, 'data');
  again.resetAndDestroy();
  await ended;
  return JSON.stringify(told);
}

test('what one worker has taken another does not take again', async () => {
  assert.doesNotMatch(await replayed('shared'), /took/);
});

test('where each has a record of its own, and says otherwise, it is taken twice', async () => {
  assert.match(await replayed('claimed'), /PAY/);
});

test('workers with the same ticket keys and a record each take no early data', async () => {
  const [one] = await workers;
  const record = 'own';
  const { session } = await visit(one!.ports[record], {});
  assert.notEqual((await visit(one!.ports[record], early(session))).early, 'accepted');
});

test('servers of one worker that ask at the same time get each its own answer', async () => {
  const [one] = await workers;
  const fresh = next(one!.worker, 'fresh');
  one!.worker.send({ replay: true });
  assert.deepEqual(await fresh, [true, true, true, false]);
});
