/** The lab in a real page: lessons, attackers, links, the keyboard, a narrow screen. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { needs } from '../interop/support/places.ts';
import { studioTests } from './support/studio.ts';

const ends = async (page: Page): Promise<string[]> =>
  (await page.locator('.ends dt + dd').allTextContents()).slice(0, 2);

describe('the lab', needs('chromium'), () => {
  const studio = studioTests();

  test('the ordinary set-up connects, and how long it takes once it is warm is printed', async (t) => {
    const { page } = await studio.openPage(t);
    await page.goto(`${studio.address}#/lab`);
    await page.locator('.ends dd').first().waitFor();
    assert.deepEqual(await ends(page), ['connected', 'connected']);
    for (const exchange of ['P-256', 'X25519']) await page.getByLabel('Key exchange').selectOption(exchange);
    t.diagnostic(`a handshake in the page: ${await page.locator('.ends dt + dd').nth(2).textContent()}`);
  });

  for (const [attacker, expected] of [
    ['thief', 'connected'],
    ['tamperer', 'bad_record_mac'],
    ['replayer', 'bad_record_mac'],
    ['impostor', 'bad_certificate'],
    ['downgrader', 'illegal_parameter'],
  ] as const) {
    test(`the ${attacker} comes to: ${expected}`, async (t) => {
      const { page } = await studio.openPage(t);
      await page.goto(`${studio.address}#/lab`);
      await page.getByLabel('Between them').selectOption(attacker);
      await page.getByRole('heading', { name: `as the ${attacker} sees it` }).waitFor();
      assert.deepEqual(await ends(page), [expected, expected]);
      assert.match(page.url(), new RegExp(`attacker=${attacker}`), 'the set-up has a link');
    });
  }

  test('the tamperer sees which check caught him, and what each end did', async (t) => {
    const { page } = await studio.openPage(t);
    await page.goto(`${studio.address}#/lab/tamper`);
    const tiles = page.locator('.ends > div');
    await tiles
      .filter({ hasText: /^client/ })
      .getByText('is not authentic: it was changed')
      .waitFor();
    await tiles
      .filter({ hasText: /^server/ })
      .getByText('The peer refused: it sent the alert bad_record_mac.')
      .waitFor();
    const change = async (label: string, value: string): Promise<void> => {
      await page.getByLabel(label).fill(value);
      await page.getByLabel(label).press('Enter');
    };
    await change('Record to touch', '0');
    await change('Byte of it', '60');
    await tiles
      .filter({ hasText: /^client/ })
      .getByText('legacy_session_id_echo is not the client')
      .waitFor();
    await change('Byte of it', '2');
    await page.getByText('The change came through and did no harm').waitFor();
    await change('Record to touch', '60');
    await page.getByText('No record with that number went by').waitFor();
  });

  test('whoever wants no motion gets none, in the lab as elsewhere', async (t) => {
    const { page } = await studio.openPage(t, { reducedMotion: 'reduce' });
    for (const view of ['#/lab/ahead', '#/story/4', '#/trace/message?demo=tls13']) {
      await page.goto(`${studio.address}${view}`);
      await page.locator('h2').first().waitFor();
      const moving = await page.evaluate(`[...document.querySelectorAll('*')]
        .map((one) => getComputedStyle(one))
        .filter(({ transitionDuration, animationDuration, animationName }) =>
          transitionDuration.split(', ').some((time) => parseFloat(time) > 0) ||
          (animationName !== 'none' && parseFloat(animationDuration) > 0)).length`);
      assert.equal(moving, 0, view);
    }
  });

  test('a lesson asks, and answers when it is asked to; all by the keyboard', async (t) => {
    const { page } = await studio.openPage(t);
    await page.goto(`${studio.address}#/lab`);
    const link = page.getByRole('link', { name: 'Talked down' });
    await link.focus();
    await page.keyboard.press('Enter');
    const button = page.getByRole('button', { name: 'Show the answer' });
    await button.focus();
    await page.keyboard.press('Enter');
    await page.getByText('ends its random with the word DOWNGRD').waitFor();
    assert.deepEqual(await ends(page), ['illegal_parameter', 'illegal_parameter']);
  });

  test('with the recorded private key the thief reads static RSA, and nothing of a fresh exchange', async (t) => {
    const { page } = await studio.openPage(t);
    await page.goto(`${studio.address}#/lab`);
    const road = page.getByRole('region', { name: 'The records on the road' });
    await page.getByLabel('Between them').selectOption('thief');
    await page.getByLabel('What he also has').selectOption("the server's key");
    await page.getByText('That is forward secrecy.').waitFor();
    assert.equal(await road.getByText('opened:').count(), 0);
    await page.getByLabel('Key exchange').selectOption('static RSA');
    await road.getByText('One parcel, please.').waitFor();
    assert.equal(await page.getByLabel('Version').inputValue(), 'TLSv1.2', 'the version went along');
    await page.getByLabel('What he also has').selectOption('nothing');
    await road.getByText('opened:').first().waitFor({ state: 'detached' });
  });

  test('early data is sent again: the guard decides, and each connection can be looked at', async (t) => {
    const { page } = await studio.openPage(t);
    await page.goto(`${studio.address}#/lab/ahead`);
    await page.getByRole('tab', { name: 'The replay', selected: true }).waitFor();
    assert.deepEqual(await ends(page), ['cannot go on', 'took the parcel again']);
    await page.locator('q', { hasText: 'One parcel, ahead of time.' }).waitFor();
    await page.getByRole('tab', { name: 'The replay' }).focus();
    await page.keyboard.press('ArrowLeft');
    await page.getByRole('tab', { name: 'Second visit', selected: true }).waitFor();
    assert.deepEqual(await ends(page), ['connected', 'connected']);
    await page.getByLabel('Guard against replays').selectOption('on');
    await page.getByText("The server's owner was handed nothing.").waitFor();
    assert.deepEqual(await ends(page), ['cannot go on', 'still waiting']);
  });

  test('a link brings its set-up back, and a bad one is refused with a sentence', async (t) => {
    const { page } = await studio.openPage(t);
    await page.goto(`${studio.address}#/lab?papers=expired`);
    await page.locator('.ends dd').first().waitFor();
    assert.deepEqual(await ends(page), ['certificate_expired', 'certificate_expired']);
    await page.goto(`${studio.address}#/lab?papers=stolen`);
    await page.getByRole('alert').getByText('which the lab does not have').waitFor();
  });

  test('400 pixels are enough', async (t) => {
    const { page } = await studio.openPage(t, { viewport: { width: 400, height: 800 } });
    await page.goto(`${studio.address}#/lab`);
    await page.locator('.ends dd').first().waitFor();
    const wide = await page.evaluate('document.documentElement.scrollWidth');
    assert.ok((wide as number) <= 400, `the page is ${wide} pixels wide`);
  });
});
