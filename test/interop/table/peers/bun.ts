import { join } from 'node:path';
import { program } from '../../support/places.ts';
import { run } from '../../support/process.ts';
import type { TablePeer } from '../model.ts';
import { askBy, serveBy } from './script.ts';

const SCRIPT = join(import.meta.dirname, 'node-peer.mjs');
const NO_EARLY_DATA = 'Bun has no option for it';
const command = (): readonly string[] => [program('bun')!, SCRIPT];

/** BoringSSL, as Bun's node:tls has it. */
export const bun: TablePeer = {
  name: 'BoringSSL (Bun)',
  programs: ['bun'],
  version: async (scope) => `Bun ${(await run(scope, program('bun')!, ['--version'])).trim()}`,
  client: { cannot: { 'early data': NO_EARLY_DATA }, run: (scope, port, task) => askBy(scope, command(), port, task) },
  server: { cannot: { 'early data': NO_EARLY_DATA }, start: (scope, task) => serveBy(scope, command(), task) },
};
