import { keylogWriter } from '../../keys/index.ts';
import type { TlsEvent, TransportEvent, Untimed } from '../../observe/index.ts';

type Observe = (event: TlsEvent) => void;

/** Where the engine's events go: to the caller's observer and, as key log lines, to `keylog`. Absent when nobody looks. */
export function observer(observe: Observe | undefined, keylog: ((line: Buffer) => void) | undefined) {
  const lines = keylog && keylogWriter((line) => keylog(Buffer.from(`${line}\n`)));
  const takers = [lines, observe].filter((taker) => taker !== undefined);
  if (takers.length === 0) return undefined;
  return (event: TlsEvent): void => {
    for (const taker of takers) undisturbed(taker, event);
  };
}

/** Tells the caller's observer of the transport. */
export const transportObserver = (observe: Observe | undefined, now: () => number) =>
  observe && ((event: Untimed<TransportEvent>): void => undisturbed(observe, { ...event, at: now() }));

/** A caller's mistake in a callback is the caller's: it must not stop the engine half-way. */
function undisturbed(callback: Observe, event: TlsEvent): void {
  try {
    callback(event);
  } catch (error) {
    process.nextTick(() => {
      throw error;
    });
  }
}
