/** What it comes to: what you have and how safe it is, or why you have nothing. Read from the events alone. */

import { ownMember } from '../bytes/index.ts';
import type { ChoiceName, TlsEvent } from '../events/index.ts';
import { AlertDescription } from '../wire/index.ts';
import { whatIsWrong } from './chain-words.ts';
import { chosenIn } from './chosen.ts';
import { endingIn, isComplete } from './ending.ts';
import { hasForwardSecrecy, haveWords, safetyWords } from './outcome-words.ts';
import { withoutStop } from './sentence.ts';

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
  if (!events.some(isComplete)) return undefined;
  const chosen = (what: ChoiceName) => chosenIn(events, what);
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

const safety = ({ authorized, problem, protocol, cipherSuite, group }: Agreed): string =>
  safetyWords({
    authorized,
    authorizationError: problem,
    forwardSecrecy: hasForwardSecrecy(protocol, cipherSuite, group),
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
  const ending = endingIn(events);
  if (ending === undefined) return undefined;
  if (ending.type !== 'transport') {
    const from = events.indexOf(ending);
    const fault = events.find((event, index) => index >= from && event.type === 'fault');
    if (fault?.type === 'fault') return withoutStop(fault.message);
    if (ending.type === 'certificate') return ending.evidence.failure && whatIsWrong(ending.evidence.failure);
    if (ending.type !== 'alert') return undefined;
    const name = AlertDescription.nameOf(ending.description) ?? ending.description;
    return ending.direction === 'received' ? `the other side refused: ${name}` : `this side refused: ${name}`;
  }
  if (ending.what === 'timeout') return `nothing came within ${(ending.milliseconds ?? 0) / 1000} seconds`;
  if (ending.what === 'ended') return NO_REASON;
  return ownMember(CAUSES, ending.code ?? '') ?? `the byte stream broke (${ending.code ?? 'nobody knows why'})`;
}
