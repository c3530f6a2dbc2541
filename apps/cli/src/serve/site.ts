/** What an HTTP request over the connection is answered with: the caller's own handshake. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { printableLines } from 'tlscope/bytes';
import type { ChoiceName, TlsEvent } from 'tlscope/observe';
import type { Block } from '../render/blocks.ts';
import { toPage } from '../render/html.ts';
import { connectionBlocks, countVerdict } from '../view/connection.ts';
import { connectionJson } from '../view/json.ts';

/** Milliseconds. */
const PATIENCE = 10_000;

/** Takes connections by `emit('connection', socket)`; `eventsOf` finds what was seen of the one a request came on. */
export function makeSite(eventsOf: (socket: IncomingMessage['socket']) => readonly TlsEvent[]): Server {
  const site = createServer({ requestTimeout: PATIENCE, headersTimeout: PATIENCE, keepAliveTimeout: PATIENCE });
  site.on('request', (request, response) => answer(request, response, eventsOf(request.socket)));
  // Node's own answer to a request that is not HTTP, without the noise.
  site.on('clientError', (_, socket) => socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n'));
  return site;
}

function answer(request: IncomingMessage, response: ServerResponse, events: readonly TlsEvent[]): void {
  const { method } = request;
  if (method !== 'GET' && method !== 'HEAD') {
    response.writeHead(405, { allow: 'GET, HEAD', 'content-length': 0 }).end();
    return;
  }
  const [type, body] = contentFor(request, events);
  response.writeHead(200, {
    'content-type': type,
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
    'x-content-type-options': 'nosniff',
    vary: 'accept',
  });
  response.end(body);
}

function contentFor({ headers, httpVersion }: IncomingMessage, events: readonly TlsEvent[]): [string, string] {
  const { accept } = headers;
  if (accept?.includes('application/json')) {
    return ['application/json', printableLines(`${JSON.stringify(connectionJson(events), null, 2)}\n`)];
  }
  // Programs that test servers ask no more than that, and wait for one record.
  const bare = accept === undefined && httpVersion === '1.0';
  if (bare || accept?.includes('text/plain')) return ['text/plain; charset=utf-8', `${oneLine(events)}\n`];
  return ['text/html; charset=utf-8', toPage('Your handshake', page(events))];
}

const AGREED: readonly ChoiceName[] = ['protocol version', 'cipher suite', 'group'];

/** What was agreed on. */
const oneLine = (events: readonly TlsEvent[]): string =>
  AGREED.flatMap((what) => events.findLast((event) => event.type === 'decision' && event.what === what) ?? [])
    .map((event) => (event.type === 'decision' ? event.chosen : ''))
    .join(', ');

const page = (events: readonly TlsEvent[]): Block[] => [
  {
    is: 'title',
    text: 'Your handshake',
    under: 'As the server saw it: every message you sent and got, and every reason.',
  },
  ...connectionBlocks(events, { verbose: 1, secretBytes: 0, told: true }),
  countVerdict(events),
];
