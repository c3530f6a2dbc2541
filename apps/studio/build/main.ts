/** Builds the studio into `dist/`: static files for any host, and the demo traces. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { demoTraces } from './demos.ts';

const studio = join(import.meta.dirname, '..');

await build({ configFile: join(studio, 'vite.config.ts'), logLevel: 'warn' });

const folder = join(studio, 'dist/demo');
mkdirSync(folder, { recursive: true });
for (const [name, text] of Object.entries(demoTraces(Date.now()))) writeFileSync(join(folder, `${name}.json`), text);
