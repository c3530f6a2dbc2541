/** What it comes to: what you have and how safe it is, or why you have nothing and what to do. */
import { haveWords, safetyWords } from 'tlscope/observe';
import type { Text } from '../render/blocks.ts';
import type { Agreed, Visit } from '../visit.ts';

export interface Outcome {
  /** The answer is yes. */
  readonly good: boolean;
  /** And nobody had to look away for it. */
  readonly safe: boolean;
  readonly text: Text;
}

export function outcome({ agreed, error, answer }: Visit): Outcome {
  if (agreed === undefined) return { good: false, safe: false, text: `No connection: ${reasonOf(error)}.` };
  if (error !== undefined)
    return { good: false, safe: false, text: `${have(agreed)} Then it broke: ${reasonOf(error)}.` };
  if (answer?.ok === false) return { good: false, safe: false, text: `${have(agreed)} But the answer inside was no.` };
  return { good: true, safe: agreed.authorized, text: `${have(agreed)} ${safetyWords(agreed)}` };
}

const have = ({ protocol, cipherSuite, group }: Agreed): string => haveWords(protocol, cipherSuite, group);

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

function reasonOf(error: Error | undefined): string {
  const known = error !== undefined && 'code' in error ? CAUSES[String(error.code)] : undefined;
  return known ?? error?.message.replace(/\.$/, '') ?? 'the other side closed it before the handshake was complete';
}
