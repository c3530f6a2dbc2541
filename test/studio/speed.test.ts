/** How large the studio is, which counts, and how fast, which is told and does not count. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { readTrace, type TlsEvent, writeTrace } from 'tlscope/observe';
import { needs } from '../interop/support/places.ts';
import { DIST } from './support/built.ts';
import { studioTests } from './support/studio.ts';

const LARGEST = 250 * 1024;
const RECORDS = 10_000;

/** The demo, with its application data many times over. */
function longTrace(): string {
  const { title, events } = readTrace(readFileSync(join(DIST, 'demo/tls13.json'), 'utf8'));
  const at = events.findLastIndex(({ type }) => type === 'appdata');
  const pair = events
    .slice(0, at + 1)
    .filter((event) => event === events[at] || (event.type === 'record' && event.protection?.content_type === 23));
  const [record, data] = [pair.findLast(({ type }) => type === 'record')!, events[at]!];
  const more = Array.from({ length: RECORDS }, (_, i): TlsEvent[] => [
    { ...record, at: record.at + i / 10 },
    { ...data, at: data.at + i / 10 },
  ]).flat();
  return writeTrace(title, [...events.slice(0, at + 1), ...more], { secrets: true });
}

describe('the size and speed of the studio', needs('chromium'), () => {
  const studio = studioTests();

  test('all its script but the lab and its cryptography is under 250 KB, packed', async (t) => {
    const folder = join(DIST, 'assets');
    const { page, requests } = await studio.openPage(t);
    await page.goto(studio.address);
    for (const view of ['trace/keys', 'trace/chain', 'trace/states', 'compare', 'story']) {
      await page.goto(`${studio.address}#/${view}`);
      await page.waitForLoadState('networkidle');
    }
    const loaded = new Set(requests.filter((url) => url.endsWith('.js')).map((url) => url.split('/').at(-1)!));
    const size = [...loaded].reduce((sum, name) => sum + gzipSync(readFileSync(join(folder, name))).length, 0);
    t.diagnostic(
      `${loaded.size} of ${readdirSync(folder).filter((name) => name.endsWith('.js')).length} scripts, ${(size / 1024).toFixed(1)} KB packed`,
    );
    assert.ok(loaded.size >= 6, `${loaded.size} scripts`);
    assert.ok(size < LARGEST, `${size} bytes`);
  });

  test('the first screen of a trace', async (t) => {
    const { page } = await studio.openPage(t);
    const since = performance.now();
    await page.goto(studio.address);
    await page.getByRole('option', { name: /ClientHello/ }).waitFor();
    t.diagnostic(`after ${(performance.now() - since).toFixed(0)} ms`);
  });

  test(`a trace of ${RECORDS.toLocaleString('en')} records is drawn a screen at a time, and scrolls`, async (t) => {
    const { page } = await studio.openPage(t);
    await page.goto(studio.address);
    await page.getByRole('option', { name: /ClientHello/ }).waitFor();
    const file = { name: 'long.json', mimeType: 'application/json', buffer: Buffer.from(longTrace()) };
    await page.locator('input[type=file]').setInputFiles(file);
    await page.getByText(/\/ 100\d\d/).waitFor();
    const drawn = await page.locator('[role=option]').count();
    assert.ok(drawn < 120, `${drawn} rows in the page`);
    const seconds = 2;
    const frames = (await page.evaluate(`new Promise((resolve) => {
      const view = document.querySelector('[role=listbox]');
      const start = performance.now();
      let frames = 0;
      const step = (now) => {
        frames++;
        view.scrollTop = ((now - start) / ${seconds * 1000}) * 16000;
        if (now - start < ${seconds * 1000}) requestAnimationFrame(step);
        else resolve(frames);
      };
      requestAnimationFrame(step);
    })`)) as number;
    t.diagnostic(`${(frames / seconds).toFixed(0)} frames a second`);
    assert.ok(frames > 1);
    await page.getByRole('listbox').press('End');
    await page.locator('[role=option][aria-selected=true]').waitFor();
  });
});
