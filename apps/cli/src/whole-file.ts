/** Files that are there whole or not at all, and that nobody else can read unless that is said. */
import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';

/**
 * Takes the place of what was there in one step: whoever reads, or whatever stops in between, finds the old or the new.
 * Who has opened what was there reads nothing of the new. `mode` is of the new file, less what the umask takes.
 */
export function writeWhole(path: string, content: Uint8Array | string, mode = OWN): void {
  const beside = `${path}.${process.pid}-${randomBytes(6).toString('hex')}.new`;
  try {
    writeThrough(beside, content, 'wx', mode);
    renameSync(beside, path);
  } finally {
    rmSync(beside, { force: true });
  }
}

/** `wx` for a new file, `a` to add. Returns when the disk has it. */
export function writeThrough(path: string, content: Uint8Array | string, flag: 'wx' | 'a', mode = OWN): void {
  const file = openSync(path, flag, mode);
  try {
    writeAll(file, content);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** A system call may write less than it was given. */
export function writeAll(file: number, content: Uint8Array | string): void {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
}

/** Its owner alone. */
export const OWN = 0o600;
