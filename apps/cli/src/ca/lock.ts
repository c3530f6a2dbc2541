/** One writer at a time: a file that says which process has the folder of a CA. */
import { readFileSync, rmSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { UsageError } from '../host.ts';
import { writeThrough } from './whole-file.ts';

export const LOCK = 'lock';
/** What this process has locked itself: another lock with its number is that of a dead one. */
const held = new Set<string>();
/** In milliseconds: longer than any one command works. */
const PATIENCE = 10_000;
const PAUSE = 25;

/** Waits while another process has it, and takes what a dead one left. Returns what gives it back. Throws `UsageError`. */
export function lockFolder(folder: string, patience = PATIENCE): () => void {
  const path = join(folder, LOCK);
  const own = `${JSON.stringify({ pid: process.pid, host: hostname() })}\n`;
  for (let waited = 0; !create(path, own); waited += PAUSE) {
    if (removeStale(path)) continue;
    if (waited >= patience) throw busy(path);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE);
  }
  held.add(path);
  return () => {
    if (held.delete(path)) rmSync(path, { force: true });
  };
}

function create(path: string, content: string): boolean {
  try {
    writeThrough(path, content, 'wx');
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return false;
    throw new UsageError(`${path} cannot be written (${code}).`, 'The folder of a CA has to be writable.');
  }
}

/**
 * Two that find the same dead owner must not each take away what the other has made since: only whoever holds a second lock
 * looks again and removes.
 */
function removeStale(path: string): boolean {
  if (!isStale(path)) return false;
  const second = `${path}.stale`;
  if (!create(second, `${process.pid}\n`)) return false;
  try {
    if (!isStale(path)) return false;
    rmSync(path, { force: true });
    return true;
  } finally {
    rmSync(second, { force: true });
  }
}

/** Its owner was a process of this machine, and is no more. One that cannot be read is being written. */
function isStale(path: string): boolean {
  const owner = ownerOf(path);
  if (owner?.host !== hostname()) return false;
  if (owner.pid === process.pid) return !held.has(path);
  try {
    process.kill(owner.pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}

function ownerOf(path: string): { readonly pid: number; readonly host: string } | undefined {
  try {
    const owner: unknown = JSON.parse(readFileSync(path, 'utf8'));
    const { pid, host } = Object(owner) as { pid?: unknown; host?: unknown };
    return Number.isSafeInteger(pid) && Number(pid) > 0 && typeof host === 'string'
      ? { pid: Number(pid), host }
      : undefined;
  } catch {
    return undefined;
  }
}

function busy(path: string): UsageError {
  const owner = ownerOf(path);
  const who = owner === undefined ? 'Another process' : `Process ${owner.pid} on ${JSON.stringify(owner.host)}`;
  return new UsageError(`${who} is at work in this CA.`, `If it is not, remove ${path} and ${path}.stale.`);
}
