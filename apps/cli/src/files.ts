/** Files that a person names, with errors a person can use. */
import { closeSync, createReadStream, openSync, readSync, statSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { type Host, UsageError } from './host.ts';
import { append, replace } from './output.ts';
import { shellWord } from './shell.ts';
import { OWN } from './whole-file.ts';

export async function readNamed(path: string, what: string): Promise<Buffer> {
  try {
    return await bounded(createReadStream(path), `${what} ${path}`);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${what} ${path} cannot be read: ${reason(error)}.`, 'Check the path.');
  }
}

/** A secret that others can read is one no more: that is said, and the file is read all the same. Throws `UsageError`. */
export async function readSecret(path: string, what: string, host: Pick<Host, 'note'>): Promise<Buffer> {
  const content = await readNamed(path, what);
  const found = statSync(path, { throwIfNoEntry: false });
  if (process.geteuid !== undefined && found?.isFile() === true && (found.mode & 0o077) !== 0) {
    const todo = `chmod 600 ${shellWord(path)}`;
    host.note([{ is: 'paragraph', text: `Others on this machine may use ${path}, and it is secret: ${todo}` }]);
  }
  return content;
}

/** The same at once, where nothing can wait. */
export function readNamedNow(path: string, what: string): Buffer {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    const file = openSync(path, 'r');
    try {
      for (;;) {
        const chunk = Buffer.alloc(64 * 1024);
        const length = readSync(file, chunk);
        if (length === 0) return Buffer.concat(chunks);
        size += length;
        if (size > MOST) throw tooLarge(`${what} ${path}`);
        chunks.push(chunk.subarray(0, length));
      }
    } finally {
      closeSync(file);
    }
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${what} ${path} cannot be read: ${reason(error)}.`, 'Check the path.');
  }
}

/** `-` is standard input. */
export async function readInput(path: string, what: string): Promise<Buffer> {
  if (path !== '-') return readNamed(path, what);
  return bounded(process.stdin, `${what} on standard input`);
}

/** Others make files as well, and some have no end. */
const MOST = 256 * 1024 * 1024;
const tooLarge = (what: string): UsageError => new UsageError(`${what} is larger than 256 MiB.`, 'Give a smaller one.');

async function bounded(stream: AsyncIterable<unknown>, what: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += (chunk as Buffer).length;
    if (size > MOST) throw tooLarge(what);
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}

/** For the owner alone: it may hold secrets. `flag` is `w`, `a` to add, or `wx` where nothing may be there before. */
export const writeNamed = (path: string, content: string | Uint8Array, flag: 'w' | 'a' | 'wx'): Promise<void> =>
  written(path, async () => {
    if (flag === 'wx') writeFileSync(path, content, { flag, mode: OWN });
    else await (flag === 'a' ? append(path, content) : replace(path, content, OWN));
  });

/** A file that anybody may read, and nobody else may change, whatever the umask. */
export const writePublic = (path: string, content: string | Uint8Array): Promise<void> =>
  written(path, () => replace(path, content, 0o644));

async function written(path: string, write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${path} cannot be written: ${reason(error)}.`, 'Name another file.');
  }
}

/** For the owner alone: names of files say things as well. */
export async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new UsageError(`The folder ${path} cannot be made: ${reason(error)}.`, 'Name another one.');
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'it is not allowed',
  EISDIR: 'it is a folder',
  EEXIST: 'there is a file of that name',
  ENOTDIR: 'a part of its path is a file',
  EROFS: 'nothing can be written there',
  EPERM: 'it is not allowed',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the quota of the disk is used up',
  EFBIG: 'it would be too large',
  ELOOP: 'its links lead in a circle',
  ENAMETOOLONG: 'its name is too long',
  EMFILE: 'too many files are open',
};

/** System calls on files, as errors name them; those of the network have other names. */
const OF_FILES =
  /^(access|chmod|chown|close|copyfile|f(chmod|datasync|stat|sync|utime)|link|lstat|mk(dir|dtemp)|open|opendir|read|readlink|realpath|rename|rm|rmdir|scandir|stat|symlink|unlink|utime|write)$/;

/** What the file system refused, in a sentence; `undefined` for every other error. */
export function fileProblem(error: unknown): UsageError | undefined {
  const { code, syscall, path } = Object(error) as NodeJS.ErrnoException;
  if (!(error instanceof Error) || code === undefined || syscall === undefined || !OF_FILES.test(syscall))
    return undefined;
  return new UsageError(`${path ?? 'A file'} cannot be used: ${reason(error)}.`, 'Nothing more was done.');
}

export const outputProblem = (error: unknown): UsageError =>
  new UsageError(`Standard output cannot be written: ${reason(error)}.`, 'What was done is done.');

const reason = (error: unknown): string =>
  error instanceof Error && 'code' in error ? (REASONS[String(error.code)] ?? String(error.code)) : String(error);
