/** What Bun runs when it is the other end: `bun bun-peer.ts fetch URL CA_FILE` or `bun bun-peer.ts serve CHAIN KEY`. */
import { readFileSync } from 'node:fs';

declare const Bun: {
  serve(options: object): { port: number };
};

const [role, first = '', second = ''] = process.argv.slice(2);
if (role === 'fetch') {
  const options = { tls: { ca: readFileSync(second, 'utf8') } };
  console.log(await (await fetch(first, options as RequestInit)).text());
  const body = readFileSync(0, 'utf8');
  process.stdout.write(await (await fetch(first, { method: 'POST', body, ...options } as RequestInit)).text());
} else {
  const tls = { cert: readFileSync(first, 'utf8'), key: readFileSync(second, 'utf8') };
  const answer = async (request: Request): Promise<Response> =>
    new Response(request.method === 'POST' ? await request.text() : `bun: ${new URL(request.url).pathname}`);
  const server = Bun.serve({ port: 0, hostname: '127.0.0.1', tls, fetch: answer });
  console.log(`listening on ${server.port};`);
}
