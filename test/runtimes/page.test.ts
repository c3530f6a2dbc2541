/** The root export in a page and in a worker of Chromium, over a WebSocket tunnel to a TCP port. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, connect as connectTcp, createServer as createTcpServer, type Server } from 'node:net';
import { join } from 'node:path';
import { before, describe as group, test } from 'node:test';
import * as tls from 'node:tls';
import { build } from 'esbuild';
import type { BrowserContext, Page } from 'playwright-core';
import { createWebSocketStream, WebSocketServer } from 'ws';
import { startChromium } from '../interop/support/chromium.ts';
import { Pki } from '../interop/support/pki.ts';
import { needs } from '../interop/support/places.ts';
import { type Scope, suiteScope } from '../interop/support/process.ts';
import { exchange, lines } from '../interop/support/stack.ts';
import type { Task } from './support/page.ts';

const only = (version: 'TLSv1.2' | 'TLSv1.3') => ({ minVersion: version, maxVersion: version });
const data = lines(300_000);

async function listen(scope: Scope, server: Server): Promise<number> {
  await once(server.listen(0, '127.0.0.1'), 'listening');
  scope.after(() => server.close());
  return (server.address() as AddressInfo).port;
}

async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, 'support/page.ts')],
    bundle: true,
    format: 'esm',
    platform: 'browser',
    conditions: ['source'],
    write: false,
  });
  return outputFiles[0]!.text;
}

/** A page, its script, and a tunnel from each WebSocket on /tcp/PORT to that port. */
async function site(scope: Scope, script: string): Promise<number> {
  const server = createHttpServer((request, response) => {
    if (request.url !== '/page.js') return response.end('<script type="module" src="/page.js"></script>');
    return response.setHeader('content-type', 'text/javascript').end(script);
  });
  const sockets = new WebSocketServer({ server });
  sockets.on('connection', (socket, request) => {
    const port = Number(request.url!.slice('/tcp/'.length));
    const tcp = connectTcp({ port, host: '127.0.0.1', allowHalfOpen: true });
    const tunnel = createWebSocketStream(socket);
    // A WebSocket is never half closed: it goes when both directions of the TCP connection have.
    tcp.on('close', () => socket.close()).on('error', () => socket.close());
    tunnel.on('error', () => tcp.destroy()).pipe(tcp);
    tcp.pipe(tunnel, { end: false });
  });
  return listen(scope, server);
}

/** In the page itself, or in a worker that it starts. */
const places = {
  page: (page: Page, task: Task) => page.evaluate((given) => (globalThis as any).perform(given), task),
  worker: (page: Page, task: Task) =>
    page.evaluate(
      (given) =>
        new Promise<any>((resolve, reject) => {
          const worker = new (globalThis as any).Worker('/page.js', { type: 'module' });
          worker.onmessage = ({ data: answer }: { data: unknown }) => resolve(answer);
          worker.onerror = ({ message }: { message: string }) => reject(new Error(message));
          worker.postMessage(given);
        }),
      task,
    ),
};

group('Chromium', needs('openssl', 'chromium', 'certutil'), () => {
  const scope = suiteScope();
  let pki: Pki;
  let browser: BrowserContext;
  let port: number;
  before(async () => {
    pki = await Pki.make(scope);
    browser = await startChromium(scope, pki);
    port = await site(scope, await bundle());
  });

  async function openPage(t: Scope): Promise<Page> {
    const page = await browser.newPage();
    t.after(() => page.close());
    await page.goto(`http://127.0.0.1:${port}/`);
    await page.waitForFunction(() => 'perform' in globalThis);
    return page;
  }
  const tunnel = (to: number): string => `ws://127.0.0.1:${port}/tcp/${to}`;

  for (const [place, perform] of Object.entries(places)) {
    for (const version of ['TLSv1.2', 'TLSv1.3'] as const) {
      test(`our client in a ${place}, through a tunnel to node:tls: ${version}`, async (t) => {
        const { chain: cert, key } = await pki.leaf('p256');
        // Newer versions of Node would take the hybrid.
        const options = { cert, key, ...only(version), ALPNProtocols: ['parcel'], ecdhCurve: 'X25519' };
        const server = tls.createServer({ ...options, allowHalfOpen: true }, (socket) => socket.pipe(socket));
        const url = tunnel(await listen(t, server));
        const report = await perform(await openPage(t), { role: 'visit', url, pem: [pki.root], text: data });
        const { events, ...rest } = report;
        assert.deepEqual(rest, { protocol: version, group: 'x25519', alpn: 'parcel', text: data });
        assert.ok(events > 30, `${events} events`);
      });
    }

    test(`our server in a ${place}, through a tunnel from node:tls`, async (t) => {
      const { chain, key } = await pki.leaf('p256');
      const server = createTcpServer({ allowHalfOpen: true });
      const url = tunnel(await listen(t, server));
      const page = await openPage(t);
      const arrived = once(server, 'connection');
      const served = perform(page, { role: 'echo', url, pem: [chain, key] });
      const [socket] = await arrived;
      const client = tls.connect({
        socket,
        servername: 'localhost',
        ca: pki.root,
        allowHalfOpen: true,
      } as tls.ConnectionOptions);
      assert.equal(await exchange(client, data), data);
      await served;
    });

    test(`our client in a ${place} refuses a server of another root, by its code`, async (t) => {
      const { chain: cert, key } = await (await Pki.make(t)).leaf('p256');
      const server = tls.createServer({ cert, key }).on('tlsClientError', () => {});
      const task: Task = { role: 'visit', url: tunnel(await listen(t, server)), pem: [pki.root] };
      assert.deepEqual(await perform(await openPage(t), task), { failure: 'ERR_TLSCOPE_PEER_BAD_CERTIFICATE' });
    });
  }
});
