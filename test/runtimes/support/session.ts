/** What every runtime does with our streams here: runs in Deno, in Bun, in a page and in a worker. */
import { accept, type ByteStreams, connect } from 'tlscope';

export interface Report {
  readonly protocol: string;
  readonly group: string | undefined;
  readonly alpn: string | undefined;
  readonly events: number;
  /** What came back. */
  readonly text: string;
}

export interface Failure {
  readonly failure: string;
}

/** A client that sends `text`, ends, and reads everything until the server's end. */
export const visit = (transport: ByteStreams, ca: string, text: string): Promise<Report | Failure> =>
  exchange(transport, ca, text).catch((error) => ({ failure: `${error.code ?? error}` }));

async function exchange(transport: ByteStreams, ca: string, text: string): Promise<Report> {
  let events = 0;
  const observe = (): void => {
    events++;
  };
  const connection = await connect(transport, { host: 'localhost', ca, alpn: ['parcel'], observe });
  const sent = send(connection.writable, text);
  const back = await everything(connection.readable);
  await sent;
  await connection.closed;
  const { protocol, group, alpn } = connection.info;
  return { protocol, group, alpn, events, text: back };
}

/** A server that sends everything back. */
export async function echo(transport: ByteStreams, cert: string, key: string): Promise<void> {
  const connection = await accept(transport, { cert, key, alpn: ['parcel'] });
  await connection.readable.pipeTo(connection.writable);
}

async function send(writable: WritableStream<Uint8Array>, text: string): Promise<void> {
  const writer = writable.getWriter();
  const bytes = new TextEncoder().encode(text);
  for (let from = 0; from < bytes.length; from += 50_000) await writer.write(bytes.subarray(from, from + 50_000));
  await writer.close();
}

async function everything(readable: ReadableStream<Uint8Array>): Promise<string> {
  const reader = readable.getReader();
  const parts: Uint8Array[] = [];
  for (let read = await reader.read(); !read.done; read = await reader.read()) parts.push(read.value);
  return new Blob(parts as Uint8Array<ArrayBuffer>[]).text();
}
