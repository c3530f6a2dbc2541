/**
 * Damaged trace files: `node --import tsx -C source fuzz/traces.ts [--runs N] [--seed N]`.
 * Whatever is in one, reading gives a trace or a TraceError, and everything that is made of a trace can be made of it: it is
 * told, dissected, diagnosed, redacted and written, in printable letters, and no fix has a stranger's text in it.
 */
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { diagnose } from 'tlscope/diagnose';
import {
  codecNamed,
  countBytes,
  dissection,
  outcomeIn,
  readTrace,
  redact,
  type TlsEvent,
  TraceError,
  tell,
  timeline,
  voices,
  writeTrace,
} from 'tlscope/observe';
import { clientConfig, clientCredential, clientTrust, Pair, serverConfig } from '../packages/tls/test/support/pair.ts';
import { Finding } from './engine-guard.ts';
import { Random } from './engine-random.ts';
import { Growth } from './growth.ts';
import { damagedLetters, mutated } from './json-mutate.ts';

const UNSAFE = /[\p{C}\p{Zl}\p{Zp}]/u;

/** Real ones: both versions, both ends, with client certificates, and with a chain that is refused. */
function samples(): string[] {
  return (['TLSv1.3', 'TLSv1.2'] as const).flatMap((version) =>
    [true, false].flatMap((good) => {
      const ends: TlsEvent[][] = [[], []];
      const versions = { versions: [version], alpn: ['h2', 'http/1.1'] };
      const client = {
        ...versions,
        credentials: [clientCredential()],
        observe: (event: TlsEvent) => ends[0]!.push(event),
      };
      const server = { ...versions, clientTrust: clientTrust(), observe: (event: TlsEvent) => ends[1]!.push(event) };
      const host = good ? {} : { host: 'other.test' };
      new Pair(
        clientConfig({ ...client, ...host }),
        serverConfig({ ...server, clientCertificate: 'request' } as never),
      ).start();
      return ends.map((events) => writeTrace('a sample', events, { secrets: good }));
    }),
  );
}

export interface Tally {
  readonly read: number;
  readonly refused: number;
}

/** Throws `Finding` at the first file that broke a rule; iteration `i` is repeated by `seed + i` alone. */
export function fuzzTraces(iterations: number, seed: number): Tally {
  const texts = samples();
  const values = texts.map((text) => JSON.parse(text) as unknown);
  const tally = { read: 0, refused: 0 };
  for (let i = 0; i < iterations; i++) {
    const random = new Random(seed + i);
    const at = random.below(texts.length);
    const source = random.oneIn(5) ? damagedLetters(texts[at]!, random) : JSON.stringify(mutated(values[at], random));
    try {
      tally[attempt(source, random)]++;
    } catch (error) {
      throw new Finding(`seed ${seed + i}: ${(error as Error).stack}`);
    }
  }
  return tally;
}

function attempt(source: string, random: Random): keyof Tally {
  let events: readonly TlsEvent[];
  let title: string;
  try {
    ({ events, title } = readTrace(source));
  } catch (error) {
    if (!(error instanceof TraceError)) throw error;
    printable(error.message);
    return 'refused';
  }
  const text = writeTrace(title, events, { secrets: true });
  if (writeTrace(title, readTrace(text).events, { secrets: true }) !== text)
    throw new Error('it is not read as written');
  said(events, random);
  const redacted = redact(title, events);
  const handed = writeTrace(redacted.title, redacted.events);
  readTrace(handed);
  printable(handed.replace(/\n/g, ' '));
  return 'read';
}

function said(events: readonly TlsEvent[], random: Random): void {
  timeline(events);
  countBytes(events);
  printable(outcomeIn(events).text);
  for (const { title, cause, fixes, rule, evidence } of diagnose(events)) {
    for (const one of [title, cause, rule?.claim ?? '', ...evidence.map(({ shows }) => shows)]) printable(one);
    for (const { code } of fixes) {
      if (/touch|[^\n -~]/.test(code)) throw new Error(`a fix has a stranger's text in it: ${code}`);
    }
  }
  for (const event of events) {
    for (const value of Object.values(tell(event, random.pick(voices))))
      if (typeof value === 'string') printable(value);
    if (event.type === 'message')
      for (const { name, value = '', error = '' } of dissection(codecNamed(event.codec), event.bytes))
        for (const one of [name, value, error]) printable(one);
  }
}

function printable(text: string): void {
  if (UNSAFE.test(text)) throw new Error(`not printable: ${JSON.stringify(text)}`);
}

function main(): void {
  const { values } = parseArgs({ options: { runs: { type: 'string' }, seed: { type: 'string' } } });
  const iterations = Number(values.runs ?? 100_000);
  const seed = Number(values.seed ?? Date.now() % 2 ** 31);
  console.log(`${iterations} trace files, seed ${seed}`);
  const growth = new Growth();
  const { read, refused } = fuzzTraces(iterations, seed);
  console.log(`all rules hold: ${read} read, ${refused} refused`);
  console.log(growth.end());
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main();
