/** The built studio, fresh: built when a source is newer than what was built. Several test files may want it at once. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ROOT } from '../../architecture/sources.ts';

export const DIST = join(ROOT, 'apps/studio/dist');
const STAMP = join(DIST, 'report.html');
const LOCK = join(ROOT, 'apps/studio/node_modules/.building');
const SOURCES = ['apps/studio/src', 'apps/studio/build', 'packages/tls/src'];
const PATIENCE = 600_000;

export async function built(): Promise<string> {
  const since = Date.now();
  while (!taken()) {
    if (Date.now() - since > PATIENCE) throw new Error(`${LOCK} is in the way: remove it`);
    await wait(200);
  }
  try {
    if (!fresh()) execFileSync('npm', ['run', '--silent', 'build', '-w', '@tlscope/studio'], { cwd: ROOT });
  } finally {
    rmdirSync(LOCK);
  }
  return DIST;
}

function taken(): boolean {
  mkdirSync(join(LOCK, '..'), { recursive: true });
  try {
    mkdirSync(LOCK);
    return true;
  } catch {
    return false;
  }
}

const fresh = (): boolean =>
  existsSync(STAMP) && SOURCES.every((folder) => newest(join(ROOT, folder)) < statSync(STAMP).mtimeMs);

const newest = (folder: string): number =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((latest, { parentPath, name }) => Math.max(latest, statSync(join(parentPath, name)).mtimeMs), 0);
