/**
 * Runs node's test runner over the test files: `npm test`, or `npm test -- FILTER...` for those whose path contains one
 * of the filters. They run as plain JavaScript, which is made once: see suite/transpile.ts.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT, TRANSPILED } from './suite/places.ts';
import { filesIn, transpile } from './suite/transpile.ts';

const filters = process.argv.slice(2);
// The longest, which talk to real peers, come first.
const files = ['packages', 'apps', 'test']
  .flatMap(filesIn)
  .filter((path) => path.endsWith('.test.ts'))
  .filter((path) => filters.length === 0 || filters.some((filter) => path.includes(filter)))
  .sort()
  .reverse();
if (files.length === 0) {
  console.error(`No test file has one of these in its path: ${filters.join(' ')}`);
  process.exit(2);
}

await transpile();
const suite = join(TRANSPILED, 'test/suite');
const flags = ['--enable-source-maps', '-C', 'source', '--import', pathToFileURL(join(suite, 'watch.js')).href];
const child = spawn(process.execPath, [...flags, join(suite, 'main.js'), ...files], { cwd: ROOT, stdio: 'inherit' });
child.once('exit', (code) => process.exit(code ?? 1));
