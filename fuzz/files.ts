/**
 * Damaged files: PKCS #12, revocation lists, OCSP answers and the logs of a CA.
 * `node --import tsx -C source fuzz/files.ts [--kind pkcs12|crl|ocsp|ca-log] [--runs 100000] [--seed N]`. Reading one throws
 * nothing but what it says, what is damaged shows nothing to be good, and what is revoked stays so.
 */
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { hex } from 'tlscope/bytes';
import { seeded } from '../packages/tls/test/asn1/mutate.ts';
import { logFuzzer } from './files-log.ts';
import { pkcs12Fuzzer } from './files-pkcs12.ts';
import { crlFuzzer, ocspFuzzer } from './files-status.ts';
import { Growth } from './growth.ts';

/** What one damaged file came to, in a word; throws where a rule was broken. */
export interface Attempt {
  readonly bytes: Uint8Array;
  judge(): string;
}

const fuzzers = { pkcs12: pkcs12Fuzzer, crl: crlFuzzer, ocsp: ocspFuzzer, 'ca-log': logFuzzer } as const;
export type FileKind = keyof typeof fuzzers;
export const fileKinds = Object.keys(fuzzers) as FileKind[];

/** In milliseconds of the processor, the best of a few attempts: what else the machine does is no fault of ours. */
const LONGEST = 250;
const ATTEMPTS = 4;

/** Throws at the first file that broke a rule, with its bytes; the result counts what the others came to. */
export function fuzzFiles(kind: FileKind, runs: number, seed: number): ReadonlyMap<string, number> {
  const random = seeded(seed);
  const { next, close } = fuzzers[kind]();
  const outcomes = new Map<string, number>();
  try {
    for (let i = 0; i < runs; i++) {
      const attempt = next(random);
      const outcome = judged(attempt, `${kind}, seed ${seed}, run ${i}`);
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    }
  } finally {
    close?.();
  }
  return outcomes;
}

function judged({ bytes, judge }: Attempt, where: string): string {
  let took = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const started = process.cpuUsage();
    try {
      const outcome = judge();
      const { user, system } = process.cpuUsage(started);
      took = Math.min(took, (user + system) / 1000);
      if (took <= LONGEST) return outcome;
    } catch (error) {
      throw new Error(`${where}: ${(error as Error).stack}\n${hex(bytes)}`, { cause: error });
    }
  }
  throw new Error(`${where}: ${took.toFixed(0)} ms\n${hex(bytes)}`);
}

function main(): void {
  const { values } = parseArgs({
    options: { kind: { type: 'string' }, runs: { type: 'string' }, seed: { type: 'string' } },
  });
  const runs = Number(values.runs ?? 100_000);
  const seed = Number(values.seed ?? Date.now() % 2 ** 31);
  for (const kind of fileKinds.filter((one) => values.kind === undefined || values.kind === one)) {
    const growth = new Growth();
    const outcomes = [...fuzzFiles(kind, runs, seed)].map(([outcome, count]) => `${count} ${outcome}`);
    console.log(`${kind}, seed ${seed}: ${outcomes.join(', ')}`);
    console.log(growth.end());
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main();
