import { existsSync, readdirSync, rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { ROOT } from '../../suite/places.ts';
import type { Peer, Scope } from './process.ts';

// TLSCOPE_ONLY_PATH is for a run as on a machine that has none of the peers.
const usual = process.env.TLSCOPE_ONLY_PATH === '1' ? [] : ['/usr/sbin', ...versionsIn('/usr/lib/postgresql')];
const PATH = [...(process.env.PATH ?? '').split(delimiter), join(ROOT, 'node_modules/.bin'), ...usual];

/** Debian keeps each version of PostgreSQL in a folder of its own. */
function versionsIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).map((version) => join(folder, version, 'bin')) : [];
}

/** Where a program is, if it is installed: one of that name, or the one at that path. */
export const program = (name: string): string | undefined =>
  (name.includes('/') ? [name] : PATH.map((folder) => join(folder, name))).find((path) => existsSync(path));

/**
 * The option of a test that needs these programs: skipped, with the reason, where one is absent. Under
 * TLSCOPE_REQUIRE_PEERS=1 an absent one is a failure.
 */
export function needs(...names: readonly string[]): { skip: string | false } {
  const absent = names.filter((name) => program(name) === undefined);
  if (absent.length === 0) return { skip: false };
  const reason = `not installed: ${absent.join(', ')}`;
  if (process.env.TLSCOPE_REQUIRE_PEERS === '1') throw new Error(`${reason}, and TLSCOPE_REQUIRE_PEERS is set`);
  return { skip: reason };
}

const folders = new Set<string>();
// A program that is stopped after its folder is gone may have written there once more.
process.once('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A folder of its own, removed with the scope. */
export async function temporaryFolder(scope: Scope): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'tlscope-interop-'));
  folders.add(folder);
  scope.after(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

/** A TCP port nobody listens on right now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

/** Resolves once `port` takes a connection; rejects once the peer that should listen there is over. */
export async function listening(port: number, peer: Peer): Promise<void> {
  while (!(await takesConnections(port))) {
    if (peer.over) throw new Error(`nobody listens on port ${port}. The peer said:\n${peer.output}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const takesConnections = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
