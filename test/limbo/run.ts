/**
 * Asks every case of a file of the x509-limbo format: `npm run limbo -- FILE`. Prints how many agree, which differ and
 * why, and which are not run. Ends non-zero only where the file cannot be read.
 */
import { readFileSync } from 'node:fs';
import { askCase, type LimboCase, notRun } from './cases.ts';

const [file] = process.argv.slice(2);
if (file === undefined) {
  console.error('npm run limbo -- FILE, where FILE is a limbo.json');
  process.exit(2);
}

const { testcases } = JSON.parse(readFileSync(file, 'utf8')) as { testcases: readonly LimboCase[] };
const started = performance.now();
const left = new Map<string, string[]>();
const differing: string[] = [];
let agree = 0;
for (const one of testcases) {
  const why = notRun(one);
  if (why !== undefined) {
    left.set(why, [...(left.get(why) ?? []), one.id]);
    continue;
  }
  const { result, because = 'every check holds' } = askCase(one);
  if (result === one.expected_result) agree++;
  else differing.push(`${one.id}: expected ${one.expected_result}, found ${result}: ${because}`);
}
const seconds = ((performance.now() - started) / 1000).toFixed(1);

const notRunCount = [...left.values()].flat().length;
console.log(`${testcases.length} cases in ${seconds} s`);
console.log(`  agree    ${agree}`);
console.log(`  differ   ${differing.length}`);
for (const line of differing) console.log(`    ${line}`);
console.log(`  not run  ${notRunCount}`);
for (const [why, ids] of left) console.log(`    ${why}: ${ids.join(', ')}`);
