/** Writes the table of docs/scenarios.md: `npm run stories`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { scenarios } from '../apps/cli/src/scenarios/index.ts';

const PAGE = join(import.meta.dirname, 'scenarios.md');
const TABLE = /(<!-- scenarios -->\n\n)[\s\S]*?(\n\n<!-- end -->)/;

export const table = (): string =>
  [
    '| Scenario | What is wrong | A careful client |',
    '| --- | --- | --- |',
    ...scenarios.map(({ name, says, expect }) => `| \`${name}\` | ${says} | ${expect} |`),
  ].join('\n');

export const tableIn = (page: string): string | undefined => TABLE.exec(page)?.[0].split('\n').slice(2, -2).join('\n');

if (import.meta.url === pathToFileURL(process.argv[1]!).href) {
  const page = readFileSync(PAGE, 'utf8');
  writeFileSync(
    PAGE,
    page.replace(TABLE, (_, begin, end) => `${begin}${table()}${end}`),
  );
}
