/** Someone on the road between client and server: a TCP proxy that reads every record, and may meddle with it. */
import { connect, createServer, type Socket } from 'node:net';
import type { Side } from 'tlscope/observe';
import { RecordReader } from 'tlscope/record';
import { MAX_EXPANSION12, MAX_PLAINTEXT } from 'tlscope/wire';
import type { Passed } from '../overhear.ts';
import { listening } from './sockets.ts';

/** No record of either version is longer (RFC 5246 §6.2.3). */
const LONGEST = MAX_PLAINTEXT + MAX_EXPANSION12;

/** What goes on instead of a record; `before` counts the records of the same side that came earlier. */
export type Meddle = (record: Uint8Array, from: Side, before: number) => readonly Uint8Array[];

export interface Wiretap {
  readonly port: number;
  readonly passed: readonly Passed[];
  close(): void;
}

export const passOn: Meddle = (record) => [record];

export async function wiretap(target: number, meddle: Meddle): Promise<Wiretap> {
  const passed: Passed[] = [];
  const open: Socket[] = [];
  const proxy = createServer((client) => {
    const server = connect(target, '127.0.0.1');
    open.push(client, server);
    relay(client, server, 'client', meddle, passed);
    relay(server, client, 'server', meddle, passed);
  });
  const port = await listening(proxy);
  return {
    port,
    passed,
    close() {
      proxy.close();
      for (const socket of open) socket.destroy();
    },
  };
}

function relay(source: Socket, sink: Socket, from: Side, meddle: Meddle, passed: Passed[]): void {
  const records = new RecordReader();
  records.maxFragment = LONGEST;
  let before = 0;
  source.setNoDelay(true);
  source.on('data', (chunk) => {
    records.push(chunk);
    for (let record = records.next(); record !== undefined; record = records.next()) {
      const bytes = record.bytes.slice();
      passed.push({ from, bytes });
      for (const out of meddle(bytes, from, before)) sink.write(out);
      before++;
    }
  });
  source.on('end', () => sink.end());
  // The two ends report their own troubles; the road has none.
  source.on('error', () => sink.destroy());
}
