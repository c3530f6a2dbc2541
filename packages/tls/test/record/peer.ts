/** Two ends of node:tls talk over loopback; a relay between them keeps what each one sent. */
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import tls from 'node:tls';
import { concat, unhex } from '../../src/bytes/index.ts';
import type { Certified } from './certified.ts';

export interface Setting {
  readonly version: 'TLSv1.2' | 'TLSv1.3';
  /** OpenSSL's name of one suite. */
  readonly ciphers: string;
  readonly certified: Certified;
  readonly secureOptions?: number;
}

export interface Conversation {
  readonly client: Uint8Array;
  readonly server: Uint8Array;
  /** The client's key log: label to secret. */
  readonly keylog: ReadonlyMap<string, Uint8Array>;
  /** 32 bytes of `EXPORT_LABEL` with `EXPORT_CONTEXT`, as node:tls exports them. */
  readonly exported: Uint8Array;
}

export const EXPORT_LABEL = 'EXPORTER-tlscope-test';
export const EXPORT_CONTEXT = Uint8Array.of(1, 2, 3);
/** What the client says, and the server says back: more than one record. */
export const SPOKEN = Uint8Array.from({ length: 40_000 }, (_, i) => i % 256);

export async function converse({ version, ciphers, certified, secureOptions = 0 }: Setting): Promise<Conversation> {
  const { cert, key, ca } = certified;
  const options = { minVersion: version, maxVersion: version, ciphers, secureOptions } as const;
  const server = tls.createServer({ ...options, cert, key }, (socket) => socket.pipe(socket));
  const sent: Record<'client' | 'server', Uint8Array[]> = { client: [], server: [] };
  const relay = createServer((near) => {
    const far = connect(port(server), '127.0.0.1');
    record(near, far, sent.client);
    record(far, near, sent.server);
  });
  try {
    await listening(server);
    await listening(relay);
    const socket = tls.connect({ ...options, port: port(relay), host: '127.0.0.1', servername: 'localhost', ca });
    const keylog = new Map<string, Uint8Array>();
    socket.on('keylog', (line) => {
      const [label, , secret] = line.toString('latin1').trim().split(' ');
      keylog.set(label!, unhex(secret!));
    });
    await once(socket, 'secureConnect');
    const exported = new Uint8Array(socket.exportKeyingMaterial(32, EXPORT_LABEL, Buffer.from(EXPORT_CONTEXT)));
    socket.write(SPOKEN);
    let heard = 0;
    socket.on('data', (chunk) => {
      heard += chunk.length;
      if (heard === SPOKEN.length) socket.end();
    });
    await once(socket, 'close');
    return { client: concat(...sent.client), server: concat(...sent.server), keylog, exported };
  } finally {
    server.close();
    relay.close();
  }
}

function record(from: Socket, to: Socket, kept: Uint8Array[]): void {
  from.on('data', (chunk) => kept.push(new Uint8Array(chunk)));
  from.on('error', () => to.destroy());
  from.pipe(to);
}

async function listening(server: Server): Promise<void> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
}

const port = (server: Server): number => (server.address() as AddressInfo).port;
