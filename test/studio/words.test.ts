/** The page and the command say the same things of the same trace. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { diagnose } from 'tlscope/diagnose';
import { outcomeIn, readTrace } from 'tlscope/observe';
import { hostOn } from '../../apps/cli/src/host.ts';
import { execute } from '../../apps/cli/src/program.ts';
import { needs } from '../interop/support/places.ts';
import { DIST } from './support/built.ts';
import { studioTests } from './support/studio.ts';

const words = (text: string): string => text.replace(/\s+/g, ' ');

/** What the command writes, in lines that are never broken. */
async function printed(args: readonly string[]): Promise<string> {
  let out = '';
  const write = (text: string): void => {
    out += text;
  };
  await execute(
    [...args],
    hostOn(write, () => {}, { width: 4000, paint: (_, text) => text }),
  );
  return out;
}

describe('one source of words', needs('chromium'), () => {
  const studio = studioTests();

  for (const demo of ['tls13', 'rsa', 'expired']) {
    test(`of ${demo} the page says what the command says`, async (t) => {
      const path = join(DIST, 'demo', `${demo}.json`);
      const explained = await printed(['explain', path, '--fields']);
      const { events } = readTrace(readFileSync(path, 'utf8'));
      const [diagnosis] = diagnose(events);
      const said = diagnosis === undefined ? [outcomeIn(events).text] : [diagnosis.title, diagnosis.cause];

      const { page } = await studio.openPage(t);
      await page.goto(`${studio.address}#/trace/message?demo=${demo}`);
      await page.getByText(said[0]!).first().waitFor();
      const shown = words((await page.locator('main').textContent()) ?? '');
      for (const sentence of said) {
        assert.ok(shown.includes(words(sentence)), `the page: ${sentence}`);
        assert.ok(words(explained).includes(words(sentence)), `the command: ${sentence}`);
      }
    });
  }

  for (const [lesson, voice] of [
    ['expired', 'plain'],
    ['older', 'spec'],
    ['downgrade', 'engineer'],
  ] as const) {
    test(`of the trace that the lab made in ${lesson}, in the voice "${voice}"`, async (t) => {
      const { page } = await studio.openPage(t);
      await page.goto(`${studio.address}#/lab/${lesson}?voice=${voice}`);
      const [saved] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'Save this trace' }).click(),
      ]);
      const path = await saved.path();
      const explained = words(await printed(['explain', path]));
      const told = words(await printed(['explain', path, '--voice', voice]));
      // change_cipher_spec is no message, and in this output of the command it has no words.
      const messages = page.getByRole('option').filter({ hasNotText: 'ChangeCipherSpec' });
      const lines = await messages.locator('.story').allTextContents();
      assert.ok(lines.length >= 3, `${lines.length} lines under messages`);
      for (const line of lines) assert.ok(told.includes(words(line).trim()), `the command: ${line}`);

      const [diagnosis] = diagnose(readTrace(readFileSync(path, 'utf8')).events);
      if (diagnosis === undefined) return;
      const reason = words((await page.locator('.reason').first().textContent()) ?? '');
      for (const sentence of [diagnosis.title, diagnosis.cause]) {
        assert.ok(reason.includes(words(sentence)), `the page: ${sentence}`);
        assert.ok(explained.includes(words(sentence)), `the command: ${sentence}`);
      }
    });
  }
});
