/**
 * Where a file goes that a person names. Others on the machine may have put something there before: a link to another
 * file, a file of theirs, or a link to one of ours that they have opened.
 */
import {
  closeSync,
  constants,
  fchmodSync,
  fstatSync,
  ftruncateSync,
  lstatSync,
  openSync,
  readlinkSync,
  realpathSync,
  type Stats,
  statSync,
} from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { UsageError } from './host.ts';
import { shellWord } from './shell.ts';
import { OWN, writeAll, writeWhole } from './whole-file.ts';

/** In place of what is there, in one step. `mode` is the most that others may. Throws `UsageError`. */
export async function replace(path: string, content: string | Uint8Array, mode: number): Promise<void> {
  if (isNoFile(path)) return pour(path, content);
  const target = behindLinks(path);
  const there = lstatSync(target, { throwIfNoEntry: false });
  try {
    writeWhole(target, content, there === undefined ? mode : mode & (there.mode | OWN));
  } catch (error) {
    if (there === undefined || !OF_THE_FOLDER.has((error as NodeJS.ErrnoException).code)) throw error;
    writeInto(target, content, constants.O_WRONLY, mode);
  }
}

/** Behind what is there, for the owner alone. Throws `UsageError`. */
export async function append(path: string, content: string | Uint8Array): Promise<void> {
  if (isNoFile(path)) return pour(path, content);
  const target = behindLinks(path);
  const there = lstatSync(target, { throwIfNoEntry: false });
  if (there !== undefined) refuseForeign(there, path);
  // Whoever has opened it by now would read what is added; and another program may be adding to it, so that no copy does.
  if (there !== undefined && isOpenToOthers(there)) {
    throw new UsageError(`Others on this machine can read ${path}.`, `chmod 600 ${shellWord(path)}`);
  }
  writeInto(target, content, constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT, OWN);
}

/** A pipe, a terminal, or standard output by its name: written to as it is. */
const isNoFile = (path: string): boolean =>
  statSync(path, { throwIfNoEntry: false })?.isFile() === false || /^\/(proc|dev\/(fd|std))/.test(resolve(path));

/** It is not made, and nothing is cut off: what stands behind the name may be another thing by now. */
async function pour(path: string, content: string | Uint8Array): Promise<void> {
  const file = await open(path, constants.O_WRONLY | constants.O_APPEND);
  try {
    const found = await file.stat();
    if (!found.isFile() && found.uid !== 0) refuseForeign(found, path);
    await file.writeFile(content);
  } finally {
    await file.close();
  }
}

/** The file itself. Links of the one who runs this are followed, and those of the system. */
function behindLinks(path: string): string {
  let at = path;
  for (let i = 0; i < MOST_LINKS; i++) {
    const found = lstatSync(at, { throwIfNoEntry: false });
    if (found?.isSymbolicLink() !== true) return at;
    if (found.uid !== 0) refuseForeign(found, at);
    const to = readlinkSync(at);
    at = isAbsolute(to) ? to : join(realpathSync(dirname(at)), to);
  }
  throw new UsageError(`The links of ${path} lead in a circle.`, 'Name another file.');
}

const MOST_LINKS = 40;

/** What refuses a new file beside the old one, and may still let the old one be written to. */
const OF_THE_FOLDER: ReadonlySet<string | undefined> = new Set(['EACCES', 'EPERM', 'EROFS', 'EBUSY', 'ENAMETOOLONG']);

function writeInto(path: string, content: string | Uint8Array, flags: number, mode: number): void {
  const file = openSync(path, flags | (constants.O_NOFOLLOW ?? 0), mode);
  try {
    const found = fstatSync(file);
    refuseForeign(found, path);
    if (found.nlink > 1) throw new UsageError(`${path} has another name on this disk.`, 'Name another file.');
    if (isOpenToOthers(found)) fchmodSync(file, mode & found.mode);
    if ((flags & constants.O_APPEND) === 0) ftruncateSync(file);
    writeAll(file, content);
  } finally {
    closeSync(file);
  }
}

const isOpenToOthers = ({ mode }: Stats): boolean => process.geteuid !== undefined && (mode & 0o077) !== 0;

function refuseForeign({ uid }: Stats, path: string): void {
  if (process.geteuid === undefined || uid === process.geteuid()) return;
  throw new UsageError(`${path} belongs to another user of this machine.`, 'Name another file.');
}
