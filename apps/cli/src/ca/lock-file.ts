/** The file itself: it is there with its content or not at all, and each has an identity. */
import { createHash, randomBytes } from 'node:crypto';
import { closeSync, fstatSync, linkSync, openSync, readFileSync, rmSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { writeThrough } from '../whole-file.ts';

export interface LockFile {
  /** Of this file alone: one that is made later in its place has another. */
  readonly identity: string;
  /** Absent where the file does not say. */
  readonly owner: { readonly pid: number; readonly host: string } | undefined;
  /** Nothing was written into it. */
  readonly empty: boolean;
  /** Milliseconds since it was written, by the clock of now. */
  readonly age: number;
}

/** Far longer than from open to write; in milliseconds. */
const WRITING = 2000;

/** False where there is one already. Throws what the file system throws. */
export function makeLock(path: string): boolean {
  const nonce = randomBytes(12).toString('hex');
  const content = `${JSON.stringify({ pid: process.pid, host: hostname(), nonce })}\n`;
  const beside = join(dirname(path), `.lock-${process.pid}-${nonce}.new`);
  try {
    writeThrough(beside, content, 'wx');
    linkSync(beside, path);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return false;
    if (!WITHOUT_LINKS.has(code)) throw error;
    return writeInPlace(path, content);
  } finally {
    rmSync(beside, { force: true });
  }
}

/** FAT, and some file systems over a network. */
const WITHOUT_LINKS: ReadonlySet<string | undefined> = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK']);

function writeInPlace(path: string, content: string): boolean {
  try {
    writeThrough(path, content, 'wx');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
  // Whoever was stopped for long between open and write was taken for dead, and what it wrote is gone.
  return read(path)?.content === content;
}

/** `undefined` where there is none. */
export function lookAt(path: string): LockFile | undefined {
  const found = read(path);
  if (found === undefined) return undefined;
  const { content, inode, written } = found;
  return {
    identity: createHash('sha256').update(`${inode} ${written} ${content}`).digest('hex').slice(0, 24),
    owner: ownerIn(content),
    empty: /^[\0\s]*$/.test(content),
    age: Math.abs(Date.now() - Number(written / 1_000_000n)),
  };
}

/** Through one descriptor: it is all of the same file. */
function read(path: string) {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    const { ino: inode, mtimeNs: written } = fstatSync(file, { bigint: true });
    return { content: readFileSync(file, 'utf8'), inode, written };
  } catch (error) {
    throw Object.assign(error as Error, { path });
  } finally {
    closeSync(file);
  }
}

function ownerIn(content: string): LockFile['owner'] {
  try {
    const { pid, host } = Object(JSON.parse(content)) as { pid?: unknown; host?: unknown };
    const known = Number.isSafeInteger(pid) && Number(pid) > 0 && typeof host === 'string';
    return known ? { pid: Number(pid), host } : undefined;
  } catch {
    return undefined;
  }
}

/** Its owner was a process of this machine, and is no more; or died before it wrote. `mine`: this process made it. */
export function isOver({ owner, empty, age }: LockFile, mine: boolean): boolean {
  if (owner === undefined) return empty && age > WRITING;
  if (owner.host !== hostname()) return false;
  if (owner.pid === process.pid) return !mine;
  try {
    process.kill(owner.pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
