import { startChromium } from '../../support/chromium.ts';
import { HOST } from '../../support/pki.ts';
import { program } from '../../support/places.ts';
import { run } from '../../support/process.ts';
import type { TablePeer } from '../model.ts';

/** A browser for each cell: it remembers sessions, and what a server can do. */
export const chromium: TablePeer = {
  name: 'Chromium',
  programs: ['chromium', 'certutil'],
  version: async (scope) =>
    (await run(scope, program('chromium')!, ['--version'])).replace(/.*Chromium ([\d.]+).*/s, '$1'),
  client: {
    cannot: {
      'client certificate': 'it asks the person in front of it which one to show',
      'early data': 'it sends none unless an experiment is switched on',
    },
    async run(scope, port, { feature, pki }) {
      const page = await (await startChromium(scope, pki)).newPage();
      const said: string[] = [];
      for (let i = 0; i < (feature === 'resumption' ? 2 : 1); i++) {
        const answer = await page.goto(`https://${HOST}:${port}/?${i}`);
        said.push((await answer?.text()) ?? '');
      }
      return said.join('\n');
    },
  },
};
