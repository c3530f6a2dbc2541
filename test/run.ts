/**
 * Runs node's test runner over the test files: `npm test`, or `npm test -- FILTER...` for those whose path contains one
 * of the filters. Node 20 does not expand patterns itself, and every shell expands them in its own way.
 */
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');

function testFiles(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return ['node_modules', 'dist'].includes(entry.name) ? [] : testFiles(path);
    return path.endsWith('.test.ts') ? [path] : [];
  });
}

const filters = process.argv.slice(2);
const files = ['packages', 'apps', 'test']
  .flatMap(testFiles)
  .filter((path) => filters.length === 0 || filters.some((filter) => path.includes(filter)))
  .sort();
if (files.length === 0) {
  console.error(`No test file has one of these in its path: ${filters.join(' ')}`);
  process.exit(2);
}

// The limit is for a file that hangs; it is far above what the slowest needs.
const options = ['--test', '--test-reporter=spec', '--test-concurrency=2', '--test-timeout=150000'];
const node = ['--import', 'tsx', '-C', 'source', ...options, ...files];
spawn(process.execPath, node, { cwd: ROOT, stdio: 'inherit' }).once('exit', (code) => process.exit(code ?? 1));
