/** A client, a server and somebody between them, all in this page, on the pure provider. */
import { printable, utf8 } from 'tlscope/bytes';
import {
  type ClientConfig,
  createClientEngine,
  createServerEngine,
  type Outcome,
  type ServerConfig,
  type Session,
  type TlsEngine,
} from 'tlscope/engine';
import type { Side, TlsEvent } from 'tlscope/observe';
import { configsFor } from './configs.ts';
import { type Passed, passing, recordsIn, untouched } from './road.ts';
import type { Setup } from './setup.ts';
import { type Reading, readRecordings } from './thief.ts';

const MOST_RECORDS = 64;
export const PARCEL = 'One parcel, please.';
export const EARLY_PARCEL = 'One parcel, ahead of time.';

/** What the server's owner was handed. */
export interface Delivered {
  readonly text: string;
  readonly early: boolean;
}

export interface Connection {
  readonly title: string;
  readonly client: readonly TlsEvent[];
  readonly server: readonly TlsEvent[];
  readonly road: readonly Passed[];
  readonly delivered: readonly Delivered[];
  /** `connected`, the alert it ended with, or what else became of it. */
  readonly outcome: Readonly<Record<Side, string>>;
  readonly milliseconds: number;
}

/** The last connection, and all of them. */
export interface Played extends Connection {
  readonly connections: readonly Connection[];
  /** What the thief makes of each with what he has. */
  readonly readings: readonly Reading[];
}

export function play(setup: Setup, now: number): Played {
  const { client, server, serverKey } = configsFor(setup, now);
  const { again, attacker, parcel, loot } = setup;
  const calm: Setup = { ...setup, attacker: 'none' };
  const first = visit('First visit', client, server, again === 'no' ? setup : calm);
  const connections: Connection[] = [first.connection];
  const session = again === 'no' ? undefined : first.session;
  if (session !== undefined) {
    const early = again === 'with early data' && { replayableEarlyData: utf8(EARLY_PARCEL) };
    const replays = attacker === 'replayer' && parcel !== 'the last record';
    const second = visit('Second visit', { ...client, session, ...early }, server, replays ? calm : setup);
    connections.push(second.connection);
    if (replays) connections.push(replayed(second.connection.road, server));
  }
  const key = attacker === 'thief' && loot === "the server's key" ? serverKey : undefined;
  const readings = readRecordings(
    connections.map(({ road }) => road),
    key,
  );
  return { ...connections.at(-1)!, connections, readings };
}

interface Visit {
  readonly connection: Connection;
  readonly session: Session | undefined;
}

function visit(title: string, client: ClientConfig, server: ServerConfig, setup: Setup): Visit {
  const started = performance.now();
  const events: Record<Side, TlsEvent[]> = { client: [], server: [] };
  const ends: Record<Side, TlsEngine> = {
    client: createClientEngine({ ...client, observe: (event) => events.client.push(event) }),
    server: createServerEngine({ ...server, observe: (event) => events.server.push(event) }),
  };
  const road: Passed[] = [];
  const delivered: Delivered[] = [];
  const faults: Partial<Record<Side, string>> = {};
  const queue: Passed[] = [];
  let session: Session | undefined;
  const took = (from: Side, outcome: Outcome): void => {
    if (outcome.fault !== undefined) faults[from] ??= faultName(outcome.fault);
    if (from === 'server') delivered.push(...deliveredIn(outcome));
    session ??= outcome.sessions[0];
    for (const bytes of outcome.send) for (const record of recordsIn(bytes)) queue.push(untouched(from, record));
  };
  const drain = (): void => {
    for (let next = queue.shift(); next !== undefined && road.length < MOST_RECORDS; next = queue.shift()) {
      const to: Side = next.from === 'client' ? 'server' : 'client';
      const passed = passing(next, road.length, setup);
      road.push(passed);
      took(to, ends[to].receive(passed.bytes));
    }
  };
  took('client', ends.client.start());
  drain();
  if (ends.client.connection !== undefined && faults.client === undefined) {
    took('client', ends.client.write(utf8(PARCEL)));
    const last = queue.at(-1);
    if (setup.attacker === 'replayer' && last !== undefined) queue.push({ ...last, touched: 'sent again' });
    drain();
  }
  const result = (side: Side): string =>
    faults[side] ?? (ends[side].connection === undefined ? 'still waiting' : 'connected');
  const outcome = { client: result('client'), server: result('server') };
  return {
    connection: { title, ...events, road, delivered, outcome, milliseconds: performance.now() - started },
    session,
  };
}

/** What the client sent before the server had said a word, sent to the server once more by somebody who only recorded it. */
function replayed(recorded: readonly Passed[], config: ServerConfig): Connection {
  const started = performance.now();
  const events: TlsEvent[] = [];
  const server = createServerEngine({ ...config, observe: (event) => events.push(event) });
  const end = recorded.findIndex(({ from }) => from === 'server');
  const road: Passed[] = [];
  const delivered: Delivered[] = [];
  let fault: string | undefined;
  for (const { bytes } of recorded.slice(0, end === -1 ? recorded.length : end)) {
    road.push({ from: 'client', bytes, touched: 'sent again' });
    const outcome = server.receive(bytes);
    delivered.push(...deliveredIn(outcome));
    if (outcome.fault !== undefined) fault ??= faultName(outcome.fault);
    for (const sent of outcome.send) road.push(...recordsIn(sent).map((record) => untouched('server', record)));
  }
  const taken = delivered.some(({ early }) => early);
  return {
    title: 'The replay',
    client: [],
    server: events,
    road,
    delivered,
    outcome: { client: 'cannot go on', server: fault ?? (taken ? 'took the parcel again' : 'still waiting') },
    milliseconds: performance.now() - started,
  };
}

const deliveredIn = ({ data, earlyData }: Outcome): Delivered[] => [
  ...earlyData.map((bytes) => ({ text: printable(bytes), early: true })),
  ...data.map((bytes) => ({ text: printable(bytes), early: false })),
];

const faultName = (fault: NonNullable<Outcome['fault']>): string =>
  'alert' in fault ? String(fault.alert) : fault.code;
