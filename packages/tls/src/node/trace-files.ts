import { mkdirSync, writeFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
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

type Transport = Partial<Pick<Socket, 'remoteAddress' | 'remotePort'>>;

interface Traced extends Duplex, Watchable {
  readonly servername: string | false | null;
}

let files = 0;
const open = new Map<Traced, { readonly seen: Observation; peer?: string }>();

/** Where `TLSCOPE_TRACE` names a folder, the connection's trace is in it when it is over, or when the process ends. */
export function traceToFile(socket: Traced, transport: Transport): void {
  if (FOLDER === undefined) return;
  if (files === MOST_FILES) return warn(`${MOST_FILES} traces were written, which is enough for one process`);
  if (files++ === 0) process.once('exit', () => [...open.keys()].forEach(write));
  const observer = (): void => {
    // A socket that is closed knows no address any more.
    if (transport.remoteAddress === undefined) return;
    entry.peer ??= `${transport.remoteAddress}:${transport.remotePort}`;
  };
  const entry: { seen: Observation; peer?: string } = { seen: observe(socket, { limit: MOST_BYTES, observer }) };
  open.set(socket, entry);
  socket.once('close', () => write(socket));
}

function write(socket: Traced): void {
  const { seen, peer = 'stream' } = open.get(socket)!;
  open.delete(socket);
  const [first] = seen.events;
  if (first === undefined) return;
  const moment = new Date(first.at).toISOString();
  const title = [direction(seen.events), socket.servername, peer].filter(Boolean).join(' ');
  const name = `${moment} ${title} ${process.pid}-${++written}`.replace(/[^\w.-]+/g, '-');
  try {
    mkdirSync(FOLDER!, { recursive: true });
    writeFileSync(join(FOLDER!, `${name}.json`), writeTrace(`${title}, ${moment}`, seen.events, { secrets: SECRETS }));
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
