/** X25519MLKEM768: used with those who have it, and no hindrance with those who do not. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { before, describe as group, test } from 'node:test';
import { startChromium } from './support/chromium.ts';
import { gnutlsServer } from './support/gnutls.ts';
import { fetchOver, serveHttp } from './support/http.ts';
import { nginxServer } from './support/nginx.ts';
import { opensslServer } from './support/openssl.ts';
import { ours } from './support/ours.ts';
import { HOST, type LeafFiles, Pki } from './support/pki.ts';
import { needs, program } from './support/places.ts';
import { run, type Scope, start, suiteScope } from './support/process.ts';
import { hybrid, hybridOffered } from './support/settings.ts';
import { assertNegotiated, exchange, lines, serveEcho } from './support/stack.ts';

const bunScript = join(import.meta.dirname, 'support/bun-peer.ts');

group('the hybrid group', needs('openssl'), () => {
  const scope = suiteScope();
  let pki: Pki;
  before(async () => {
    pki = await Pki.make(scope);
  });

  test('our client, our server', async (t) => {
    const { port, ends } = await serveEcho(t, ours, await pki.leaf('p256'), hybrid);
    const end = await ours.connect(t, port, pki.root, hybrid);
    assertNegotiated(end, hybrid);
    const data = lines(50_000);
    assert.equal(await exchange(end.stream, data), data);
    assertNegotiated(ends[0], hybrid);
  });

  test('Chromium, our server', needs('chromium', 'certutil'), async (t) => {
    const { port, ends } = await serveHttp(t, ours, await pki.leaf('p256'), hybrid);
    const page = await (await startChromium(t, pki)).newPage();
    await page.goto(`https://${HOST}:${port}/hybrid`);
    assert.equal(await page.title(), 'GET /hybrid');
    assertNegotiated(ends[0], hybrid);
  });

  test('our client, Bun.serve', needs('bun'), async (t) => {
    const leaf = await pki.leaf('p256');
    const peer = start(t, program('bun')!, [bunScript, 'serve', leaf.chainFile, leaf.keyFile]);
    const port = Number((await peer.until(/listening on (\d+);/))[1]);
    const end = await ours.connect(t, port, pki.root, hybrid);
    assertNegotiated(end, hybrid);
    assert.deepEqual(await fetchOver(end.stream, '/page'), { status: 200, body: 'bun: /page' });
  });

  test('fetch in Bun, our server', needs('bun'), async (t) => {
    const { port, ends } = await serveHttp(t, ours, await pki.leaf('p256'), hybrid);
    const args = [bunScript, 'fetch', `https://${HOST}:${port}/page`, pki.rootFile];
    assert.match(await run(t, program('bun')!, args, { input: 'x' }), /GET \/page/);
    assertNegotiated(ends[0], hybrid);
  });

  const others: readonly [program: string, (t: Scope, leaf: LeafFiles) => Promise<number>][] = [
    ['openssl', async (t, leaf) => (await opensslServer(t, leaf, hybridOffered)).port],
    ['gnutls-serv', async (t, leaf) => (await gnutlsServer(t, leaf, hybridOffered)).port],
    ['nginx', (t, leaf) => nginxServer(t, leaf, hybridOffered)],
  ];
  for (const [name, serve] of others) {
    test(`our client falls back to x25519 without being asked again: ${name}`, needs(name), async (t) => {
      const port = await serve(t, await pki.leaf('p256'));
      const end = await ours.connect(t, port, pki.root, hybridOffered);
      assertNegotiated(end, hybridOffered);
    });
  }
});
