/** The pictures of the studio in docs/studio/: `npm run screenshots`. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { program } from '../test/interop/support/places.ts';
import { built } from '../test/studio/support/built.ts';
import { staticHost } from '../test/studio/support/host.ts';

interface Picture {
  readonly name: string;
  readonly view: string;
  readonly dark?: boolean;
  /** In pixels. */
  readonly height?: number;
  readonly prepare?: (page: Page) => Promise<void>;
}

const end = (page: Page): Promise<void> => page.getByRole('button', { name: 'To the end' }).click();

export const pictures: readonly Picture[] = [
  {
    name: 'ladder',
    view: '#/trace/message?demo=tls13',
    prepare: (page) => page.getByRole('option', { name: / CertificateVerify / }).click(),
  },
  {
    name: 'bytes',
    view: '#/trace/message?demo=tls13',
    dark: true,
    prepare: async (page) => {
      await page.getByRole('treeitem', { name: /^random/ }).click();
      await page
        .getByRole('tabpanel')
        .evaluate('(panel) => panel.scrollTo(0, 150)')
        .catch(() => {});
    },
  },
  { name: 'keys', view: '#/trace/keys?demo=tls13', prepare: end },
  { name: 'chain', view: '#/trace/chain?demo=expired', dark: true, height: 1000 },
  { name: 'states', view: '#/trace/states?demo=tls13', height: 900, prepare: end },
  { name: 'story', view: '#/story/4' },
  { name: 'compare', view: '#/compare', dark: true },
  {
    name: 'lab',
    view: '#/lab/older',
    height: 1290,
    prepare: (page) => page.getByRole('button', { name: 'Show the answer' }).click(),
  },
];

/** Takes them all into `folder`. */
export async function takePictures(folder: string): Promise<void> {
  const ends: (() => unknown)[] = [];
  const address = await staticHost({ after: (end) => void ends.push(end) }, await built());
  const browser = await chromium.launch({
    executablePath: program('chromium')!,
    headless: true,
    args: ['--no-sandbox', '--disable-gpu', '--hide-scrollbars'],
  });
  ends.push(() => browser.close());
  mkdirSync(folder, { recursive: true });
  try {
    for (const { name, view, dark, height = 740, prepare } of pictures) {
      const page = await browser.newPage({
        viewport: { width: 1180, height },
        colorScheme: dark === true ? 'dark' : 'light',
        reducedMotion: 'reduce',
      });
      await page.goto(`${address}${view}`);
      await page.getByRole('heading', { level: 2 }).or(page.getByRole('table')).first().waitFor();
      await prepare?.(page);
      await page.waitForLoadState('networkidle');
      await page.screenshot({ path: join(folder, `${name}.png`) });
      await page.close();
    }
  } finally {
    for (const end of ends.reverse()) await end();
  }
}
