/**
 * Damaged sessions and tickets: `node --import tsx -C source fuzz/sessions.ts [--runs N] [--seed N]`.
 * Neither end throws, a damaged ticket resumes nothing, and two ends that are connected have the same keys.
 */
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { equal } from 'tlscope/bytes';
import { type Session, sessionFromBytes, sessionToBytes } from 'tlscope/engine';
import { type Change, converse } from './engine-attacks.ts';
import { AT, client, type ScenarioName, scenarioNames, scenarios, server, sessionOf, tickets } from './engine-ends.ts';
import { Finding, type Guard } from './engine-guard.ts';
import { damage } from './engine-mutate.ts';
import { Random } from './engine-random.ts';
import { Growth } from './growth.ts';

const resumable = scenarioNames.filter((name) => scenarios[name]!.shows?.resumed);

interface Attack {
  readonly change: (session: Session, random: Random) => Session | undefined;
  /** Throws `Finding` where the server must not have resumed what it was shown. */
  readonly rule?: (before: Session, shown: Session, far: Guard) => void;
}

const attacks: Readonly<Record<string, Attack>> = {
  'stored session': { change: (session, random) => read(damage(sessionToBytes(session), random)) },
  'ticket without the key': {
    change: (session, random) => ({ ...session, ticket: damage(session.ticket, random) }),
    rule: ({ ticket }, shown, far) => {
      if (far.connection?.resumed && !equal(ticket, shown.ticket)) throw new Finding('a damaged ticket was resumed');
    },
  },
  'ticket under a stolen key': {
    change: (session, random) => {
      const state = tickets.open(session.ticket, false, AT);
      if (state === undefined) throw new Error('the ticket of an honest session does not open');
      return { ...session, ticket: tickets.seal(damage(state, random), AT) };
    },
  },
};

/** What was stored, as an application reads it. */
function read(bytes: Uint8Array): Session | undefined {
  try {
    return sessionFromBytes(bytes);
  } catch (error) {
    throw new Finding(`sessionFromBytes threw ${(error as Error).stack}`);
  }
}

/** Throws `Finding` at the first rule that was broken; the result counts the endings of each attack. */
export function fuzzSessions(iterations: number, seed: number): ReadonlyMap<string, number> {
  const endings = new Map<string, number>();
  for (let i = 0; i < iterations; i++) {
    const ending = attempt(seed + i);
    endings.set(ending, (endings.get(ending) ?? 0) + 1);
  }
  return endings;
}

function attempt(seed: number): string {
  const random = new Random(seed);
  const name = random.pick(Object.keys(attacks));
  try {
    return `${name}: ${endingOf(attacks[name]!, random.pick(resumable), random)}`;
  } catch (error) {
    if (!(error instanceof Finding)) throw new Error(`seed ${seed}: the fuzzer itself failed`, { cause: error });
    throw new Finding(`seed ${seed}, ${name}: ${error.message}`);
  }
}

function endingOf({ change, rule }: Attack, scenario: ScenarioName, random: Random): string {
  const before = sessionOf(scenario);
  const session = change(before, random);
  if (session === undefined) return 'not read';
  const near = started(scenario, random, session);
  const far = server(scenario, random);
  converse(near, far, asItIs, asItIs, random);
  rule?.(before, session, far);
  const fault = near.fault ?? far.fault;
  if (fault !== undefined) return fault.code;
  return far.connection?.resumed ? 'resumed' : 'a full handshake';
}

const asItIs: Change = (bytes) => bytes;

function started(scenario: ScenarioName, random: Random, session: Session): Guard {
  try {
    return client(scenario, random, undefined, { session });
  } catch (error) {
    throw new Finding(`a client with this session threw ${(error as Error).stack}`);
  }
}

function main(): void {
  const { values } = parseArgs({ options: { runs: { type: 'string' }, seed: { type: 'string' } } });
  const iterations = Number(values.runs ?? 100_000);
  const seed = Number(values.seed ?? Date.now() % 2 ** 31);
  console.log(`${iterations} sessions, seed ${seed}`);
  const growth = new Growth();
  const endings = fuzzSessions(iterations, seed);
  for (const [ending, count] of [...endings].sort()) console.log(`${String(count).padStart(8)}  ${ending}`);
  console.log('nothing thrown, nothing endless, nothing resumed that must not be');
  console.log(growth.end());
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main();
