/**
 * Damaged messages of a page of the studio: `node --import tsx -C source fuzz/studio.ts [--runs N] [--seed N]`.
 * Reading gives something that a page may say, or nothing; doing it never rejects, is answered in JSON, and leaves nothing
 * behind when the page has gone. No connection leaves this machine.
 */
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { UsageError } from '../apps/cli/src/host.ts';
import { Errands } from '../apps/cli/src/live/errand.ts';
import { type FromPage, readFromPage } from '../apps/cli/src/live/protocol.ts';
import { parseTarget } from '../apps/cli/src/target.ts';
import { Finding } from './engine-guard.ts';
import { Random } from './engine-random.ts';
import { Growth } from './growth.ts';
import { damagedLetters, mutated } from './json-mutate.ts';

const SAMPLES: readonly FromPage[] = [
  {
    do: 'connect',
    target: 'localhost:8443',
    tls: '1.3',
    ca: '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----',
  },
  { do: 'connect', target: 'mqtts://jane:secret@[::1]:8883' },
  { do: 'connect', target: 'https://example.test/page?query#part' },
  { do: 'serve' },
  { do: 'serve', scenario: 'expired' },
  { do: 'roots' },
  { do: 'scenario', name: 'good' },
  { do: 'reveal', id: 1 },
  { do: 'stop' },
];
const KNOWN = new Set(SAMPLES.map((sample) => sample.do));
/** So many are done, and not only read: each may open a server. */
const DONE = 200;

export interface Tally {
  readonly understood: number;
  readonly refused: number;
  readonly done: number;
}

/** Rejects with `Finding` at the first message that broke a rule; iteration `i` is repeated by `seed + i` alone. */
export async function fuzzStudio(iterations: number, seed: number): Promise<Tally> {
  const tally = { understood: 0, refused: 0, done: 0 };
  const page = new Page();
  for (let i = 0; i < iterations; i++) {
    const random = new Random(seed + i);
    const sample = random.pick(SAMPLES);
    const text = random.oneIn(4)
      ? damagedLetters(JSON.stringify(sample), random)
      : JSON.stringify(mutated([sample], random)).slice(1, -1);
    try {
      const asked = understood(text);
      tally[asked === undefined ? 'refused' : 'understood']++;
      if (asked === undefined || asked.do === 'connect' || tally.done === DONE) continue;
      tally.done++;
      await page.do(asked);
    } catch (error) {
      throw new Finding(`seed ${seed + i}: ${text}\n${(error as Error).stack}`);
    }
  }
  page.errands.end();
  return tally;
}

/** What is understood is what a page may say, and is understood again. */
function understood(text: string): FromPage | undefined {
  const asked = readFromPage(text);
  if (asked === undefined) return undefined;
  if (!KNOWN.has(asked.do)) throw new Error(`"${asked.do}" is not known`);
  if (JSON.stringify(readFromPage(JSON.stringify(asked))) !== JSON.stringify(asked)) throw new Error('it changes');
  if (asked.do !== 'connect') return asked;
  try {
    const { host, port } = parseTarget(asked.target);
    if (host === '' || !(port >= 0 && port < 65_536)) throw new Error('no place to connect to');
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
  }
  return asked;
}

/** A page that listens to every answer. */
class Page {
  readonly errands = new Errands((message) => {
    if (JSON.stringify(message) === undefined) throw new Error('an answer that is no JSON');
  });

  async do(asked: FromPage): Promise<void> {
    const once = new Promise<never>((_, reject) => process.once('unhandledRejection', reject));
    await Promise.race([this.errands.do(asked), once]);
    process.removeAllListeners('unhandledRejection');
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { runs: { type: 'string' }, seed: { type: 'string' } } });
  const iterations = Number(values.runs ?? 100_000);
  const seed = Number(values.seed ?? Date.now() % 2 ** 31);
  console.log(`${iterations} messages, seed ${seed}`);
  const growth = new Growth();
  const { understood: read, refused, done } = await fuzzStudio(iterations, seed);
  // The process ends by itself only if nothing is left: a server or a connection would hold it.
  console.log(`all rules hold: ${read} understood, ${refused} refused, ${done} done`);
  console.log(growth.end());
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main();
