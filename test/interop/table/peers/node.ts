import { join } from 'node:path';
import { run } from '../../support/process.ts';
import type { TablePeer } from '../model.ts';
import { askBy, serveBy } from './script.ts';

const SCRIPT = join(import.meta.dirname, 'node-peer.mjs');
const NO_EARLY_DATA = 'node:tls has no option for it';

/** OpenSSL 3.5 inside Node 24, whose program TLSCOPE_NODE24 names. */
export const node24 = (program: string): TablePeer => ({
  name: 'OpenSSL 3.5 (Node 24)',
  programs: [program],
  version: async (scope) => {
    const said = await run(scope, program, ['-p', 'process.versions.openssl + " in Node " + process.versions.node']);
    return said.trim();
  },
  client: {
    cannot: { 'early data': NO_EARLY_DATA },
    run: (scope, port, task) => askBy(scope, [program, SCRIPT], port, task),
  },
  server: {
    cannot: { 'early data': NO_EARLY_DATA },
    start: (scope, task) => serveBy(scope, [program, SCRIPT], task),
  },
});
