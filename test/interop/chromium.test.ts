import assert from 'node:assert/strict';
import { before, describe as group, test } from 'node:test';
import type { BrowserContext } from 'playwright-core';
import { startChromium } from './support/chromium.ts';
import { serveHttp } from './support/http.ts';
import { ours } from './support/ours.ts';
import { HOST, Pki } from './support/pki.ts';
import { needs } from './support/places.ts';
import { suiteScope } from './support/process.ts';
import { describe, guessedByBoringSsl, settings } from './support/settings.ts';
import { assertNegotiated, lines } from './support/stack.ts';

const data = lines(200_000);
// Browsers have no P-521, no Ed25519 certificates and no static RSA.
const cases = settings.filter((s) => s.key !== 'ed25519' && s.key !== 'p521' && s.group !== undefined);

group('Chromium', needs('openssl', 'chromium', 'certutil'), () => {
  const scope = suiteScope();
  let pki: Pki;
  let browser: BrowserContext;
  before(async () => {
    pki = await Pki.make(scope);
    browser = await startChromium(scope, pki);
  });

  for (const base of cases) {
    const setting = guessedByBoringSsl({ ...base, alpn: 'http/1.1' });
    test(`a page from our server: ${describe(setting)}`, async (t) => {
      const { port, ends } = await serveHttp(t, ours, await pki.leaf(setting.key), setting);
      const page = await browser.newPage();
      t.after(() => page.close());
      const answer = await page.goto(`https://${HOST}:${port}/page`);
      assert.equal(answer?.status(), 200);
      assert.equal(await page.title(), 'GET /page');
      const details = await answer?.securityDetails();
      assert.equal(details?.protocol, setting.protocol === 'TLSv1.3' ? 'TLS 1.3' : 'TLS 1.2');
      const posted = await page.evaluate(
        async (body) => (await fetch('/', { method: 'POST', body })).text(), // Runs in the page.
        data,
      );
      assert.equal(posted, data);
      assertNegotiated(ends[0], setting);
    });
  }

  test('Chromium refuses our server where its root is not the one it trusts', async (t) => {
    const stranger = await Pki.make(t);
    const setting = settings[0]!;
    const { port } = await serveHttp(t, ours, await stranger.leaf(setting.key), setting);
    const page = await browser.newPage();
    t.after(() => page.close());
    await assert.rejects(page.goto(`https://${HOST}:${port}/`), /ERR_CERT_AUTHORITY_INVALID/);
  });
});
