import type { ChoiceName, TlsEvent } from '../events/index.ts';

/** A name without its number on the wire: `TLS 1.3`, of `TLS 1.3 (0x0304)`. */
export const plainName = (name: string): string => name.replace(/ \(0x[0-9a-f]+\)$/, '');

/** The last choice of that kind, by its plain name; `undefined` where none was made, or nothing fitted. */
export function chosenIn(events: readonly TlsEvent[], what: ChoiceName): string | undefined {
  const made = events.findLast((event) => event.type === 'decision' && event.what === what);
  return made?.type === 'decision' && made.ok !== false ? plainName(made.chosen) : undefined;
}
