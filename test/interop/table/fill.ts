/** Fills the rows of one peer by trying each cell. */
import assert from 'node:assert/strict';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe as group, test } from 'node:test';
import { Pki } from '../support/pki.ts';
import { needs } from '../support/places.ts';
import { type Scope, suiteScope } from '../support/process.ts';
import type { Protocol } from '../support/settings.ts';
import {
  type Cannot,
  emptyBecause,
  type Feature,
  features,
  line,
  protocols,
  type Role,
  type Row,
  type TablePeer,
  type Task,
} from './model.ts';
import { connectFor, serveFor } from './sides.ts';

export const PAGE = join(import.meta.dirname, '../../../docs/interop.md');
/** Where the rows go that `npm run interop-table` makes the page of. */
const ROWS = process.env.TLSCOPE_INTEROP_ROWS;
const roles: readonly Role[] = ['client', 'server'];

/** Registers a test for each cell, and one that holds the page against what came of them. */
export function fillTable(peer: TablePeer): void {
  group(`interoperability: ${peer.name}`, needs('openssl', ...peer.programs), () => {
    const scope = suiteScope();
    let pki: Pki;
    before(async () => {
      pki = await Pki.make(scope);
    });

    const drafts = roles
      .filter((role) => peer[role] !== undefined)
      .flatMap((role) => protocols.map((protocol) => draft(peer[role]!.cannot, role, protocol)));
    for (const { role, protocol, cells } of drafts) {
      for (const feature of Object.keys(features) as Feature[]) {
        if (cells[feature] !== 'no') continue;
        test(`${peer.name} as ${role}, ${protocol}, ${feature}`, async (t) => {
          await tryCell(t, peer, role, { protocol, feature, pki });
          cells[feature] = 'yes';
        });
      }
    }

    test(`docs/interop.md says of ${peer.name} what this run has shown`, async (t) => {
      const version = await peer.version(t);
      const rows: Row[] = drafts.map((cells) => ({ peer: peer.name, version, ...cells }));
      if (ROWS !== undefined) return appendFileSync(ROWS, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
      const page = existsSync(PAGE) ? readFileSync(PAGE, 'utf8') : '';
      for (const row of rows) assert.ok(page.includes(`${line(row)}\n`), `the page has another line than ${line(row)}`);
    });
  });
}

interface Draft {
  readonly role: Role;
  readonly protocol: Protocol;
  readonly cells: Record<Feature, string>;
}

/** Every cell that is to be tried begins with `no`. */
function draft(cannot: Cannot, role: Role, protocol: Protocol): Draft {
  const names = Object.keys(features) as Feature[];
  const cells = names.map((feature) => [feature, emptyBecause(protocol, feature, cannot) ?? 'no']);
  return { role, protocol, cells: Object.fromEntries(cells) };
}

async function tryCell(scope: Scope, peer: TablePeer, role: Role, task: Task): Promise<void> {
  if (role === 'client') return serveFor(scope, task, (port) => peer.client!.run(scope, port, task));
  await connectFor(scope, task, await peer.server!.start(scope, task));
}
