import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Observation, observe, type Watchable, weightOf } from '../../engine/index.ts';
import { type TlsEvent, writeTrace } from '../../observe/index.ts';

/** The folder that every connection of the process leaves its trace in. */
const FOLDER = process.env.TLSCOPE_TRACE || undefined;
/** Secrets and application data are left out unless this is `1`. */
const SECRETS = process.env.TLSCOPE_TRACE_SECRETS === '1';
/** A process that runs for long must not fill the disk. */
const MOST_FILES = 1000;
const MOST_BYTES = 2_097_152;
/** What waits for the disk, in bytes, about. */
const MOST_WAITING = 67_108_864;
/** Names come from strangers, and files have names of at most 255 bytes. */
const LONGEST_NAME = 150;
/** Traces may hold secrets, and say who talks to whom. */
const OWN_FOLDER = { recursive: true, mode: 0o700 } as const;
/** Others may have put a link where the file goes: what is there is not written to, but replaced by the whole file. */
const OWN_FILE = { mode: 0o600, flag: 'wx' } as const;

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

/** A connection that is over, with the file it goes into. */
interface Finished {
  readonly path: string;
  readonly text: () => string;
  readonly weight: number;
}

let files = 0;
const open = new Set<Entry>();
/** The first is being written. */
const waiting: Finished[] = [];
let weight = 0;

/** Where `TLSCOPE_TRACE` names a folder, the connection's trace is in it soon after it is over, or when the process ends. */
export function traceToFile(connection: Watchable, { name, peer, over }: Traced): void {
  if (FOLDER === undefined) return;
  if (files === MOST_FILES) return warn(`${MOST_FILES} traces were written, which is enough for one process`);
  if (files++ === 0) process.once('exit', writeTheRest);
  const observer = (): void => {
    entry.peer ??= peer();
  };
  const entry: Entry = { name, seen: observe(connection, { limit: MOST_BYTES, observer }) };
  open.add(entry);
  over(() => finish(entry));
}

function finish(entry: Entry): void {
  if (!open.delete(entry)) return;
  const finished = finishedOf(entry);
  if (finished === undefined) return;
  if (weight + finished.weight > MOST_WAITING) {
    return warn('traces wait for the disk faster than it takes them: some are left out');
  }
  weight += finished.weight;
  if (waiting.push(finished) === 1) void writeAll();
}

/** One after the other, while the process does other things. */
async function writeAll(): Promise<void> {
  for (let [next] = waiting; next !== undefined; [next] = waiting) {
    await write(next).catch(refused);
    waiting.shift();
    weight -= next.weight;
  }
}

/** Under another name until it is whole: the process may end meanwhile. */
async function write({ path, text }: Finished): Promise<void> {
  await mkdir(FOLDER!, OWN_FOLDER);
  await writeFile(`${path}.part`, text(), OWN_FILE);
  await rename(`${path}.part`, path);
}

/** Nothing else runs any more. */
function writeTheRest(): void {
  const rest = [...waiting, ...[...open].flatMap((entry) => finishedOf(entry) ?? [])];
  for (const { path, text } of rest) {
    try {
      mkdirSync(FOLDER!, OWN_FOLDER);
      writeFileSync(`${path}.last`, text(), OWN_FILE);
      renameSync(`${path}.last`, path);
      rmSync(`${path}.part`, { force: true });
    } catch (error) {
      refused(error as Error);
    }
  }
}

function finishedOf({ seen, peer = 'stream', name }: Entry): Finished | undefined {
  const [first] = seen.events;
  if (first === undefined) return undefined;
  const moment = new Date(first.at).toISOString();
  const title = [direction(seen.events), name(), peer].filter(Boolean).join(' ');
  const label = `${moment} ${title}`.replace(/[^\w.-]+/g, '-').slice(0, LONGEST_NAME);
  return {
    path: join(FOLDER!, `${label}-${process.pid}-${++written}.json`),
    text: () => writeTrace(`${title}, ${moment}`, seen.events, { secrets: SECRETS }),
    weight: seen.events.reduce((sum, event) => sum + weightOf(event), 0),
  };
}

/** A client says the first word. */
function direction(events: readonly TlsEvent[]): 'to' | 'from' {
  const first = events.find((event) => event.type === 'message');
  return first?.direction === 'sent' ? 'to' : 'from';
}

let written = 0;
let warned = false;

const refused = ({ message }: Error): void => warn(`a trace could not be written: ${message}`);

function warn(message: string): void {
  if (!warned) process.emitWarning(message, 'TlscopeTrace');
  warned = true;
}
