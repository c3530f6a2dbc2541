/** What it came to, in one sentence; nothing while it goes on. */
import { alertName, explain, haveWords, safetyWords, type TlsEvent } from 'tlscope/observe';
import { suiteNamed } from 'tlscope/wire';

export interface Verdict {
  readonly good: boolean;
  readonly text: string;
  readonly rfc?: string;
}

export function verdictOf(events: readonly TlsEvent[]): Verdict | undefined {
  const fault = events.find((event) => event.type === 'fault');
  const told = fault ?? refusalIn(events);
  if (told !== undefined) return { good: false, ...explain(told) };
  const connected = events.some((event) => event.type === 'state' && event.to.endsWith('CONNECTED'));
  return connected ? { good: true, text: agreedIn(events) } : undefined;
}

/** Seen by a client also how safe it is; a session that is taken up again shows no certificate to judge. */
function agreedIn(events: readonly TlsEvent[]): string {
  const protocol = chosenIn(events, 'protocol version')?.replace('TLS ', 'TLSv') ?? 'TLS';
  const cipherSuite = chosenIn(events, 'cipher suite') ?? 'an agreed suite';
  const have = haveWords(protocol, cipherSuite, chosenIn(events, 'group'));
  const judged = events.findLast((event) => event.type === 'certificate' && event.side === 'server');
  if (judged?.type !== 'certificate') return have;
  const { ok, failure } = judged.evidence;
  const forwardSecrecy = suiteNamed(cipherSuite)?.keyExchange !== 'RSA';
  return `${have} ${safetyWords({ authorized: ok, authorizationError: failure?.code, forwardSecrecy })}`;
}

const refusalIn = (events: readonly TlsEvent[]): TlsEvent | undefined =>
  events.find((event) => event.type === 'certificate' && !event.evidence.ok && event.evidence.enforced) ??
  events.find((event) => event.type === 'check' && !event.ok) ??
  events.find((event) => event.type === 'alert' && !['close_notify', 'user_canceled'].includes(alertName(event)));

/** The last choice of that kind, without its number on the wire. */
export const chosenIn = (events: readonly TlsEvent[], what: string): string | undefined =>
  events
    .flatMap((event) => (event.type === 'decision' && event.what === what ? [event.chosen] : []))
    .at(-1)
    ?.replace(/ \(0x[0-9a-f]+\)$/, '');
