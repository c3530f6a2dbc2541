import { harmless } from '../../bytes/index.ts';
import type { TlsEvent, Untimed } from '../../events/index.ts';
import type { Observer } from '../interface.ts';
import type { EngineParts } from '../parts.ts';

/** Takes what makes an event: it is built only where somebody looks. */
export type Emit = (event: () => Untimed<TlsEvent>) => void;

/** Who looks at a connection, and how closely. */
export interface Watch {
  /** Takes everything; absent where nobody looks that closely. */
  readonly emit: Emit | undefined;
  /** Takes what belongs to the story, for those who look at everything as well; absent where nobody looks. */
  readonly tell: Emit | undefined;
}

export const nobody: Watch = { emit: undefined, tell: undefined };

export function watchFor(
  { observe, settings }: Pick<EngineParts, 'observe' | 'settings'>,
  observer: Observer | undefined,
  story: Observer | undefined,
): Watch {
  return {
    emit: emitTo([observe, observer], settings.now),
    tell: emitTo([observe, observer, story], settings.now),
  };
}

type Timed = TlsEvent & { at: number };

/** Reasons and claims may carry a stranger's words: from here on they are safe to print. Nearly all are, and stay as they are. */
function printed(event: Timed): Timed {
  if (event.type === 'check') return isHarmless(event.claim) ? event : { ...event, claim: harmless(event.claim) };
  if (event.type !== 'decision') return event;
  const { chosen, considered } = event;
  const asTheyAre = considered.every(({ option, because }) => isHarmless(option) && isHarmless(because));
  if (asTheyAre && isHarmless(chosen)) return event;
  return {
    ...event,
    chosen: harmless(chosen),
    considered: considered.map(({ option, because }) => ({ option: harmless(option), because: harmless(because) })),
  };
}

const isHarmless = (text: string): boolean => harmless(text) === text;

/** Puts the time on each event, which was made for this alone, and passes it on; absent where nobody looks. */
function emitTo(wanted: readonly (Observer | undefined)[], now: () => number): Emit | undefined {
  const observers = wanted.filter((observer) => observer !== undefined);
  if (observers.length === 0) return undefined;
  return (event) => {
    const timed = printed(event() as TlsEvent & { at: number });
    timed.at = now();
    for (const observer of observers) observer(timed);
  };
}
