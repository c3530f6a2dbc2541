import { execFile } from 'node:child_process';
import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { temporaryFolder } from '../interop/support/places.ts';
import type { Scope } from '../interop/support/process.ts';

export const ROOT = join(import.meta.dirname, '../..');
/** What the package depends on; in place of a registry, what is installed here. */
const DEPENDENCIES = ['ciphers', 'curves', 'hashes', 'post-quantum'].map((name) => `node_modules/@noble/${name}`);

const SOURCES = [
  'package.json',
  'packages/tls/package.json',
  'packages/tls/src',
  'apps/cli/src',
  'apps/cli/build',
  'apps/studio/src',
];

export interface Project {
  readonly folder: string;
  readonly tarball: string;
  /** Runs a program in the project; rejects where it does not end well, with all it said. */
  run(command: string, ...args: readonly string[]): Promise<string>;
  write(name: string, text: string): void;
}

/** The packages as `npm pack` makes them, installed into an empty project without a network. */
export async function emptyProject(scope: Scope): Promise<Project> {
  const [folder, packed] = [await temporaryFolder(scope), await temporaryFolder(scope)];
  const folders = ['packages/tls', ...DEPENDENCIES].map((path) => join(ROOT, path));
  if (!isBuilt()) await runIn(ROOT, 'npm', 'run', '--silent', 'build');
  await runIn(ROOT, 'npm', 'pack', '--silent', '--ignore-scripts', '--pack-destination', packed, ...folders);
  const tarballs = readdirSync(packed).map((name) => join(packed, name));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'empty', private: true, type: 'module' }));
  await runIn(folder, 'npm', 'install', '--silent', '--offline', '--no-audit', '--no-fund', ...tarballs);
  return {
    folder,
    tarball: tarballs.find((path) => /\/tlscope-[\d.]+\.tgz$/.test(path))!,
    run: (command, ...args) => runIn(folder, command, ...args),
    write: (name, text) => writeFileSync(join(folder, name), text),
  };
}

/** What is built last is newer than everything it is built from. */
function isBuilt(): boolean {
  const last = statSync(join(ROOT, 'packages/tls/dist/lean/bundle.js'), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return SOURCES.every((path) => newest(join(ROOT, path)) < last);
}

function newest(path: string): number {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return readdirSync(path).reduce((time, name) => Math.max(time, newest(join(path, name))), stat.mtimeMs);
}

async function runIn(cwd: string, command: string, ...args: readonly string[]): Promise<string> {
  const options = { cwd, maxBuffer: 2 ** 26, env: { ...process.env, NO_COLOR: '1' } };
  try {
    return (await promisify(execFile)(command, args, options)).stdout;
  } catch (error) {
    const { stdout, stderr, message } = error as Error & { stdout?: string; stderr?: string };
    throw new Error(`${message}\n${stdout?.slice(-3000)}\n${stderr?.slice(-3000)}`);
  }
}
