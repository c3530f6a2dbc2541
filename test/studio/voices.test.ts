/** The voice of the page: all explanations follow it, and its address keeps it. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { readTrace, tell, voices } from 'tlscope/observe';
import { needs } from '../interop/support/places.ts';
import { DIST } from './support/built.ts';
import { studioTests } from './support/studio.ts';

const SWITCH = 'Voice of the explanations';

describe('the voices of the studio', needs('chromium'), () => {
  const studio = studioTests();
  const helloOf = () => {
    const { events } = readTrace(readFileSync(join(DIST, 'demo/tls13.json'), 'utf8'));
    return events.find((event) => event.type === 'message' && event.name === 'server_hello')!;
  };

  for (const voice of voices) {
    test(`in the voice "${voice}" a message says what the library says of it`, async (t) => {
      const { page } = await studio.openPage(t);
      await page.goto(`${studio.address}#/trace/message?demo=tls13&voice=${voice}`);
      await page.getByRole('option', { name: / ServerHello / }).click();
      const { paragraph, where } = tell(helloOf(), voice);
      // The section is a link beside it.
      await page
        .locator('.told', { hasText: paragraph.replace(`; see ${where}.`, '.') })
        .first()
        .waitFor();
      await page.locator('.told').getByText(where, { exact: true }).first().waitFor();
    });
  }

  test('the switch has a label, works by the keyboard, and stays when a link is followed', async (t) => {
    const { page } = await studio.openPage(t);
    await page.goto(`${studio.address}#/trace/message?demo=tls13`);
    const ladder = page.getByRole('listbox', { name: 'What was said, in order' });
    await page.locator('.told', { hasText: 'The first message: what the client can do' }).waitFor();
    const choice = page.getByLabel(SWITCH);
    await choice.focus();
    await page.keyboard.press('ArrowUp');
    await page
      .locator('.told', {
        hasText: /^Hello\. These are the locks I can work, and here is a number nobody has used before\. RFC/,
      })
      .waitFor();
    await ladder.getByText('Hello. These are the locks I can work').waitFor();
    assert.match(page.url(), /voice=plain/);
    assert.match(page.url(), /demo=tls13/, 'the rest of the address is as it was');

    await page.getByRole('tab', { name: 'Keys' }).click();
    await page.getByRole('link', { name: 'Lab' }).click();
    await page.getByLabel('Key exchange').selectOption('P-256');
    await page.waitForURL(/exchange=P-256&voice=plain/);
    await page.getByText('Hello. These are the locks I can work').waitFor();
    await page.reload();
    assert.equal(await page.getByLabel(SWITCH).inputValue(), 'plain');
    await page.getByLabel(SWITCH).selectOption('spec');
    await page
      .getByText(/handshake message client_hello, \d+ octets/)
      .first()
      .waitFor();
    await page.getByLabel(SWITCH).selectOption('engineer');
    await page.waitForURL((url) => !url.href.includes('voice'));
  });

  test('so are the fields of a message', async (t) => {
    const { page } = await studio.openPage(t);
    await page.goto(`${studio.address}#/trace/message?demo=tls13`);
    const field = page.getByRole('treeitem', { name: /^legacy_version/ });
    await field.getByText('Frozen at TLS 1.2').waitFor();
    await page.getByLabel(SWITCH).selectOption('spec');
    await field.getByText(/ legacy_version, octets 4 to 6$/).waitFor();
  });

  test('secrets, and what followed from a message, are told in it too', async (t) => {
    const { page } = await studio.openPage(t);
    await page.goto(`${studio.address}#/trace/message?demo=tls13&voice=plain`);
    await page.getByRole('option', { name: / ServerHello / }).click();
    await page.getByText('Both agree on the make of the lock for the parcels.').waitFor();
    await page.getByLabel(SWITCH).selectOption('spec');
    await page.getByText(/^cipher suite := /).waitFor();
  });
});
