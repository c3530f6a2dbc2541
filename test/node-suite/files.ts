/** One test file of Node in a process of its own. */
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Ran {
  readonly passed: boolean;
  /** It found out by itself that it cannot run here. */
  readonly skipped: string | undefined;
  /** The last lines of what it wrote to standard error. */
  readonly said: string;
}

/** Milliseconds; the slowest of them takes some seconds on an idle machine. */
const LIMIT = 30_000;
const TAIL = 4000;

/** The names of the files that are about TLS, without their ending. */
export const namesIn = (folder: string): string[] =>
  readdirSync(join(folder, 'parallel'))
    .filter((name) => /^test-tls-.*\.m?js$/.test(name))
    .map((name) => name.replace(/\.m?js$/, ''))
    .sort();

export const pathOf = (folder: string, name: string): string =>
  join(folder, 'parallel', readdirSync(join(folder, 'parallel')).find((file) => file.replace(/\.m?js$/, '') === name)!);

/** `options` go to node: what is loaded before. */
export function runFile(folder: string, name: string, options: readonly string[]): Promise<Ran> {
  const path = pathOf(folder, name);
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [...flagsIn(path), ...options, path], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NODE_TEST_KNOWN_GLOBALS: '0', NODE_OPTIONS: '' },
      detached: true,
    });
    let out = '';
    let err = '';
    child.stdout.on('data', (data) => {
      out = (out + data).slice(-TAIL);
    });
    child.stderr.on('data', (data) => {
      err = (err + data).slice(-TAIL);
    });
    // The whole group: some of them start servers of their own.
    const timer = setTimeout(() => process.kill(-child.pid!, 'SIGKILL'), LIMIT);
    child.once('exit', (code, signal) => {
      clearTimeout(timer);
      const said = signal === 'SIGKILL' ? `did not end within ${LIMIT / 1000} s\n${err}` : err;
      resolve({ passed: code === 0, skipped: /^1\.\.0 # Skipped: (.*)$/m.exec(out)?.[1], said });
    });
  });
}

/** `// Flags: --expose-internals` */
const flagsIn = (path: string): string[] =>
  /^\/\/ Flags: (.*)$/m.exec(readFileSync(path, 'utf8'))?.[1]?.split(/\s+/) ?? [];
