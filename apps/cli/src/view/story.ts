/** The whole story of a connection: why it failed, what was said, what it comes to. The same live and from a trace. */
import { diagnose } from 'tlscope/diagnose';
import { outcomeIn, type TlsEvent } from 'tlscope/observe';
import type { Block } from '../render/blocks.ts';
import { connectionBlocks, countVerdict } from './connection.ts';
import { diagnosisBlocks } from './diagnosis.ts';

export interface StoryOptions {
  /** 0: the picture; 1: every field; 2: every byte. */
  readonly verbose: 0 | 1 | 2;
  /** How many bytes of each secret to show. */
  readonly secretBytes: number;
  /** What was said inside, where somebody asked. */
  readonly answer?: readonly Block[];
}

export function storyBlocks(events: readonly TlsEvent[], { verbose, secretBytes, answer = [] }: StoryOptions): Block[] {
  const { safe, text } = outcomeIn(events);
  return [
    ...diagnosisBlocks(diagnose(events), events),
    ...connectionBlocks(events, { verbose, secretBytes, tcp: tcpIn(events) }),
    ...answer,
    ...(verbose > 0 ? [countVerdict(events)] : []),
    { is: 'verdict', good: safe, text },
  ];
}

/** When the byte stream was there, as far as somebody saw it. */
function tcpIn(events: readonly TlsEvent[]): { readonly opened?: number; readonly closed?: number } {
  const when = (what: string) => events.find((event) => event.type === 'transport' && event.what === what)?.at;
  const [opened, closed] = [when('connected'), when('closed')];
  return { ...(opened !== undefined && { opened }), ...(opened !== undefined && closed !== undefined && { closed }) };
}
