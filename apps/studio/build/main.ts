/** Builds the studio into `dist/`: static files for any host. */
import { join } from 'node:path';
import { build } from 'vite';

const studio = join(import.meta.dirname, '..');

await build({ configFile: join(studio, 'vite.config.ts'), logLevel: 'warn' });
