/**
 * Beside an older build of ourselves: `node --import tsx bench/beside.ts BASE_DIR`, where BASE_DIR is another checkout that
 * `npm run build` was run in, as it must have been here. Each build has a process of its own, for two in one process share
 * what the compiler learns of node's own functions. The processes take turns in short rounds; what counts is the median of
 * the ratios of neighbours, in CPU time of all threads: above 1 is slower than BASE_DIR. `--null` puts BASE_DIR beside itself,
 * which says how far the numbers can be trusted. `--only TEXT` takes the lines that contain it; `--rounds` and `--passes` say how
 * long it takes.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { median } from './rounds.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    null: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    rounds: { type: 'string', default: '21' },
    passes: { type: 'string', default: '3' },
  },
});
const [base] = positionals;
if (base === undefined) throw new Error('the folder of another checkout is missing: bench/beside.ts BASE_DIR');
const here = values.null ? base : process.cwd();
const [rounds, passes] = [Number(values.rounds), Number(values.passes)];
/** The compiler needs some thousand handshakes to be done. */
const WARM_UP = 24;

interface Sample {
  readonly base: number;
  readonly here: number;
}
const worker = new URL('./beside-worker.ts', import.meta.url);
const samples = new Map<string, Sample[]>();

async function started(folder: string): Promise<{ readonly child: ChildProcess; readonly lines: readonly string[] }> {
  const child = fork(worker, [folder]);
  const [lines] = (await once(child, 'message')) as [readonly string[]];
  return { child, lines };
}

async function ask(child: ChildProcess, what: string): Promise<number> {
  child.send(what);
  const [seconds] = (await once(child, 'message')) as [number];
  return seconds;
}

/** Processes differ in what their compilers decide: each pass has two fresh ones, for one line after the other. */
async function pass(): Promise<void> {
  const one = await started(base!);
  const other = await started(here);
  for (const what of one.lines.filter((line) => line.includes(values.only))) {
    const taken = samples.get(what) ?? [];
    samples.set(what, taken);
    for (let round = -WARM_UP; round < rounds; round++) {
      const first = round % 2 === 0 ? await ask(one.child, what) : undefined;
      const ours = await ask(other.child, what);
      const theirs = first ?? (await ask(one.child, what));
      if (round >= 0) taken.push({ base: theirs, here: ours });
    }
  }
  for (const { child } of [one, other]) child.disconnect();
}

for (let i = 0; i < passes; i++) await pass();

console.log('|  | base, ms | here, ms | ratio | middle half |');
console.log('| - | -: | -: | -: | -: |');
for (const [what, taken] of samples) {
  const ratios = taken.map((sample) => sample.here / sample.base).sort((a, b) => a - b);
  const at = (share: number): string => ratios[Math.floor(share * (ratios.length - 1))]!.toFixed(3);
  const ms = (side: keyof Sample): string => (1000 * median(taken.map((sample) => sample[side]))).toFixed(1);
  console.log(
    `| ${what} | ${ms('base')} | ${ms('here')} | ${median(ratios).toFixed(3)} | ${at(0.25)} to ${at(0.75)} |`,
  );
}
