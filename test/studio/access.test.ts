/** Who cannot use a mouse, see colours or has a small screen. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { needs } from '../interop/support/places.ts';
import { studioTests } from './support/studio.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const VIEWS = [
  '#/trace?demo=tls13',
  '#/trace/message?demo=expired',
  '#/trace/keys?demo=tls13',
  '#/trace/chain?demo=expired',
  '#/trace/states?demo=tls12',
  '#/compare',
  '#/story/4',
  '#/lab',
  '#/lab/ahead',
  '#/lab/older',
];

interface Fault {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

async function faults(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const found = (await page.evaluate('axe.run(document, { resultTypes: ["violations"] })')) as { violations: Fault[] };
  return found.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]!.html.slice(0, 200)} ${nodes[0]!.failureSummary}`);
}

describe('the studio for everybody', needs('chromium'), () => {
  const studio = studioTests();

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`axe finds no serious fault in any view, ${colorScheme}`, async (t) => {
      // The policy of the page would not let axe in.
      const { page } = await studio.openPage(t, { colorScheme, bypassCSP: true, reducedMotion: 'reduce' });
      for (const view of VIEWS) {
        await page.goto(`${studio.address}${view}`);
        await page.getByRole('heading', { level: 2 }).or(page.getByRole('table')).first().waitFor();
        assert.deepEqual(await faults(page), [], view);
      }
      await page.goto(`${studio.address}#/trace/chain?demo=tls13`);
      await page.getByRole('button', { name: 'Hold it against other trust stores' }).click();
      await page.getByRole('listitem').filter({ hasText: 'ends at CN=tlscope Root CA' }).waitFor();
      assert.deepEqual(await faults(page), [], 'other trust stores');
    });
  }

  test('the check finds a fault where there is one', async (t) => {
    const { page } = await studio.openPage(t, { bypassCSP: true });
    await page.goto(studio.address);
    await page.evaluate('document.body.insertAdjacentHTML("beforeend", "<input type=text>")');
    assert.match((await faults(page)).join(), /label/);
  });

  test('everything that matters can be done with the keyboard alone', async (t) => {
    const { page } = await studio.openPage(t);
    await page.goto(studio.address);
    await page.getByText('You have TLSv1.3').waitFor();
    const focused = () =>
      page.evaluate('(document.activeElement.getAttribute("aria-label") ?? document.activeElement.textContent).trim()');
    const tabTo = async (name: RegExp): Promise<void> => {
      for (let i = 0; i < 60; i++) {
        if (name.test((await focused()) as string)) return;
        await page.keyboard.press('Tab');
      }
      assert.fail(`nothing called ${name} takes the focus`);
    };
    await tabTo(/^What was said, in order$/);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.getByRole('heading', { level: 2, name: 'ChangeCipherSpec' }).waitFor();
    await page.keyboard.press('ArrowUp');
    await page.getByRole('heading', { level: 2, name: 'ServerHello' }).waitFor();
    await tabTo(/^Message$/);
    await page.keyboard.press('ArrowRight');
    await page.getByRole('tab', { name: 'Keys', selected: true }).waitFor();
    await page.keyboard.press('ArrowLeft');
    await tabTo(/^Fields of ServerHello$/);
    for (let i = 0; i < 4; i++) await page.keyboard.press('ArrowDown');
    await page.getByRole('treeitem', { selected: true, name: /^legacy_version/ }).waitFor();
  });

  test('at 400 pixels nothing is cut off sideways, and every view can be reached', async (t) => {
    const { page } = await studio.openPage(t, { viewport: { width: 400, height: 800 } });
    for (const view of VIEWS) {
      await page.goto(`${studio.address}${view}`);
      await page.locator('h1').first().waitFor();
      const [content, screen] = (await page.evaluate(
        '[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
      )) as [number, number];
      assert.ok(content <= screen, `${view}: ${content} pixels wide on a screen of ${screen}`);
    }
    await page.goto(`${studio.address}#/trace?demo=tls12`);
    await page.getByRole('option', { name: /ServerKeyExchange/ }).click();
    await page.getByRole('tab', { name: 'Message' }).click();
    await page.getByRole('heading', { level: 2, name: 'ServerKeyExchange' }).waitFor();
  });
});
