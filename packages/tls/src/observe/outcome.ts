/** What it comes to: what you have and how safe it is, or why you have nothing. Read from the events alone. */
import { suiteNamed } from '../wire/index.ts';
import { chosenIn } from './chosen.ts';
import type { TlsEvent } from './events.ts';
import { haveWords, safetyWords } from './outcome-words.ts';

export interface Outcome {
  /** There is a connection, and nothing broke it. */
  readonly good: boolean;
  /** And nobody had to look away for it. */
  readonly safe: boolean;
  readonly text: string;
}

export function outcomeIn(events: readonly TlsEvent[]): Outcome {
  const agreed = agreedIn(events);
  const reason = reasonIn(events);
  if (agreed === undefined) return { good: false, safe: false, text: `No connection: ${reason ?? NO_REASON}.` };
  if (reason !== undefined) return { good: false, safe: false, text: `${have(agreed)} Then it broke: ${reason}.` };
  return { good: true, safe: agreed.authorized, text: `${have(agreed)} ${safety(agreed)}` };
}

interface Agreed {
  readonly protocol: string;
  readonly cipherSuite: string;
  readonly group: string | undefined;
  readonly authorized: boolean;
  readonly problem: string | undefined;
}

/** `undefined` where the handshake was not completed. */
function agreedIn(events: readonly TlsEvent[]): Agreed | undefined {
  if (!events.some((event) => event.type === 'state' && /^(TLS12_)?CONNECTED$/.test(event.to))) return undefined;
  const chosen = (what: string) => chosenIn(events, what);
  const judged = events.findLast((event) => event.type === 'certificate');
  return {
    protocol: (chosen('protocol version') ?? '').replace('TLS ', 'TLSv'),
    cipherSuite: chosen('cipher suite') ?? '',
    group: chosen('group'),
    authorized: judged?.evidence.ok ?? true,
    problem: judged?.evidence.failure?.code,
  };
}

const have = ({ protocol, cipherSuite, group }: Agreed): string => haveWords(protocol, cipherSuite, group);

const safety = ({ authorized, problem, cipherSuite }: Agreed): string =>
  safetyWords({
    authorized,
    authorizationError: problem,
    forwardSecrecy: suiteNamed(cipherSuite)?.keyExchange !== 'RSA',
  });

const NO_REASON = 'the other side closed it before the handshake was complete';

/** What the system says where there is no connection at all; `diagnose` has the rest of the story. */
const CAUSES: Readonly<Record<string, string>> = {
  ENOTFOUND: 'there is no host of that name',
  EAI_AGAIN: 'the name could not be looked up just now',
  ECONNREFUSED: 'nobody listens at that port',
  ECONNRESET: 'the other side dropped the connection',
  ETIMEDOUT: 'no answer came',
  EHOSTUNREACH: 'there is no way to that host',
  ENETUNREACH: 'there is no way to that network',
};

function reasonIn(events: readonly TlsEvent[]): string | undefined {
  const fault = events.findLast((event) => event.type === 'fault');
  if (fault !== undefined) return fault.message.replace(/\.$/, '');
  const broken = events.findLast((event) => event.type === 'transport' && ['failed', 'timeout'].includes(event.what));
  if (broken?.type !== 'transport') return undefined;
  if (broken.what === 'timeout') return `nothing came within ${(broken.milliseconds ?? 0) / 1000} seconds`;
  return CAUSES[broken.code ?? ''] ?? `the byte stream broke (${broken.code ?? 'nobody knows why'})`;
}
