import { accept, type ByteStreams, connect } from 'tlscope';

/** A question and its answer, over any byte stream. The signal ends it, whatever it waits for. */
export async function ask(transport: ByteStreams, host: string, ca: string, question: string): Promise<string> {
  const connection = await connect(transport, { host, ca, signal: AbortSignal.timeout(10_000) });
  const writer = connection.writable.getWriter();
  await writer.write(new TextEncoder().encode(question));
  await writer.close(); // Our direction ends; the other goes on.
  return new Response(connection.readable).text();
}

/** The other end, which sends everything back. */
export async function echo(transport: ByteStreams, cert: string, key: string): Promise<void> {
  const connection = await accept(transport, { cert, key });
  await connection.readable.pipeTo(connection.writable);
}
