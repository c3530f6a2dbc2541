import type { TlsEvent, Untimed } from '../observe/events.ts';
import type { Observer } from './interface.ts';

/** Takes what makes an event: it is built only where somebody looks. */
export type Emit = (event: () => Untimed<TlsEvent>) => void;

/** Puts the time on each event and passes it on; absent where nobody looks. */
export function emitTo(wanted: readonly (Observer | undefined)[], now: () => number): Emit | undefined {
  const observers = wanted.filter((observer) => observer !== undefined);
  if (observers.length === 0) return undefined;
  return (event) => {
    const timed = { ...event(), at: now() } as TlsEvent;
    for (const observer of observers) observer(timed);
  };
}
