import type { TlsEvent } from '../../events/index.ts';
import { CallerFault } from '../../wire/index.ts';
import type { Observer } from '../interface.ts';

/** How a connection lets itself be watched; who connections are watched by asks `observe`. */
export const watch: unique symbol = Symbol('tlscope.watch');
export interface Watchable {
  [watch](observer: Observer | undefined): void;
}

export interface Observation {
  /** What has happened since; `writeTrace` of `tlscope/observe` makes a file of it. */
  readonly events: readonly TlsEvent[];
  /** Events that there was no room for. */
  readonly dropped: number;
  stop(): void;
}

export interface ObservationOptions {
  /** Called with each event as it happens, kept or not. */
  readonly observer?: Observer;
  /** How much is kept, in bytes, about. When it is used up, records and application data are dropped first. Default 16 MiB. */
  readonly limit?: number;
}

const LIMIT = 16_777_216;
/** What an event weighs beside its bytes. */
const EVENT = 256;
/** How many checks each certificate of a path has, about. */
const CHECKS = 12;

/** What an event holds in memory, in bytes, about: what is opened of a record counts beside the record. */
export function weightOf(event: TlsEvent): number {
  const bytes = 'bytes' in event ? (event.bytes?.length ?? 0) : 0;
  if (event.type === 'record') return EVENT + bytes + (event.protection?.content.length ?? 0);
  if (event.type !== 'certificate') return EVENT + bytes;
  const { presented, ocspResponse, evidence } = event;
  const own = presented.reduce((sum, { length }) => sum + length, ocspResponse?.length ?? 0);
  // The checks of a path are put into words when they are first read: their number is not asked for.
  const certificates = evidence.paths.reduce((sum, path) => sum + path.subjects.length, 0);
  return EVENT + own + certificates * CHECKS * EVENT;
}

const observers = new WeakMap<object, Set<Observer>>();

/**
 * Watches a connection of ours from now on: a socket of `tlscope/node`, or what `connect` and `accept` of `tlscope` gave.
 * Throws `CallerFault` for anything else.
 */
export function observe(connection: object, { observer, limit = LIMIT }: ObservationOptions = {}): Observation {
  if (!isWatchable(connection)) {
    throw new CallerFault('ERR_TLSCOPE_NOT_OURS', 'only a connection of tlscope can be observed');
  }
  const events: TlsEvent[] = [];
  let [size, dropped] = [0, 0];
  const see: Observer = (event) => {
    const weight = weightOf(event);
    const bulky = event.type === 'record' || event.type === 'appdata';
    if (size + weight > (bulky ? limit : 2 * limit)) dropped++;
    else {
      size += weight;
      events.push(event);
    }
    observer?.(event);
  };
  const all = observers.get(connection) ?? begin(connection);
  all.add(see);
  return {
    events,
    get dropped() {
      return dropped;
    },
    stop() {
      all.delete(see);
      if (all.size === 0 && observers.delete(connection)) connection[watch](undefined);
    },
  };
}

function begin(connection: Watchable): Set<Observer> {
  const all = new Set<Observer>();
  observers.set(connection, all);
  connection[watch]((event) => {
    for (const observer of all) undisturbed(() => observer(event));
  });
  return all;
}

const isWatchable = (connection: object): connection is Watchable => watch in connection;

/** A mistake in an observer is its owner's: it is heard of, and does not stop the engine half-way. */
function undisturbed(callback: () => void): void {
  try {
    callback();
  } catch (error) {
    Promise.reject(error);
  }
}
