/** What it came to, in one sentence; nothing while it goes on. */
import { isComplete, type Outcome, outcomeIn, type TlsEvent } from 'tlscope/observe';

export function verdictOf(events: readonly TlsEvent[]): Outcome | undefined {
  const over = events.some(
    (event) =>
      event.type === 'fault' ||
      isComplete(event) ||
      (event.type === 'transport' && !['connecting', 'connected'].includes(event.what)),
  );
  return over ? outcomeIn(events) : undefined;
}
