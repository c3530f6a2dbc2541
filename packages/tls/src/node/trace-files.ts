import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Observation, observe, type Watchable } from '../engine/index.ts';
import type { TlsEvent } from '../observe/events.ts';
import { writeTrace } from '../observe/trace.ts';

/** The folder that every connection of the process leaves its trace in. */
const FOLDER = process.env.TLSCOPE_TRACE || undefined;
/** Secrets and application data are left out unless this is `1`. */
const SECRETS = process.env.TLSCOPE_TRACE_SECRETS === '1';
/** A process that runs for long must not fill the disk. */
const MOST_FILES = 1000;
const MOST_BYTES = 2_097_152;

/** What is to be known of a connection beside its events. */
export interface Traced {
  /** The server's name, where there is one. */
  readonly name: () => string | undefined;
  /** Address and port of the other end, as long as they are known. */
  readonly peer: () => string | undefined;
  /** Calls back when the connection is over. */
  readonly over: (done: () => void) => void;
}

interface Entry extends Pick<Traced, 'name'> {
  readonly seen: Observation;
  /** A socket that is closed knows no address any more. */
  peer?: string | undefined;
}

let files = 0;
const open = new Set<Entry>();

/** Where `TLSCOPE_TRACE` names a folder, the connection's trace is in it when it is over, or when the process ends. */
export function traceToFile(connection: Watchable, { name, peer, over }: Traced): void {
  if (FOLDER === undefined) return;
  if (files === MOST_FILES) return warn(`${MOST_FILES} traces were written, which is enough for one process`);
  if (files++ === 0) process.once('exit', () => [...open].forEach(write));
  const observer = (): void => {
    entry.peer ??= peer();
  };
  const entry: Entry = { name, seen: observe(connection, { limit: MOST_BYTES, observer }) };
  open.add(entry);
  over(() => write(entry));
}

function write(entry: Entry): void {
  const { seen, peer = 'stream', name } = entry;
  open.delete(entry);
  const [first] = seen.events;
  if (first === undefined) return;
  const moment = new Date(first.at).toISOString();
  const title = [direction(seen.events), name(), peer].filter(Boolean).join(' ');
  const file = `${moment} ${title} ${process.pid}-${++written}.json`.replace(/[^\w.-]+/g, '-');
  try {
    mkdirSync(FOLDER!, { recursive: true });
    writeFileSync(join(FOLDER!, file), writeTrace(`${title}, ${moment}`, seen.events, { secrets: SECRETS }));
  } catch (error) {
    warn(`a trace could not be written: ${(error as Error).message}`);
  }
}

/** A client says the first word. */
function direction(events: readonly TlsEvent[]): 'to' | 'from' {
  const first = events.find((event) => event.type === 'message');
  return first?.direction === 'sent' ? 'to' : 'from';
}

let written = 0;
let warned = false;

function warn(message: string): void {
  if (!warned) process.emitWarning(message, 'TlscopeTrace');
  warned = true;
}
