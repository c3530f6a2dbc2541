/**
 * The long run of the laws of the wire codecs: damages real messages and checks each result.
 * `node --import tsx -C source fuzz/wire.ts [--runs 100000] [--seed N]`
 */
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { hex } from '../packages/tls/src/bytes/index.ts';
import { checkLaws, damaged } from '../packages/tls/test/wire/laws.ts';
import { localSamples, nodeSamples, rfc8448Samples } from '../packages/tls/test/wire/samples.ts';
import { Growth } from './growth.ts';

const { values } = parseArgs({ options: { runs: { type: 'string' }, seed: { type: 'string' } } });
const numRuns = Number(values.runs ?? 100_000);
const seed = Number(values.seed ?? Date.now() % 2 ** 31);

const samples = [...localSamples(), ...(await nodeSamples()), ...rfc8448Samples()];
console.log(`seed ${seed}: ${numRuns} damaged messages from ${samples.length} real ones`);

const seen = { accepted: 0, refused: 0 };
const growth = new Growth();
const started = performance.now();
const result = fc.check(
  fc.property(damaged(samples), ({ sample, bytes }) => {
    seen[checkLaws(sample.codec, bytes)]++;
  }),
  { numRuns, seed },
);

if (result.failed) {
  const [{ sample, bytes }] = result.counterexample!;
  console.error(
    `seed ${seed}, after ${result.numRuns} runs: ${sample.name}, damaged and read as ${sample.codec.name}:`,
  );
  console.error(hex(bytes));
  console.error(result.errorInstance);
  process.exitCode = 1;
} else {
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`all laws hold: ${seen.accepted} accepted, ${seen.refused} refused, in ${seconds} s`);
  console.log(growth.end());
}
