/** `npm run interop-table`: runs the tests of every cell and makes docs/interop.md of what came of them. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PAGE } from './fill.ts';
import { head, line, type Row, reasons } from './model.ts';

const ROOT = join(import.meta.dirname, '../../..');

function main(): number {
  const folder = mkdtempSync(join(tmpdir(), 'tlscope-interop-table-'));
  const file = join(folder, 'rows');
  try {
    const env = { ...process.env, TLSCOPE_INTEROP_ROWS: file, TLSCOPE_REQUIRE_PEERS: '1' };
    const { status } = spawnSync('npm', ['test', '--', 'test/interop/table/'], { cwd: ROOT, env, stdio: 'inherit' });
    if (!existsSync(file)) return status || 1;
    const rows = readFileSync(file, 'utf8').trim().split('\n');
    writeFileSync(PAGE, page(rows.map((row): Row => JSON.parse(row))));
    return status ?? 1;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function page(unsorted: readonly Row[]): string {
  const rows = [...unsorted].sort((a, b) => (a.peer < b.peer ? -1 : a.peer > b.peer ? 1 : 0));
  const versions = new Map(rows.map(({ peer, version }) => [peer, version]));
  return [
    '# Interoperability',
    '',
    'Other TLS stacks at the other end, in both roles and both versions. `npm run interop-table` makes this page of what its',
    'tests ([`test/interop/table`](../test/interop/table)) have shown: *yes* is a cell whose test passed, *no* one whose test',
    'failed, and – one in which there is nothing to try, for the reason below. Every run of these tests is held against',
    'the page.',
    '',
    '- **Handshake**: a full one, with the chain verified, and data in both directions.',
    '- **Resumption**: a second connection takes up the session of the first.',
    '- **Client certificate**: the server insists on one, and verifies it.',
    "- **0-RTT**: the client's early data is accepted.",
    '- **HelloRetryRequest**: the client guesses a group that the server does not take.',
    '- **X25519MLKEM768**: the only group offered.',
    '',
    `Measured on ${new Date().toISOString().slice(0, 10)} with ${process.platform}, Node ${process.versions.node}.`,
    '',
    ...head(),
    ...rows.map(line),
    '',
    '## The peers',
    '',
    ...[...versions].map(([peer, version]) => `- ${peer}: ${version}`),
    '',
    '## Why cells are empty',
    '',
    '- TLS 1.2 has no early data, no HelloRetryRequest and no hybrid groups.',
    ...reasons(rows),
    '',
  ].join('\n');
}

process.exitCode = main();
