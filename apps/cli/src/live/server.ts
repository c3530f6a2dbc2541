/** The studio on loopback: static files and a WebSocket, for whoever knows the token in the address. */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { type WebSocket, WebSocketServer } from 'ws';
import { UsageError } from '../host.ts';
import { Errands } from './errand.ts';
import { Invitation } from './invitation.ts';
import { readFromPage, type ToPage } from './protocol.ts';

export interface Studio {
  /** With the token; whoever has it may do what the studio can. */
  readonly address: string;
  /** Leads there once, for whoever is started with it. */
  readonly invitation: string;
  close(): Promise<void>;
}

const HOST = '127.0.0.1';
const LARGEST_MESSAGE = 1024 * 1024;
/** In bytes. */
const MOST_UNREAD = 64 * 1024 * 1024;
/** Milliseconds between two questions whether a page is still there. */
const PULSE = 30_000;
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
};
/** Nothing from elsewhere, nothing inline, nobody around it. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  'img-src data:',
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');
const HEADERS = {
  'content-security-policy': POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
};

/** Serves the built studio in `folder`. `port` 0 takes a free one. Throws `UsageError`. */
export async function startStudio(folder: string, port: number): Promise<Studio> {
  const token = randomBytes(24).toString('base64url');
  const invitation = new Invitation();
  const server = createServer((request, response) => {
    if (isNamed(request) && invitation.admits(request)) {
      response.writeHead(302, { ...HEADERS, location: `/${token}/` }).end();
    } else void answer(request, response, folder, token);
  });
  const sockets = new WebSocketServer({ noServer: true, maxPayload: LARGEST_MESSAGE });
  const pages = new Set<Errands>();
  const pulse = setInterval(() => sockets.clients.forEach(stillThere), PULSE).unref();
  server.on('upgrade', (request, socket, head) => {
    const { origin } = request.headers;
    if (pathFor(request, token) !== 'live' || origin !== `http://${request.headers.host}`) return void socket.destroy();
    sockets.handleUpgrade(request, socket, head, (page) => talk(page, pages));
  });
  server.listen(port, HOST);
  try {
    await once(server, 'listening');
  } catch (error) {
    throw new UsageError(`Nothing can listen on port ${port}: ${(error as { code?: string }).code}.`, 'Try --port 0.');
  }
  const { port: bound } = server.address() as AddressInfo;
  return {
    address: `http://${HOST}:${bound}/${token}/`,
    invitation: `http://${HOST}:${bound}${invitation.path}`,
    close: async () => {
      clearInterval(pulse);
      for (const page of pages) page.end();
      for (const socket of sockets.clients) socket.terminate();
      server.close();
      server.closeAllConnections();
      if (server.listening) await once(server, 'close');
    },
  };
}

/** Whoever has not answered since the last time is gone, whatever the system says. */
const answered = new WeakMap<WebSocket, boolean>();
function stillThere(socket: WebSocket): void {
  if (answered.get(socket) === false) return socket.terminate();
  answered.set(socket, false);
  socket.ping();
}

function talk(socket: WebSocket, pages: Set<Errands>): void {
  const send = (message: ToPage): void => {
    if (socket.readyState !== socket.OPEN) return;
    // A page that does not listen any more must not hold what it is told.
    if (socket.bufferedAmount > MOST_UNREAD) return socket.terminate();
    socket.send(JSON.stringify(message));
  };
  const errands = new Errands(send);
  pages.add(errands);
  socket.on('pong', () => answered.set(socket, true));
  socket.on('message', (data) => {
    const asked = readFromPage(String(data));
    if (asked === undefined) socket.close(1008);
    else void errands.do(asked);
  });
  socket.on('error', () => socket.terminate());
  socket.on('close', () => {
    pages.delete(errands);
    errands.end();
  });
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  folder: string,
  token: string,
): Promise<void> {
  const path = pathFor(request, token);
  const safe = path !== undefined && /^(?:[\w-]+\/)?[\w.-]+$|^$/.test(path) && !path.includes('..');
  const file = path === '' ? 'index.html' : path;
  const body =
    safe && request.method === 'GET' ? await readFile(join(folder, file!)).catch(() => undefined) : undefined;
  for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
  if (body === undefined) return void response.writeHead(404, { 'content-type': 'text/plain' }).end('Not here.\n');
  response.setHeader('content-type', TYPES[extname(file!)] ?? 'application/octet-stream');
  response.end(path === '' ? livePage(body.toString('utf8')) : body);
}

/** The page is told that the command is there. */
const livePage = (page: string): string =>
  page.replace('</head>', '<meta name="tlscope-live" content="./live" /></head>');

/** By a name of this machine, and by none that only leads here (DNS rebinding). */
const isNamed = ({ headers: { host }, socket: { localPort } }: IncomingMessage): boolean =>
  host === `${HOST}:${localPort}` || host === `localhost:${localPort}`;

/** What stands behind the token; `undefined` for strangers. */
function pathFor(request: IncomingMessage, token: string): string | undefined {
  if (!isNamed(request)) return undefined;
  const { url = '' } = request;
  const [given = '', ...rest] = url
    .replace(/[?#].*$/, '')
    .slice(1)
    .split('/');
  const [a, b] = [Buffer.from(given), Buffer.from(token)];
  return a.length === b.length && timingSafeEqual(a, b) && rest.length > 0 ? rest.join('/') : undefined;
}
