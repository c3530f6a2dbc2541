/** Builds the studio into `dist/`: static files for any host, the demo traces, and the page that becomes a report. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { demoTraces } from './demos.ts';
import { reportPage } from './report.ts';

const studio = join(import.meta.dirname, '..');
const dist = join(studio, 'dist');

await build({ configFile: join(studio, 'vite.config.ts'), logLevel: 'warn' });
mkdirSync(join(dist, 'demo'), { recursive: true });
for (const [name, text] of Object.entries(demoTraces(Date.now()))) {
  writeFileSync(join(dist, 'demo', `${name}.json`), text);
}
writeFileSync(join(dist, 'report.html'), await reportPage(studio));
