/**
 * Builds the studio into `dist/`: static files for any host, the demo traces, and the page that becomes a report. What was
 * there before stays until all of it is ready.
 */
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { demoTraces } from './demos.ts';
import { reportPage } from './report.ts';

const studio = join(import.meta.dirname, '..');
const dist = join(studio, 'dist');
/** Of its own for each build: two of them may run at once. */
const fresh = join(studio, `node_modules/.fresh-${process.pid}`);

await build({
  configFile: join(studio, 'vite.config.ts'),
  logLevel: 'warn',
  build: { outDir: fresh, emptyOutDir: true },
});
mkdirSync(join(fresh, 'demo'), { recursive: true });
for (const [name, text] of Object.entries(demoTraces(Date.now()))) {
  writeFileSync(join(fresh, 'demo', `${name}.json`), text);
}
writeFileSync(join(fresh, 'report.html'), await reportPage(studio));
rmSync(dist, { recursive: true, force: true });
renameSync(fresh, dist);
