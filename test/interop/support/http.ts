import { createServer, type RequestListener, request } from 'node:http';
import type { Duplex } from 'node:stream';
import type { LeafFiles } from './pki.ts';
import type { Scope } from './process.ts';
import type { Setting } from './settings.ts';
import { type Connected, everything, type Serving, type Stack } from './stack.ts';

/** Answers `POST` with what was posted, and anything else with `path`, method and how the connection came to be. */
export const reflect: RequestListener = async (incoming, answer) => {
  const body = await everything(incoming);
  answer.setHeader('content-type', 'text/html');
  answer.end(incoming.method === 'POST' ? body : `<title>${incoming.method} ${incoming.url}</title><p>over our TLS`);
};

/** node's HTTP server over the streams of `stack`. */
export async function serveHttp(scope: Scope, stack: Stack, leaf: LeafFiles, setting: Setting): Promise<Serving> {
  const ends: Connected[] = [];
  const server = createServer(reflect);
  scope.after(() => server.closeAllConnections());
  const port = await stack.serve(scope, leaf, setting, (end) => {
    ends.push(end);
    server.emit('connection', end.stream);
  });
  return { port, ends };
}

/** One request of node's HTTP client over `stream`. */
export function fetchOver(
  stream: Duplex,
  path: string,
  body?: string,
): Promise<{ status: number | undefined; body: string }> {
  return new Promise((resolve, reject) => {
    const method = body === undefined ? 'GET' : 'POST';
    const headers = { host: 'localhost', connection: 'close' };
    const ask = request({ createConnection: () => stream, path, method, headers }, (answer) => {
      everything(answer).then((text) => resolve({ status: answer.statusCode, body: text }), reject);
    });
    ask.once('error', reject);
    ask.end(body);
  });
}
