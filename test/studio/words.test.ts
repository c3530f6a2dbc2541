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

describe('one source of words', needs('chromium'), () => {
  const studio = studioTests();

  for (const demo of ['tls13', 'rsa', 'expired']) {
    test(`of ${demo} the page says what the command says`, async (t) => {
      const path = join(DIST, 'demo', `${demo}.json`);
      let printed = '';
      const host = hostOn(
        (text) => {
          printed += text;
        },
        () => {},
        { width: 4000, paint: (_, text) => text },
      );
      await execute(['explain', path, '--fields'], host);
      const { events } = readTrace(readFileSync(path, 'utf8'));
      const [diagnosis] = diagnose(events);
      const said = diagnosis === undefined ? [outcomeIn(events).text] : [diagnosis.title, diagnosis.cause];

      const { page } = await studio.openPage(t);
      await page.goto(`${studio.address}#/trace/message?demo=${demo}`);
      await page.getByText(said[0]!).first().waitFor();
      const shown = words((await page.locator('main').textContent()) ?? '');
      for (const sentence of said) {
        assert.ok(shown.includes(words(sentence)), `the page: ${sentence}`);
        assert.ok(words(printed).includes(words(sentence)), `the command: ${sentence}`);
      }
    });
  }
});
