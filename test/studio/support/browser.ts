/** Chromium with pages that complain: an error in one fails the test that opened it. */
import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { program } from '../../interop/support/places.ts';
import type { Scope } from '../../interop/support/process.ts';

/** No window, no sandbox (a container has none to give), and no network use of its own. */
const FLAGS = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'];

/** For what never comes; how long a page takes to show something is not what the tests are about. */
const PATIENCE = 300_000;

export async function startBrowser(scope: Scope): Promise<Browser> {
  const browser = await chromium.launch({
    executablePath: program('chromium')!,
    headless: true,
    args: FLAGS,
    timeout: PATIENCE,
  });
  scope.after(() => browser.close());
  return browser;
}

export interface Watched {
  readonly page: Page;
  /** The addresses that were asked for. */
  readonly requests: readonly string[];
}

/** A page of its own. When the test ends there must have been no error in it, and nothing its policy had to stop. */
export async function openPage(
  t: TestContext,
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<Watched> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  const complaints: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => void (message.type() === 'error' && complaints.push(message.text())));
  page.on('pageerror', (error) => void complaints.push(error.message));
  page.on('request', (request) => void requests.push(request.url()));
  t.after(async () => {
    await context.close();
    assert.deepEqual(complaints, []);
  });
  return { page, requests };
}
