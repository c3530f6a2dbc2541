/**
 * Runs the tests again and again, every third time beside a process that is busy: `npm run test:repeat -- TIMES FILTER...`.
 * Says which tests failed, and how often. Ends with 1 where one did. The fuzzers get other inputs in each run.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';

const [times = '10', ...filters] = process.argv.slice(2);
const run = ['--import', 'tsx', '-C', 'source', join(import.meta.dirname, 'run.ts'), ...filters];
const failed = new Map<string, number>();
let bad = 0;
for (let i = 1; i <= Number(times); i++) {
  const busy = i % 3 === 0;
  const began = Date.now();
  const { code, output } = await once(busy);
  const names = new Set(
    [...output.matchAll(/^ *✖ (?!failing tests)(.*?)(?: \([\d.]+ms\))?$/gm)].map(([, name]) => name!),
  );
  if (code !== 0) bad++;
  for (const name of names) failed.set(name, (failed.get(name) ?? 0) + 1);
  const seconds = Math.round((Date.now() - began) / 1000);
  console.log(`${i}${busy ? ', beside a busy process' : ''}: ended with ${code} after ${seconds} s`);
  for (const name of names) console.log(`  ✖ ${name}`);
}
for (const [name, count] of failed) console.log(`${count} of ${times}: ${name}`);
process.exit(bad === 0 ? 0 : 1);

async function once(busy: boolean): Promise<{ code: number | null; output: string }> {
  const other = busy ? spawn(process.execPath, ['-e', 'for (;;);']) : undefined;
  const child = spawn(process.execPath, run, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, FUZZ_SEED: `${Date.now() % 2 ** 31}` },
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    output += text;
  });
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  other?.kill('SIGKILL');
  return { code, output };
}
