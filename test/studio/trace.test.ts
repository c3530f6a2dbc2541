/** The views on one trace, on two, and the story, on a host that only has the files. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { readTrace } from 'tlscope/observe';
import { toPem } from 'tlscope/x509';
import { needs } from '../interop/support/places.ts';
import { DIST } from './support/built.ts';
import { studioTests } from './support/studio.ts';

const current = (page: Page) => page.locator('[role=option][aria-selected=true]');
const currentLabel = async (page: Page): Promise<string> => (await current(page).textContent()) ?? '';

describe('the studio on a static host', needs('chromium'), () => {
  const studio = studioTests();

  test('the demo trace opens by itself, says what it came to, and asks nobody else for anything', async (t) => {
    const { page, requests } = await studio.openPage(t);
    await page.goto(studio.address);
    await page.getByText('You have TLSv1.3').waitFor();
    assert.match(await currentLabel(page), /ClientHello .*client to server, in the clear/);
    const locked = page.getByRole('option', { name: /EncryptedExtensions .*, locked/ });
    await locked.waitFor();
    assert.deepEqual(
      requests.filter((url) => !url.startsWith(studio.address) && !url.startsWith('data:')),
      [],
    );
  });

  test('a field lights its bytes, and bytes light their field', async (t) => {
    const { page } = await studio.openPage(t);
    await page.goto(studio.address);
    await page.getByRole('treeitem', { name: /^random/ }).hover();
    const lit = await page.locator('.run.lit').allTextContents();
    assert.equal(lit.join(' ').split(' ').length, 32);
    await page.locator('.run').first().hover();
    await page.getByRole('treeitem', { selected: true, name: /^msg_type/ }).waitFor();
  });

  test('a certificate opens inside its message, and is copied as PEM', async (t) => {
    const { page } = await studio.openPage(t, { permissions: ['clipboard-read', 'clipboard-write'] });
    await page.goto(studio.address);
    await page.getByRole('option', { name: / Certificate / }).click();
    await page
      .getByRole('treeitem', { name: /^tbsCertificate/ })
      .first()
      .waitFor();
    await page
      .locator('[role=treeitem] .name', { hasText: /^Certificate$/ })
      .nth(1)
      .click();
    await page.getByRole('button', { name: 'Copy as PEM' }).first().click();
    assert.match(await page.evaluate('navigator.clipboard.readText()'), /^-----BEGIN CERTIFICATE-----/);
  });

  test('a secret comes out the same when it is worked out here, whichever it is', async (t) => {
    for (const [demo, least] of [
      ['tls13', 9],
      ['tls12', 4],
      ['rsa', 4],
    ] as const) {
      const { page } = await studio.openPage(t);
      await page.goto(`${studio.address}#/trace/keys?demo=${demo}`);
      await page.getByRole('button', { name: demo === 'tls13' ? /^main_secret/ : /^master_secret/ }).waitFor();
      const nodes = page.getByRole('group', { name: 'Derivation graph' }).getByRole('button');
      let same = 0;
      for (const node of await nodes.all()) {
        await node.click();
        const button = page.getByRole('button', { name: 'Recompute here' });
        if ((await button.count()) === 0) continue;
        await button.click();
        const told = page.getByText(/The same \d+ bytes|It cannot be worked out|It comes out as/);
        await told.waitFor();
        const text = (await told.textContent()) ?? '';
        assert.doesNotMatch(text, /comes out as/);
        if (text.includes('The same')) same++;
      }
      assert.ok(same >= least - 1, `${demo}: ${same} secrets recomputed`);
    }
  });

  test('the chain has a card for each certificate, with every check', async (t) => {
    const { page } = await studio.openPage(t);
    await page.goto(`${studio.address}#/trace/chain?demo=tls13`);
    await page.getByText('The chain is valid for parcels.example: every check holds.').waitFor();
    assert.deepEqual(await page.locator('article h3').allTextContents(), [
      'CN=tlscope Root CA',
      'CN=tlscope Issuing CA',
      'CN=parcels.example',
    ]);
    assert.ok((await page.getByText('✓ holds:').count()) > 20);
    await page.goto(`${studio.address}#/trace/chain?demo=stranger`);
    await page.getByText(/^✗\s+Refused:/).waitFor();
  });

  test('a chain is held against the roots of a file, whether there are any in the trace or not', async (t) => {
    const { page } = await studio.openPage(t);
    await page.goto(`${studio.address}#/trace/chain?demo=expired`);
    await page.getByRole('button', { name: 'Hold it against other trust stores' }).click();
    const others = page.getByRole('region', { name: 'Other trust stores' });
    await others.getByText('No root stands in this trace.').waitFor();
    const { events } = readTrace(readFileSync(join(DIST, 'demo/expired.json'), 'utf8'));
    const judged = events.find((event) => event.type === 'certificate');
    const root = judged?.type === 'certificate' && judged.evidence.paths[0]?.certificates.at(-1);
    assert.ok(root);
    const file = {
      name: 'roots.pem',
      mimeType: 'application/x-pem-file',
      buffer: Buffer.from(toPem('CERTIFICATE', root)),
    };
    await others.locator('input[type=file]').setInputFiles(file);
    const row = others.getByRole('listitem').filter({ hasText: 'roots.pem' });
    assert.match((await row.textContent()) ?? '', /^✗.*1 root.*CERT_HAS_EXPIRED/s);
    await row.getByRole('button').click();
    await others.getByRole('heading', { name: 'The paths in roots.pem' }).waitFor();
  });

  test('what a view asked for that was left is not put on the screen of the next one', async (t) => {
    const { page } = await studio.openPage(t);
    const held: (() => Promise<void>)[] = [];
    await page.route(/demo\/(tls12|tls13)\.json$/, (route) => void held.push(() => route.continue()));
    const going = async (to: string, asked: number): Promise<void> => {
      await page.goto(`${studio.address}${to}`);
      while (held.length < asked) await page.evaluate('0');
    };
    await going('#/trace?demo=tls12', 1);
    await page.goto(`${studio.address}#/lab`);
    await page.getByRole('group', { name: 'Spacing' }).waitFor({ state: 'detached' });
    await going('#/trace/message?demo=tls13', 2);
    await held[1]!();
    const row = page.getByRole('option', { name: /EncryptedExtensions/ });
    await row.click();
    const message = page.getByRole('heading', { level: 2, name: 'EncryptedExtensions' });
    await message.waitFor();
    const late = page.waitForResponse(/tls12\.json$/);
    await held[0]!();
    await (await late).finished();
    assert.equal(
      await page.evaluate('new Promise((done) => setTimeout(() => requestAnimationFrame(() => done(1))))'),
      1,
    );
    assert.equal(await message.count(), 1);
  });

  test('while a trace is on its way no panel of the one before can be worked in, and the last that was asked for stays', async (t) => {
    const { page } = await studio.openPage(t);
    const held: (() => Promise<void>)[] = [];
    await page.route(/demo\/(tls13|tls12)\.json$/, (route) => void held.push(() => route.continue()));
    await page.goto(`${studio.address}#/trace/chain?demo=expired`);
    const begin = page.getByRole('button', { name: 'Hold it against other trust stores' });
    await begin.waitFor();
    for (const [i, demo] of ['tls12', 'tls13'].entries()) {
      const asked = page.waitForRequest(/demo\//);
      await page.goto(`${studio.address}#/trace/chain?demo=${demo}`);
      await asked;
      assert.equal(await begin.count(), 0, demo);
      assert.equal(held.length, i + 1);
    }
    const title = page.getByRole('heading', { level: 1 });
    await held[1]!();
    await begin.click();
    const verdict = page.getByRole('listitem').filter({ hasText: 'ends at CN=tlscope Root CA' });
    await verdict.waitFor();
    const shown = await title.textContent();
    const late = page.waitForResponse(/tls12\.json$/);
    await held[0]!();
    await (await late).finished();
    assert.equal(await title.textContent(), shown);
    assert.equal(await verdict.count(), 1);
  });

  test('time goes forwards and backwards, and both machines go along', async (t) => {
    const { page } = await studio.openPage(t);
    await page.goto(`${studio.address}#/trace/states?demo=tls13`);
    const client = page.getByRole('region', { name: "The client's states" }).getByRole('heading');
    const server = page.getByRole('region', { name: "The server's states" }).getByRole('heading');
    await client.waitFor();
    assert.equal(await client.textContent(), 'client: WAIT_SH');
    await page.getByRole('button', { name: 'To the end' }).click();
    assert.equal(await client.textContent(), 'client: CONNECTED');
    assert.equal(await server.textContent(), 'server: CONNECTED');
    await page.getByRole('button', { name: 'To the beginning' }).click();
    for (let i = 0; i < 3; i++) await page.getByRole('button', { name: 'One step on' }).click();
    assert.equal(await client.textContent(), 'client: WAIT_EE');
    await page.getByRole('button', { name: 'One step back' }).click();
    assert.equal(await client.textContent(), 'client: WAIT_SH');
    await page.getByLabel('Pace').selectOption('fast');
    await page.getByRole('button', { name: 'Play' }).click();
    await page.getByText('client: CONNECTED').waitFor();
    await page
      .getByRole('button', { name: 'Pause' })
      .or(page.getByRole('button', { name: 'Play' }))
      .first()
      .waitFor();
  });

  test('two traces stand side by side, the same message on the same line', async (t) => {
    const { page } = await studio.openPage(t);
    await page.goto(`${studio.address}#/compare`);
    const row = (name: RegExp) => page.getByRole('row', { name });
    await row(/ClientHello.*ClientHello/).waitFor();
    await row(/Certificate.*Certificate /)
      .first()
      .waitFor();
    await row(/ServerKeyExchange.*–/).waitFor();
    await row(/–.*CertificateVerify/).waitFor();
    await row(/^chosen protocol version TLS 1\.2 TLS 1\.3$/).waitFor();
  });

  test('the story is told with RSA and Diffie-Hellman side by side', async (t) => {
    const { page } = await studio.openPage(t);
    await page.goto(`${studio.address}#/story`);
    await page.getByRole('heading', { name: '1. Hello' }).waitFor();
    for (let i = 0; i < 3; i++) await page.getByRole('button', { name: 'Next' }).click();
    await page.getByText('I made up a secret and locked it with your padlock').waitFor();
    await page.getByText('Here is my half of a fresh secret').waitFor();
    await page.keyboard.press('ArrowLeft');
    await page.getByRole('heading', { name: '3. The certificate' }).waitFor();
  });

  const notes = { name: 'notes.json', mimeType: 'application/json', buffer: Buffer.from('{"hello": 1}') };
  const refusal = (page: Page) => page.getByRole('alert').getByText('notes.json: this is not a trace');

  test('what is no trace is refused in one sentence', async (t) => {
    const { page } = await studio.openPage(t);
    await page.goto(studio.address);
    await page.locator('input[type=file]').setInputFiles(notes);
    await refusal(page).waitFor();
  });

  for (const [view, input, shown] of [
    ['', 0, (page: Page) => page.getByText('You have TLSv1.3')],
    ['#/compare', 1, (page: Page) => page.getByRole('columnheader', { name: /^.+ \(right\)$/ })],
  ] as const) {
    test(`the sentence stays when the demo that was on its way comes after it, at ${view || 'the beginning'}`, async (t) => {
      const { page } = await studio.openPage(t);
      const held: (() => Promise<void>)[] = [];
      await page.route(/demo\/tls13\.json$/, (route) => void held.push(() => route.continue()));
      const asked = page.waitForRequest(/demo\/tls13/);
      await page.goto(`${studio.address}${view}`);
      await asked;
      await page.locator('input[type=file]').nth(input).setInputFiles(notes);
      await refusal(page).waitFor();
      await held[0]!();
      await shown(page).waitFor();
      assert.equal(await refusal(page).count(), 1);
    });
  }
});
