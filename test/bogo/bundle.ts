/** Makes the shim one file that starts fast. */
import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

/** Returns the path of a program that the runner can start. */
export function bundleShim(): string {
  const outfile = join(mkdtempSync(join(tmpdir(), 'tlscope-shim-')), 'shim.cjs');
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
