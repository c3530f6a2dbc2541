/**
 * Test files of one folder that run in one process, one after the other: loading the library and warming it up takes
 * longer than most of them. A file runs alone where it measures memory or speed, changes what others see of the process,
 * or waits for peers and browsers.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { BUNDLES, ROOT, transpiled } from './places.ts';

const TOGETHER = [
  ...['asn1', 'crypto', 'engine', 'keys', 'node', 'observe', 'presentation', 'record', 'rules', 'streams'],
  ...['wire', 'x509'],
]
  .map((folder) => `packages/tls/test/${folder}`)
  .concat(['architecture', 'attacks', 'check', 'diagnose', 'dictionary', 'graph'].map((folder) => `test/${folder}`));
/** A file whose text has one of these runs alone. */
const ALONE = /^(?:before|after|beforeEach|afterEach)\(|\bmock\.|expose_gc|memoryUsage|resourceUsage|cpuUsage/m;
/** More would keep one core busy while the others have ended. */
const MOST = 8;

/** Which run together, each group in the place of its first. */
export function groupsOf(paths: readonly string[], textOf: (path: string) => string): string[][] {
  const groups: string[][] = [];
  const open = new Map<string, string[]>();
  for (const path of paths) {
    const folder = dirname(path);
    const together = TOGETHER.includes(folder) && !ALONE.test(textOf(path));
    const last = together ? open.get(folder) : undefined;
    if (last !== undefined && last.length < MOST) {
      last.push(path);
      continue;
    }
    const group = [path];
    groups.push(group);
    if (together) open.set(folder, group);
  }
  return groups;
}

/** The files to start: a group of several is a file that imports its members. */
export function grouped(paths: readonly string[]): string[] {
  rmSync(join(BUNDLES, 'groups'), { recursive: true, force: true });
  const groups = groupsOf(paths, (path) => readFileSync(join(ROOT, path), 'utf8'));
  return groups.map((group, i) => (group.length === 1 ? join(BUNDLES, transpiled(group[0]!)) : written(group, i)));
}

function written(group: readonly string[], number: number): string {
  const file = join(BUNDLES, 'groups', dirname(group[0]!), `${number}.test.js`);
  const up = '../'.repeat(dirname(group[0]!).split('/').length + 1);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, group.map((path) => `import '${up}${transpiled(path)}';\n`).join(''));
  return file;
}
