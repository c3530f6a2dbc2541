/** Makes the shim one file that starts fast. */
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

/** Returns the path, in `folder`, of a program that the runner can start. */
export function bundleShim(folder: string): string {
  const outfile = join(folder, 'shim.cjs');
  buildSync({
    entryPoints: [join(import.meta.dirname, 'shim.ts')],
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    conditions: ['source'],
    banner: { js: `#!${process.execPath}` },
    outfile,
    logLevel: 'error',
  });
  chmodSync(outfile, 0o755);
  return outfile;
}
