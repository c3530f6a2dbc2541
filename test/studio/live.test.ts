/** `tlscope studio`: who may talk to it, and what it shows of live connections. */
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { nodeProvider } from 'tlscope/crypto/node';
import { connect, createServer } from 'tlscope/node';
import { makeIdentity, toPem, writePrivateKey } from 'tlscope/x509';
import { WebSocket } from 'ws';
import { startStudio } from '../../apps/cli/src/live/server.ts';
import { needs, temporaryFolder } from '../interop/support/places.ts';
import { run, start } from '../interop/support/process.ts';
import { studioTests } from './support/studio.ts';

describe('tlscope studio', needs('chromium'), () => {
  const studio = studioTests(async (scope, folder) => {
    const { address, close } = await startStudio(folder, 0);
    scope.after(close);
    return address;
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
    assert.equal(await status(studio.address), 200);
    assert.equal(await status(`${studio.address}report.html`), 200);
    assert.equal(await status(new URL('/', studio.address).href), 404);
    assert.equal(await status(new URL('/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA/', studio.address).href), 404);
    assert.equal(await status(`${studio.address}..%2f..%2fpackage.json`), 404);
    assert.equal(await status(studio.address, { host: 'attacker.example' }), 404);
  });

  test('the WebSocket asks for the token too, and for the origin', async () => {
    const live = `${studio.address.replace('http', 'ws')}live`;
    const { origin } = new URL(studio.address);
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

    const { page, requests } = await studio.openPage(t);
    await page.goto(studio.address);
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
    await page.getByText('left out of this trace').first().waitFor({ state: 'detached' });
    const elsewhere = requests.filter((url) => !url.startsWith(studio.address) && !url.startsWith('data:'));
    assert.deepEqual(elsewhere, []);
  });

  test('a server that the page starts shows who calls', async (t) => {
    const { page } = await studio.openPage(t);
    await page.goto(studio.address);
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

  /** Starts a scenario from the page, and says where it is and what its root is. */
  async function started(page: Page, scenario: string): Promise<{ port: number; root: string }> {
    await page.goto(studio.address);
    await page.getByLabel('Scenario').selectOption(scenario);
    await page.getByRole('button', { name: 'Start a server' }).click();
    const told = await page.getByText('Waiting for callers at').textContent();
    await page.getByRole('button', { name: 'Copy its root as PEM' }).click();
    const root = (await page.evaluate('navigator.clipboard.readText()')) as string;
    return { port: Number(/localhost:(\d+)/.exec(told ?? '')?.[1]), root };
  }
  const clipboard = { permissions: ['clipboard-read', 'clipboard-write'] };

  test('curl calls a scenario that the page started, and the page shows it', needs('curl'), async (t) => {
    const { page } = await studio.openPage(t, clipboard);
    const { port, root } = await started(page, 'expired');
    const file = join(await temporaryFolder(t), 'root.pem');
    await writeFile(file, root);
    const url = `https://localhost:${port}/`;
    await assert.rejects(run(t, 'curl', ['-sS', '--max-time', '20', '--cacert', file, url]), /expired/);
    await page.getByRole('heading', { name: /127\.0\.0\.1:\d+ calls/ }).waitFor();
    const diagnosis = page.getByRole('region', { name: 'Why it failed' });
    await diagnosis.getByRole('heading').waitFor();
    assert.match((await diagnosis.textContent()) ?? '', /expired/);

    const fine = await started(page, 'only-tls-1.2');
    await writeFile(file, fine.root);
    assert.match(
      await run(t, 'curl', ['-sS', '--max-time', '20', '--cacert', file, `https://localhost:${fine.port}/`]),
      /came through/,
    );
    await page.getByText('You have TLSv1.2').waitFor();
  });

  test('so does openssl s_client, and what OpenSSL serves is seen from outside', needs('openssl'), async (t) => {
    const { page } = await studio.openPage(t, clipboard);
    const { port } = await started(page, 'bad-signature');
    const call = (at: number) => start(t, 'openssl', ['s_client', '-connect', `localhost:${at}`]);
    await call(port).exit;
    const ladder = page.getByRole('listbox', { name: 'What was said, in order' });
    await ladder.getByRole('option', { name: /ClientHello/ }).waitFor();
    const diagnosis = page.getByRole('region', { name: 'Why it failed' });
    await diagnosis.getByRole('heading').waitFor();
    assert.match((await diagnosis.textContent()) ?? '', /the signature with the key of "localhost" did not hold there/);

    const closed = await started(page, 'http');
    await call(closed.port).exit;
    await ladder.getByRole('option', { name: /TCP connection opened/ }).waitFor();
    await ladder.getByRole('option', { name: /TCP connection closed/ }).waitFor();
  });

  test('a chain is held against the trust stores of this machine, by the rules of another stack too', async (t) => {
    const { page } = await studio.openPage(t);
    await page.goto(studio.address);
    await page.getByLabel('Scenario').selectOption('only-tls-1.3');
    await page.getByRole('button', { name: 'Call it from here' }).click();
    await page.getByText('You have TLSv1.3').waitFor();
    await page.getByRole('tab', { name: 'Chain' }).click();
    await page.getByRole('button', { name: 'Hold it against other trust stores' }).click();
    const others = page.getByRole('region', { name: 'Other trust stores' });
    const row = (name: RegExp) => others.getByRole('listitem').filter({ hasText: name });
    assert.match((await row(/^✓ this connection/).textContent()) ?? '', /ends at .*tlscope scenarios Root CA/);
    assert.match((await row(/^✗ node/).textContent()) ?? '', /Mozilla's roots/);
    await others.getByLabel('By the rules of').selectOption('go');
    await row(/^✓ this connection/).waitFor();
    await row(/^✗ node/)
      .getByRole('button')
      .click();
    await others.getByRole('heading', { name: 'The paths in node' }).waitFor();
  });

  test('a server that is wrong is diagnosed: who, where, why, the fix', async (t) => {
    const { page } = await studio.openPage(t);
    await page.goto(studio.address);
    await page.getByLabel('Scenario').selectOption('expired');
    await page.getByRole('button', { name: 'Call it from here' }).click();
    const diagnosis = page.getByRole('region', { name: 'Why it failed' });
    await diagnosis.getByRole('heading').waitFor();
    assert.match((await diagnosis.textContent()) ?? '', /expired/);
    assert.match((await diagnosis.textContent()) ?? '', /who said no\s*the client/);
    await page.getByRole('button', { name: 'First thing that went wrong' }).click();
    const current = page.locator('[role=option][aria-selected=true]');
    assert.match((await current.textContent()) ?? '', /Certificate.*trouble/);
    await page.getByRole('tab', { name: 'Chain' }).click();
    await page.getByText(/Refused: certificate 0 /).waitFor();
  });
});
