/**
 * Bad input for client and server engines: `node --import tsx -C source fuzz/engine.ts [--runs N] [--seed N] [--whole]`.
 * Every stream must end in a fault or wait for more; `engine-guard.ts` says what else must hold.
 * An honest handshake costs twenty times what one wrong message does. So most streams begin where a handshake that was
 * recorded stands after one of its messages (`engine-moments.ts`), and one in `WHOLE_IN` goes all the way with both ends
 * there; with `--whole` every one does. The cryptography is the real one in either.
 */
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { alone } from './engine-alone.ts';
import { type Ending, evilPeer, honest, onTheWay, stranger } from './engine-attacks.ts';
import { Finding } from './engine-guard.ts';
import { moments, requireTrue } from './engine-moments.ts';
import { Random } from './engine-random.ts';
import { Growth } from './growth.ts';

const attacks = [stranger, onTheWay, evilPeer];
export const WHOLE_IN = 50;

export interface Tally {
  readonly iterations: number;
  /** How often each ending came, by attack: the fault's code, `connected`, or `waiting`. */
  readonly endings: ReadonlyMap<string, number>;
}

/** Throws `Finding` at the first stream that broke a rule; iteration `i` is repeated by `seed + i` alone. */
export function fuzzEngines(iterations: number, seed: number, wholeIn = WHOLE_IN): Tally {
  honest(new Random(seed));
  for (const moment of moments()) requireTrue(moment);
  const endings = new Map<string, number>();
  for (let i = 0; i < iterations; i++) {
    for (const ending of endingsOf(attempt(seed + i, wholeIn))) endings.set(ending, (endings.get(ending) ?? 0) + 1);
  }
  return { iterations, endings };
}

function attempt(seed: number, wholeIn: number): Ending {
  const random = new Random(seed);
  try {
    return random.oneIn(wholeIn) ? random.pick(attacks)(random) : alone(random);
  } catch (error) {
    if (!(error instanceof Finding)) throw new Error(`seed ${seed}: the fuzzer itself failed`, { cause: error });
    throw new Finding(`seed ${seed}: ${error.message}`);
  }
}

const endingsOf = ({ attack, ends }: Ending): string[] =>
  ends.map((end) => `${attack}: ${end.fault?.code ?? (end.connection ? 'connected' : 'waiting')}`);

function main(): void {
  const { values } = parseArgs({
    options: { runs: { type: 'string' }, seed: { type: 'string' }, whole: { type: 'boolean', default: false } },
  });
  const iterations = Number(values.runs ?? 100_000);
  const seed = Number(values.seed ?? Date.now() % 2 ** 31);
  console.log(`${iterations} streams, seed ${seed}`);
  const growth = new Growth();
  const started = performance.now();
  const { endings } = fuzzEngines(iterations, seed, values.whole ? 1 : WHOLE_IN);
  for (const [ending, count] of [...endings].sort()) console.log(`${String(count).padStart(8)}  ${ending}`);
  console.log(`nothing thrown, nothing endless, in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  console.log(growth.end());
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main();
