/** Makes the preload, with the whole library in it, one file that starts fast. */
import { join } from 'node:path';
import { buildSync } from 'esbuild';

/** Returns its path, in `folder`. */
export function bundlePreload(folder: string): string {
  const outfile = join(folder, 'preload.cjs');
  buildSync({
    entryPoints: [join(import.meta.dirname, 'preload.ts')],
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    conditions: ['source'],
    outfile,
    logLevel: 'error',
  });
  return outfile;
}
