/** What Deno runs: `deno run deno-peer.ts connect PORT CA_FILE < TEXT`, or `serve CHAIN_FILE KEY_FILE`. */
import type { ByteStreams } from 'tlscope';
import { echo, visit } from './session.ts';

declare const Deno: {
  readonly args: readonly string[];
  readonly stdin: { readonly readable: ReadableStream<Uint8Array> };
  readTextFile(path: string): Promise<string>;
  connect(to: { hostname: string; port: number }): Promise<ByteStreams>;
  listen(at: { hostname: string; port: number }): AsyncIterable<ByteStreams> & { readonly addr: { port: number } };
};

const [role, first = '', second = ''] = Deno.args;
if (role === 'connect') {
  const text = await new Response(Deno.stdin.readable).text();
  const transport = await Deno.connect({ hostname: '127.0.0.1', port: Number(first) });
  console.log(JSON.stringify(await visit(transport, await Deno.readTextFile(second), text)));
} else {
  const [cert, key] = [await Deno.readTextFile(first), await Deno.readTextFile(second)];
  const listener = Deno.listen({ hostname: '127.0.0.1', port: 0 });
  console.log(`listening on ${listener.addr.port};`);
  for await (const transport of listener) echo(transport, cert, key).catch((error) => console.log(`${error.code}`));
}
