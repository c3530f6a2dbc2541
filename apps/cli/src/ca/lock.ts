/** One writer at a time: a file that says which process has the folder of a CA. */
import { realpathSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { UsageError } from '../host.ts';
import { isOver, type LockFile, lookAt, makeLock } from './lock-file.ts';

export const LOCK = 'lock';
/** What this process has locked itself: another lock with its number is that of a dead one. */
const held = new Set<string>();
/** In milliseconds: longer than any one command works. */
const PATIENCE = 10_000;
const PAUSE = 25;

/** Waits while another process has it, and takes what a dead one left. Returns what gives it back. Throws `UsageError`. */
export function lockFolder(folder: string, patience = PATIENCE): () => void {
  // One folder may have several paths.
  const path = join(realpathSync(folder), LOCK);
  for (let waited = 0; !create(path); waited += PAUSE) {
    if (removeDead(path)) continue;
    if (waited >= patience) throw busy(path);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE);
  }
  held.add(path);
  return () => {
    if (held.delete(path)) rmSync(path, { force: true });
  };
}

function create(path: string): boolean {
  try {
    return makeLock(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UsageError(`${dirname(path)} cannot be written to (${code}).`, 'The folder of a CA has to be writable.');
  }
}

/**
 * Of those that find the same dead owner one removes its file, and never what another has made since: whoever has the
 * claim on exactly that file looks again and removes it. Whether there is room for a new one now.
 */
function removeDead(path: string): boolean {
  const found = lookAt(path);
  if (found === undefined) return true;
  if (!isDead(path, found)) return false;
  const claims = claimOn(path, found);
  if (claims === undefined) return false;
  if (lookAt(path)?.identity === found.identity) rmSync(path, { force: true });
  // Only now: a claim counts for as long as what it is on is there.
  for (const claim of claims) rmSync(claim, { force: true });
  return true;
}

/**
 * The file of the claim; where its owner died as well, the claim on that claim, and so on. `undefined` where a living
 * process has it. What dead ones leave beside is in nobody's way: no two files have one identity.
 */
function claimOn(path: string, { identity }: LockFile): readonly string[] | undefined {
  const claim = join(dirname(path), `.${LOCK}.${identity}`);
  if (create(claim)) return [claim];
  const other = lookAt(claim);
  if (other === undefined || !isDead(claim, other)) return undefined;
  const further = claimOn(claim, other);
  return further && [claim, ...further];
}

const isDead = (path: string, file: LockFile): boolean => isOver(file, held.has(path));

function busy(path: string): UsageError {
  const owner = lookAt(path)?.owner;
  const who = owner === undefined ? 'Another process' : `Process ${owner.pid} on ${JSON.stringify(owner.host)}`;
  return new UsageError(
    `${who} is at work in this CA.`,
    `If it is not, remove ${basename(path)} from ${dirname(path)}.`,
  );
}
