/** Files that are there whole or not at all, and that nobody else can read. */
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';

/** Takes the place of what was there in one step: whoever reads, or whatever stops in between, finds the old or the new. */
export function writeWhole(path: string, content: Uint8Array | string): void {
  const beside = `${path}.${process.pid}.new`;
  rmSync(beside, { force: true });
  try {
    writeThrough(beside, content, 'wx');
    renameSync(beside, path);
  } finally {
    rmSync(beside, { force: true });
  }
}

/** `wx` for a new file, `a` to add. Returns when the disk has it. */
export function writeThrough(path: string, content: Uint8Array | string, flag: 'wx' | 'a'): void {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const file = openSync(path, flag, 0o600);
  try {
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
