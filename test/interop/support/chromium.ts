import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type BrowserContext, chromium } from 'playwright-core';
import type { Pki } from './pki.ts';
import { program, temporaryFolder } from './places.ts';
import { run, type Scope } from './process.ts';

/** No window, no sandbox (a container has none to give), and no network use of its own. */
const QUIET = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];
const STILL = ['--disable-component-update', '--disable-sync'];

/** Chromium with a home of its own, in which `pki`'s root is trusted and nothing else of ours. */
export async function startChromium(scope: Scope, pki: Pki): Promise<BrowserContext> {
  const home = await temporaryFolder(scope);
  const store = `sql:${join(home, '.pki/nssdb')}`;
  await mkdir(join(home, '.pki/nssdb'), { recursive: true });
  await run(scope, 'certutil', ['-N', '-d', store, '--empty-password']);
  await run(scope, 'certutil', ['-A', '-d', store, '-n', 'root', '-t', 'C,,', '-i', pki.rootFile]);
  const browser = await chromium.launchPersistentContext(join(home, 'profile'), {
    executablePath: program('chromium')!,
    headless: true,
    args: [...QUIET, ...STILL],
    env: { ...(process.env as Record<string, string>), HOME: home },
  });
  scope.after(() => browser.close());
  return browser;
}
