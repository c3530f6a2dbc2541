/** What every test of the studio begins with: a browser, and the built studio at an address. */
import { before, type TestContext } from 'node:test';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { type Scope, suiteScope } from '../../interop/support/process.ts';
import { openPage, startBrowser, type Watched } from './browser.ts';
import { built } from './built.ts';
import { staticHost } from './host.ts';

export interface StudioTests {
  /** Ends in a slash. */
  readonly address: string;
  /** A page of its own, that has gone nowhere yet. */
  openPage(t: TestContext, options?: BrowserContextOptions): Promise<Watched>;
}

/** To be called in a `describe`. `serve` says where the studio in a folder is to be had: on a static host, unless given. */
export function studioTests(serve: (scope: Scope, folder: string) => Promise<string> = staticHost): StudioTests {
  const scope = suiteScope();
  let browser: Browser;
  let address: string;
  before(async () => {
    address = await serve(scope, await built());
    browser = await startBrowser(scope);
  });
  return {
    get address() {
      return address;
    },
    openPage: (t, options) => openPage(t, browser, options),
  };
}
