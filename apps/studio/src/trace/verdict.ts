/** What it came to, in one sentence; nothing while it goes on. */
import { alertName, explain, type TlsEvent } from 'tlscope/observe';

export interface Verdict {
  readonly good: boolean;
  readonly text: string;
  readonly rfc?: string;
}

export function verdictOf(events: readonly TlsEvent[]): Verdict | undefined {
  const fault = events.find((event) => event.type === 'fault');
  const told = fault ?? refusalIn(events);
  if (told !== undefined) return { good: false, ...explain(told) };
  const version = chosenIn(events, 'protocol version');
  const connected = events.some((event) => event.type === 'state' && event.to.endsWith('CONNECTED'));
  if (!connected || version === undefined) return undefined;
  const group = chosenIn(events, 'group');
  const suite = chosenIn(events, 'cipher suite') ?? 'an agreed suite';
  return { good: true, text: `Connected: ${version} with ${suite}${group === undefined ? '' : ` over ${group}`}.` };
}

const refusalIn = (events: readonly TlsEvent[]): TlsEvent | undefined =>
  events.find((event) => event.type === 'certificate' && !event.evidence.ok) ??
  events.find((event) => event.type === 'check' && !event.ok) ??
  events.find((event) => event.type === 'alert' && !['close_notify', 'user_canceled'].includes(alertName(event)));

/** The last choice of that kind, without its number on the wire. */
export const chosenIn = (events: readonly TlsEvent[], what: string): string | undefined =>
  events
    .flatMap((event) => (event.type === 'decision' && event.what === what ? [event.chosen] : []))
    .at(-1)
    ?.replace(/ \(0x[0-9a-f]+\)$/, '');
