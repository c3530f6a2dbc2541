/** The studio on a static host that knows nothing of it, and traces to show in it. */
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import type { Scope } from '../../interop/support/process.ts';

const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

/** Resolves to its address. */
export async function staticHost(scope: Scope, folder: string): Promise<string> {
  const server = createServer(async ({ url = '/' }, response) => {
    const path = new URL(url, 'http://host').pathname;
    const file = path.endsWith('/') ? `${path}index.html` : path;
    const body = await readFile(join(folder, file)).catch(() => undefined);
    response.writeHead(body === undefined ? 404 : 200, { 'content-type': TYPES[extname(file)] ?? 'application/json' });
    response.end(body);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  scope.after(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}
