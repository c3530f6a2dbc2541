/**
 * The same facts in three voices, each at three depths: a line, a paragraph, and where it is written. `plain` is the picture
 * of the padlock, for whoever has never read an RFC; `engineer` says what happened; `spec` speaks as the RFC does.
 */
import { ownMember } from '../../bytes/index.ts';
import type { SecretEvent, TlsEvent } from '../../events/index.ts';
import { whatIsWrong } from '../chain-words.ts';
import { plainName } from '../chosen.ts';
import { alertName, type Explanation, explain, storyOf } from '../explain.ts';
import { alertStories } from '../stories.ts';
import { alertSenders } from './alert-senders.ts';
import { decisionsPlain, eventsPlain, secretsPlain } from './plain.ts';

export type Voice = 'plain' | 'engineer' | 'spec';
export const voices: readonly Voice[] = ['plain', 'engineer', 'spec'];

export interface Told {
  readonly line: string;
  readonly paragraph: string;
  /** The section: `RFC 9846 §4.2.2`. */
  readonly where: string;
}

export function tell(event: TlsEvent, voice: Voice): Told {
  const facts = explain(event);
  const where = facts.rfc ?? WHERE[event.type] ?? 'RFC 9846 §2';
  switch (voice) {
    case 'plain':
      return { line: plainLine(event), paragraph: plainParagraph(event, facts), where };
    case 'engineer':
      return { line: facts.title, paragraph: engineerParagraph(event, facts), where };
    case 'spec':
      return {
        line: specLine(event, facts),
        paragraph: `${specLine(event, facts)}; see ${where}. ${specDetail(event)}`.trim(),
        where,
      };
  }
}

/** Where what has no section of its own is written. */
const WHERE: Readonly<Partial<Record<TlsEvent['type'], string>>> = {
  state: 'RFC 9846 Appendix A',
  appdata: 'RFC 9846 §5.2',
  transport: 'RFC 9293 §3.1',
  fault: 'RFC 9846 §6.2',
  record: 'RFC 9846 §5.1',
};

function plainLine(event: TlsEvent): string {
  switch (event.type) {
    case 'message':
      return storyOf(event) ?? 'Something was said that has no place in the picture.';
    case 'alert':
      return alertStories[alertName(event)] ?? 'The other side gave up, without a word that is known.';
    case 'decision':
      return ownMember(decisionsPlain, event.what) ?? 'The two agree on something.';
    case 'secret':
      return secretPlain(event);
    default:
      return eventsPlain[event.type];
  }
}

function plainParagraph(event: TlsEvent, facts: Explanation): string {
  switch (event.type) {
    case 'decision':
      return `${plainLine(event)} They took ${plainName(event.chosen)}.`;
    case 'check':
      return `${plainLine(event)} Here: ${event.ok ? event.claim : whatIsWrong(event)}.`;
    case 'certificate':
      return `${plainLine(event)} ${event.evidence.ok ? 'All of it is in order.' : 'Something is not in order, and the padlock is not accepted.'}`;
    case 'fault':
    case 'transport':
      return `${plainLine(event)} ${facts.text}`;
    default:
      return plainLine(event);
  }
}

function engineerParagraph(event: TlsEvent, facts: Explanation): string {
  if (event.type !== 'alert') return facts.text;
  const senders = ownMember(alertSenders, alertName(event));
  return senders === undefined ? facts.text : `${facts.text} ${senders}`;
}

function specLine(event: TlsEvent, facts: Explanation): string {
  switch (event.type) {
    case 'message':
      return `handshake message ${event.name}, ${event.bytes.length} octets, read as ${event.codec}`;
    case 'alert':
      return `Alert: level ${event.level}, description ${event.description} (${alertName(event)})`;
    case 'secret':
      return `${event.name} = ${event.formula}`;
    case 'decision':
      return `${event.what} := ${event.chosen}`;
    case 'check':
      return event.ok
        ? `MUST: ${event.claim}; otherwise the alert ${event.alert}`
        : `broken: ${whatIsWrong(event)}; the alert ${event.alert}`;
    case 'state':
      return `${event.graph}: ${event.from} -> ${event.to} on ${event.on}`;
    default:
      return `${event.type}: ${facts.title}`;
  }
}

function specDetail(event: TlsEvent): string {
  if (event.type === 'secret') return event.label === undefined ? '' : `The label is "${event.label}".`;
  if (event.type === 'record')
    return `TLSPlaintext or TLSCiphertext of ${event.bytes.length} octets, epoch ${event.epoch}.`;
  return event.type === 'keys' ? `The traffic keys come from ${event.secret}.` : '';
}

const secretPlain = ({ name }: SecretEvent): string =>
  secretsPlain.find(([pattern]) => pattern.test(name))?.[1] ?? 'A secret of the two.';
