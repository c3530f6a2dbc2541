/**
 * What the suite starts, each put together with the modules that it imports: a process that loads a dozen files is ready
 * in a third of the time that it needs for three hundred. What several have in common lies in files of its own, so that
 * a module is still loaded once.
 */
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { BUNDLES, ROOT, TRANSPILED, transpiled } from './places.ts';

/** What tests start besides themselves, often. */
const STARTED = [
  'apps/cli/src/main.ts',
  'packages/tls/test/engine/signer-process.ts',
  'packages/tls/test/node/cluster-worker.ts',
];

/** `tlscope` is a package of ours, and `#host` a part of it; all others stay outside. */
const others: Plugin = {
  name: 'others',
  setup({ onResolve }) {
    onResolve({ filter: /^[^./#]/ }, ({ path }) =>
      /^tlscope(\/|$)/.test(path) ? undefined : { path, external: true },
    );
  },
};

/** Puts them together anew from the transpiled tree where that `changed`. */
export async function bundle(paths: readonly string[], changed: boolean): Promise<void> {
  // Together, the tests would cut a program that they start into many pieces, and its start would take longer.
  const groups = [paths.filter((path) => path.endsWith('.test.ts')), ...STARTED.map((path) => [path])];
  const entries = groups.map((group) => group.map(transpiled));
  if (!changed && entries.flat().every((path) => existsSync(join(BUNDLES, path)))) return;
  rmSync(BUNDLES, { recursive: true, force: true });
  await Promise.all(entries.map(put));
}

async function put(entries: readonly string[]): Promise<void> {
  await build({
    absWorkingDir: ROOT,
    entryPoints: entries.map((path) => join(TRANSPILED, path)),
    outdir: BUNDLES,
    outbase: TRANSPILED,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    conditions: ['source'],
    sourcemap: 'linked',
    sourcesContent: false,
    plugins: [others],
  });
}
