/** The same page around a trace: one file, opened from disk, with nothing to ask and nobody to answer. */
import assert from 'node:assert/strict';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { hostOn } from '../../apps/cli/src/host.ts';
import { execute } from '../../apps/cli/src/program.ts';
import { needs, temporaryFolder } from '../interop/support/places.ts';
import { DIST } from './support/built.ts';
import { studioTests } from './support/studio.ts';

const silent = () =>
  hostOn(
    () => {},
    () => {},
    { width: 80, paint: (_, text) => text },
  );

describe('a report', needs('chromium'), () => {
  const studio = studioTests();

  for (const [demo, says] of [
    ['tls13', 'You have TLSv1.3'],
    ['expired', 'A certificate has expired'],
  ] as const) {
    test(`opens from disk, offline: ${demo}`, async (t) => {
      const path = join(await temporaryFolder(t), 'report.html');
      const code = await execute(['explain', join(DIST, 'demo', `${demo}.json`), '--html', path], silent());
      assert.equal(code, 0);
      assert.ok((await stat(path)).size < 2_000_000);
      const { page, requests } = await studio.openPage(t, { offline: true });
      await page.goto(pathToFileURL(path).href);
      await page.getByText(says).first().waitFor();
      await page.getByRole('tab', { name: 'Keys' }).click();
      await page.getByRole('group', { name: 'Derivation graph' }).waitFor();
      await page.getByRole('button', { name: 'Recompute here' }).click();
      await page.getByText(/The same \d+ bytes/).waitFor();
      await page.getByRole('tab', { name: 'Chain' }).click();
      await page.getByRole('heading', { name: 'Who vouches for whom' }).waitFor();
      const elsewhere = requests.filter((url) => !url.startsWith('file:') && !url.startsWith('data:'));
      assert.deepEqual(elsewhere, []);
    });
  }

  test('what stands in a trace cannot get out of it', async (t) => {
    const folder = await temporaryFolder(t);
    const path = join(folder, 'report.html');
    const trace = (await readFile(join(DIST, 'demo/tls13.json'), 'utf8')).replace(
      '"title":"parcels.example"',
      '"title":"</script><script>document.title=1</script>"',
    );
    await writeFile(join(folder, 'trace.json'), trace);
    assert.equal(await execute(['explain', join(folder, 'trace.json'), '--html', path], silent()), 0);
    const { page } = await studio.openPage(t, { offline: true });
    await page.goto(pathToFileURL(path).href);
    await page.getByRole('heading', { level: 1, name: '</script><script>document.title=1</script>' }).waitFor();
    assert.notEqual(await page.title(), '1');
  });
});
