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
