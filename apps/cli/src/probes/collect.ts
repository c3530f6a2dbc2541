import type { Duplex } from 'node:stream';

/** What arrives until `enough` says so, the stream ends in whatever way, or `limit` bytes are there. */
export function collect(stream: Duplex, limit: number, enough: (bytes: Buffer) => boolean): Promise<Buffer> {
  return new Promise((resolve) => {
    let bytes: Buffer = Buffer.alloc(0);
    const finish = (): void => {
      stream.off('data', take);
      resolve(bytes);
    };
    const take = (chunk: Buffer): void => {
      bytes = Buffer.concat([bytes, chunk]);
      if (bytes.length >= limit || enough(bytes)) finish();
    };
    stream.on('data', take);
    stream.once('end', finish);
    stream.once('close', finish);
  });
}
