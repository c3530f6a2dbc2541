/** A worker of `cluster-hellos.test.ts`: servers with the ticket keys of all, each on a port of its own. */
import { type AntiReplay, RecordedHellos, type SlowAntiReplay } from '../../src/engine/index.ts';
import { clusterHellos, createServer } from '../../src/node/index.ts';

const { cert, key, ticketKeys } = JSON.parse(process.env.WORKER_OPTIONS!);
/** The record that all workers share, one of this worker alone, and one of this worker that says that it is shared. */
const records: Readonly<Record<string, AntiReplay | SlowAntiReplay>> = {
  shared: clusterHellos(),
  own: new RecordedHellos(0),
  claimed: new RecordedHellos(0, undefined, undefined, true),
};
const ports: Record<string, number> = {};
for (const [record, antiReplay] of Object.entries(records)) {
  const earlyData = { maxSize: 1000, antiReplay };
  const options = { cert, key, ticketKeys: Buffer.from(ticketKeys, 'hex'), protocol: { earlyData } };
  const server = createServer(options, (socket) => socket.end('hello'));
  server.on('earlyData', (bytes: Uint8Array) => process.send!({ took: Buffer.from(bytes).toString() }));
  server.on('tlsClientError', () => process.send!({ ended: true }));
  server.listen({ port: 0, host: '127.0.0.1', exclusive: true }, () => {
    ports[record] = (server.address() as { port: number }).port;
    if (Object.keys(ports).length === Object.keys(records).length) process.send!({ ports });
  });
}

// Two servers of one worker, each of which asks on its own: the answer to the one is not the other's.
const [one, two] = [clusterHellos(), clusterHellos()] as [SlowAntiReplay, SlowAntiReplay];
const binder = (name: string): Uint8Array => Buffer.from(name.padEnd(32));
process.on('message', async (message: { readonly replay?: true }) => {
  if (message.replay === undefined) return;
  const now = Date.now();
  const ask = (record: SlowAntiReplay, name: string) => record.fresh(binder(name), now, now);
  const before = [await ask(one, 'taken'), await ask(two, 'another')];
  process.send!({ fresh: [...before, ...(await Promise.all([ask(two, 'new'), ask(one, 'taken')]))] });
});
