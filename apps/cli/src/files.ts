/** Files that a person names, with errors a person can use. */
import { readFile, writeFile } from 'node:fs/promises';
import { UsageError } from './host.ts';

export async function readNamed(path: string, what: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (error) {
    throw new UsageError(`${what} ${path} cannot be read: ${reason(error)}.`, 'Check the path.');
  }
}

/** `-` is standard input. */
export async function readInput(path: string, what: string): Promise<Buffer> {
  if (path !== '-') return readNamed(path, what);
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** `flag` is `w`, or `a` to add. Only the owner may read the file: it may hold secrets. */
export async function writeNamed(path: string, text: string, flag: 'w' | 'a'): Promise<void> {
  try {
    await writeFile(path, text, { mode: 0o600, flag });
  } catch (error) {
    throw new UsageError(`${path} cannot be written: ${reason(error)}.`, 'Name another file.');
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'it is not allowed',
  EISDIR: 'it is a folder',
};

const reason = (error: unknown): string =>
  error instanceof Error && 'code' in error ? (REASONS[String(error.code)] ?? String(error.code)) : String(error);
