/** `tlscope studio`: who may talk to it, and what it shows of live connections. */
import assert from 'node:assert/strict';
import { request } from 'node:http';
import { before, describe, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { nodeProvider } from 'tlscope/crypto/node';
import { connect, createServer } from 'tlscope/node';
import { makeIdentity, toPem, writePrivateKey } from 'tlscope/x509';
import { WebSocket } from 'ws';
import { startStudio } from '../../apps/cli/src/live/server.ts';
import { needs } from '../interop/support/places.ts';
import { suiteScope } from '../interop/support/process.ts';
import { openPage, startBrowser } from './support/browser.ts';
import { built } from './support/built.ts';

describe('tlscope studio', needs('chromium'), () => {
  const scope = suiteScope();
  let browser: Browser;
  let address: string;
  before(async () => {
    const studio = await startStudio(await built(), 0);
    scope.after(() => studio.close());
    address = studio.address;
    browser = await startBrowser(scope);
  });

  const status = (url: string, headers: Record<string, string> = {}): Promise<number> =>
    new Promise((resolve, reject) => {
      request(url, { headers }, (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      })
        .on('error', reject)
        .end();
    });
  const opens = (url: string, origin: string): Promise<boolean> =>
    new Promise((resolve) => {
      const socket = new WebSocket(url, { origin });
      socket.once('open', () => {
        socket.close();
        resolve(true);
      });
      socket.once('error', () => resolve(false));
    });

  test('only whoever knows the token is answered, and only under the name of this machine', async () => {
    assert.equal(await status(address), 200);
    assert.equal(await status(`${address}report.html`), 200);
    assert.equal(await status(new URL('/', address).href), 404);
    assert.equal(await status(new URL('/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA/', address).href), 404);
    assert.equal(await status(`${address}..%2f..%2fpackage.json`), 404);
    assert.equal(await status(address, { host: 'attacker.example' }), 404);
  });

  test('the WebSocket asks for the token too, and for the origin', async () => {
    const live = `${address.replace('http', 'ws')}live`;
    const { origin } = new URL(address);
    assert.equal(await opens(live, origin), true);
    assert.equal(await opens(live, 'http://attacker.example'), false);
    assert.equal(await opens(new URL('/live', live).href, origin), false);
  });

  test('a connection to a local server is seen live, with its secrets only when asked for', async (t) => {
    const papers = makeIdentity({ provider: nodeProvider, names: ['localhost'], at: Date.now(), key: 'secp256r1' });
    const server = createServer(
      {
        cert: papers.server.chain.map((der) => toPem('CERTIFICATE', der)).join(''),
        key: writePrivateKey(papers.server.key),
      },
      (socket) => {
        socket.on('error', () => {});
        socket.resume();
      },
    ).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    t.after(() => server.close());
    const { port } = server.address() as { port: number };

    const { page, requests } = await openPage(t, browser);
    await page.goto(address);
    await page.locator('.roots input').setInputFiles({
      name: 'root.pem',
      mimeType: 'application/x-pem-file',
      buffer: Buffer.from(toPem('CERTIFICATE', papers.root.der)),
    });
    await page.getByLabel('Host to connect to').fill(`localhost:${port}`);
    await page.getByRole('button', { name: 'Connect' }).click();
    await page.getByRole('heading', { name: `localhost:${port}` }).waitFor();
    await page.getByText('You have TLSv1.3').waitFor();
    await page.getByRole('tab', { name: 'Keys' }).click();
    await page.getByText('left out of this trace').first().waitFor();
    await page.getByRole('button', { name: 'Show its secrets' }).click();
    await page.getByText('left out of this trace').waitFor({ state: 'detached' });
    const elsewhere = requests.filter((url) => !url.startsWith(address) && !url.startsWith('data:'));
    assert.deepEqual(elsewhere, []);
  });

  test('a server that the page starts shows who calls', async (t) => {
    const { page } = await openPage(t, browser);
    await page.goto(address);
    await page.getByRole('button', { name: 'Start a server' }).click();
    const told = await page.getByText('Waiting for callers at').textContent();
    const port = Number(/localhost:(\d+)/.exec(told ?? '')?.[1]);
    const caller = connect({ port, host: '127.0.0.1', servername: 'localhost', rejectUnauthorized: false });
    caller.on('error', () => {});
    caller.once('secureConnect', () => caller.write('GET / HTTP/1.1\r\n\r\n'));
    caller.resume();
    await page.getByRole('heading', { name: /127\.0\.0\.1:\d+ calls/ }).waitFor();
    await page.getByText('You have TLSv1.3').waitFor();
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByRole('button', { name: 'Start a server' }).waitFor();
  });

  test('a server that is wrong is diagnosed: who, where, why, the fix', async (t) => {
    const { page } = await openPage(t, browser);
    await page.goto(address);
    await page.getByLabel('Scenario').selectOption('expired');
    const diagnosis = page.getByRole('region', { name: 'Why it failed' });
    await diagnosis.getByRole('heading').waitFor();
    assert.match((await diagnosis.textContent()) ?? '', /expired/);
    assert.match((await diagnosis.textContent()) ?? '', /who said no\s*the client/);
    await page.getByRole('button', { name: 'First thing that went wrong' }).click();
    const current = page.locator('[role=option][aria-selected=true]');
    assert.match((await current.textContent()) ?? '', /Certificate.*trouble/);
    await page.getByRole('tab', { name: 'Chain' }).click();
    await page.getByText(/Refused: it is not true that/).waitFor();
  });
});
