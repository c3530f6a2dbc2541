import { once } from 'node:events';
import type { Readable } from 'node:stream';

/** All that comes until the end. Unlike `stream/consumers`, leaves the writing side of a Duplex alone. */
export async function collect(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  await once(stream, 'end');
  return Buffer.concat(chunks);
}
