/** One connection, whole: what was said, what was chosen, who it was, which secrets, what it comes to. */
import {
  type ByteCount,
  type CheckEvent,
  countBytes,
  type DecisionEvent,
  followedBy,
  type MessageEvent,
  messageTitle,
  plural,
  type RecordEvent,
  type SecretEvent,
  type TlsEvent,
  timeline,
} from 'tlscope/observe';
import { type Block, run } from '../render/blocks.ts';
import { chainBlocks, checkTicks } from './chain.ts';
import { decisionFacts } from './decisions.ts';
import { messageFields } from './fields.ts';
import { type LadderOptions, ladder } from './ladder.ts';
import { recordBlocks } from './records.ts';
import { keysFacts, secretFacts } from './secrets.ts';

export interface ConnectionOptions extends LadderOptions {
  /** 0: the picture; 1: every field; 2: every byte. */
  readonly verbose: 0 | 1 | 2;
  /** How many bytes of each secret to show. */
  readonly secretBytes: number;
  /** In place of this side's own: the one who chooses knows why. */
  readonly decisions?: readonly DecisionEvent[];
}

export function connectionBlocks(events: readonly TlsEvent[], options: ConnectionOptions): Block[] {
  const line = timeline(events);
  const decisions = options.decisions ?? followedBy(line.steps, 'decision');
  const atLength = options.told === true || options.verbose > 0;
  return [
    ...part('Who said what', line.steps.length === 0 ? [] : [{ is: 'ladder', rows: ladder(line, options) }]),
    ...part('What was chosen, and why', facts(decisionFacts(decisions))),
    ...followedBy(line.steps, 'certificate').flatMap((event) =>
      part(`The chain of trust of the ${event.side}`, chainBlocks(event)),
    ),
    ...part('What was checked', checkBlocks(followedBy(line.steps, 'check'), atLength)),
    ...part('The secrets, and how each is made', secretBlocks(followedBy(line.steps, 'secret'), options, atLength)),
    ...part('The keys in use', options.verbose > 0 ? facts(keysFacts(followedBy(line.steps, 'keys'))) : []),
    ...part('The messages, field by field', options.verbose === 0 ? [] : dissections(events, options.verbose)),
    ...part('The records, byte by byte', options.verbose < 2 ? [] : recordBlocks(events.filter(isRecord), line.side)),
  ];
}

/** Where there is no room for all of them, those that failed; the rest is a number. */
function checkBlocks(checks: readonly CheckEvent[], atLength: boolean): Block[] {
  if (checks.length === 0) return [];
  if (atLength) return [{ is: 'ticks', items: checkTicks(checks) }];
  const good = checks.filter(({ ok }) => ok).length;
  const more = [`${plural(good, 'rule')} of the handshake held `, run('dim', '(-v lists them)')];
  return [{ is: 'ticks', items: [{ ok: true, text: more }, ...checkTicks(checks.filter(({ ok }) => !ok))] }];
}

function secretBlocks(secrets: readonly SecretEvent[], { secretBytes }: ConnectionOptions, atLength: boolean): Block[] {
  if (secrets.length === 0) return [];
  return [{ is: 'facts', stacked: true, items: secretFacts(secrets, secretBytes, atLength) }];
}

export const countVerdict = (events: readonly TlsEvent[]): Block => verdictOf(countBytes(events));

/** `1,234 bytes explained, 0 unexplained.` */
export const verdictOf = ({ explained, unexplained }: ByteCount): Block => ({
  is: 'verdict',
  good: unexplained === 0,
  text: `${plural(explained, 'byte')} explained, ${unexplained.toLocaleString('en')} unexplained.`,
});

function dissections(events: readonly TlsEvent[], verbose: 1 | 2): Block[] {
  const messages = events.filter((event): event is MessageEvent => event.type === 'message');
  return messages.map((event) => ({
    is: 'fold',
    title: `${messageTitle(event)}, ${plural(event.bytes.length, 'byte')}`,
    blocks: [messageFields(event, verbose === 1 ? 'fields' : 'bytes')],
  }));
}

const isRecord = (event: TlsEvent): event is RecordEvent => event.type === 'record';

const facts = (items: ReturnType<typeof decisionFacts>): Block[] =>
  items.length === 0 ? [] : [{ is: 'facts', items }];

const part = (heading: string, blocks: readonly Block[]): Block[] =>
  blocks.length === 0 ? [] : [{ is: 'heading', text: heading }, ...blocks];
