/** The texts of an event: sentences of ours name certificates and hosts, and what is a name is exchanged as one. */

import type { ChainEvidence, TlsEvent } from '../../events/index.ts';
import { rules } from '../../rules/index.ts';
import type { Disguise } from './disguise.ts';
import { withoutHours } from './times.ts';

export function redactTexts(event: TlsEvent, disguise: Disguise): TlsEvent {
  const say = (text: string): string => disguise.prose(withoutHours(text));
  /** What this stack calls something: `ECONNRESET`, `client_hello`, `WAIT_SH`. */
  const word = (text: string): string => (/^[A-Za-z][A-Za-z0-9_]{0,47}$/.test(text) ? text : disguise.text(text));
  const subject = (text: string): string => redactSubject(text, disguise);
  switch (event.type) {
    case 'certificate':
      return { ...event, evidence: evidence(event.evidence, say, subject, (host) => disguise.text(host)) };
    case 'decision':
      return {
        ...ruled(event),
        chosen: say(event.chosen),
        considered: event.considered.map(({ option, because }) => ({ option: say(option), because: say(because) })),
      };
    case 'check':
      return { ...ruled(event), claim: say(event.claim), rfc: say(event.rfc), alert: word(event.alert) };
    case 'fault':
      return {
        ...ruled(event),
        message: say(event.message),
        ...(event.claim !== undefined && { claim: say(event.claim) }),
      };
    case 'transport':
      return {
        ...event,
        ...(event.host !== undefined && { host: disguise.text(event.host) }),
        ...(event.roots !== undefined && { roots: event.roots.map(subject) }),
        ...(event.code !== undefined && { code: word(event.code) }),
      };
    case 'message':
      return { ...event, name: word(event.name), codec: word(event.codec) };
    case 'transcript':
      return { ...event, after: word(event.after) };
    case 'state':
      return { ...event, graph: word(event.graph), from: word(event.from), to: word(event.to), on: word(event.on) };
    case 'wait':
      return { ...event, what: say(event.what) };
    default:
      return event;
  }
}

/** The values of a distinguished name (RFC 4514). */
export const redactSubject = (text: string, disguise: Disguise): string =>
  text.replace(/=((?:\\.|[^,])*)/g, (_, value: string) => `=${disguise.text(value)}`);

/** An id stays where it is that of a rule. */
function ruled<T extends { readonly rule?: string }>(one: T): T {
  const { rule, ...rest } = one;
  return rule === undefined || rules.has(rule) ? one : (rest as T);
}

function evidence(
  { host, failure, paths, ...rest }: ChainEvidence,
  say: (text: string) => string,
  subject: (text: string) => string,
  name: (host: string) => string,
): ChainEvidence {
  return {
    ...rest,
    ...(host !== undefined && { host: name(host) }),
    ...(failure !== undefined && { failure: { ...ruled(failure), claim: say(failure.claim) } }),
    paths: paths.map((path) => ({
      ...path,
      subjects: path.subjects.map(subject),
      checks: path.checks.map((check) => ({
        ...ruled(check),
        claim: say(check.claim),
        ...(check.beside !== undefined && { beside: say(check.beside) }),
      })),
    })),
  };
}
