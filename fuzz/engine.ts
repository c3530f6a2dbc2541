/**
 * Bad input for client and server engines: `node --import tsx -C source fuzz/engine.ts [--runs N] [--seed N]`.
 * Every stream must end in a fault or wait for more; `engine-guard.ts` says what else must hold.
 */
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { type Ending, evilPeer, honest, onTheWay, stranger } from './engine-attacks.ts';
import { Finding } from './engine-guard.ts';
import { Random } from './engine-random.ts';

const attacks = [stranger, onTheWay, evilPeer];

export interface Tally {
  readonly iterations: number;
  /** How often each ending came, by attack: the fault's code, `connected`, or `waiting`. */
  readonly endings: ReadonlyMap<string, number>;
}

/** Throws `Finding` at the first stream that broke a rule; iteration `i` is repeated by `seed + i` alone. */
export function fuzzEngines(iterations: number, seed: number): Tally {
  honest(new Random(seed));
  const endings = new Map<string, number>();
  for (let i = 0; i < iterations; i++) {
    for (const ending of endingsOf(attempt(seed + i))) endings.set(ending, (endings.get(ending) ?? 0) + 1);
  }
  return { iterations, endings };
}

function attempt(seed: number): Ending {
  const random = new Random(seed);
  try {
    return random.pick(attacks)(random);
  } catch (error) {
    if (!(error instanceof Finding)) throw new Error(`seed ${seed}: the fuzzer itself failed`, { cause: error });
    throw new Finding(`seed ${seed}: ${error.message}`);
  }
}

const endingsOf = ({ attack, ends }: Ending): string[] =>
  ends.map((end) => `${attack}: ${end.fault?.code ?? (end.connection ? 'connected' : 'waiting')}`);

function main(): void {
  const { values } = parseArgs({ options: { runs: { type: 'string' }, seed: { type: 'string' } } });
  const iterations = Number(values.runs ?? 100_000);
  const seed = Number(values.seed ?? Date.now() % 2 ** 31);
  console.log(`${iterations} streams, seed ${seed}`);
  const { endings } = fuzzEngines(iterations, seed);
  for (const [ending, count] of [...endings].sort()) console.log(`${String(count).padStart(8)}  ${ending}`);
  console.log('nothing thrown, nothing endless');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main();
