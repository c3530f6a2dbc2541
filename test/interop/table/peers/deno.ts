import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../support/process.ts';
import type { TablePeer } from '../model.ts';
import { askBy, serveBy } from './script.ts';

const PACKAGES = join(import.meta.dirname, '../../../../node_modules/@deno');
const SCRIPT = join(import.meta.dirname, 'deno-peer.mjs');
const NO_EARLY_DATA = 'Deno has no option for it';

/** The program itself: the one in .bin is put together by an install script, and npm runs none. */
export function denoProgram(): string | undefined {
  const [platform] = readdirSync(PACKAGES, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return platform && join(PACKAGES, platform.name, 'deno');
}
const command = (): readonly string[] => [denoProgram()!, 'run', '--quiet', '--allow-all', SCRIPT];

/** rustls, as Deno has it. */
export const deno: TablePeer = {
  name: 'rustls (Deno)',
  programs: [],
  version: async (scope) => (await run(scope, denoProgram()!, ['--version'])).replace(/^deno (\S+).*/s, 'Deno $1'),
  client: { cannot: { 'early data': NO_EARLY_DATA }, run: (scope, port, task) => askBy(scope, command(), port, task) },
  server: {
    cannot: {
      'early data': NO_EARLY_DATA,
      'client certificate': 'Deno.listenTls cannot ask for one',
    },
    start: (scope, task) => serveBy(scope, command(), task),
  },
};
