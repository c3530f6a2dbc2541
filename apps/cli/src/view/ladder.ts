/** Who said what to whom: the steps of a timeline as rungs of a ladder. */
import {
  type AlertEvent,
  alertName,
  explain,
  type MessageEvent,
  messageCodec,
  plural,
  type Step,
  stories,
  storyOf,
  type Timeline,
} from 'tlscope/observe';
import type { Rung } from '../render/blocks.ts';

export interface LadderOptions {
  /** At length: each message once more in plain words, under its arrow. */
  readonly told?: boolean;
  /** Where the TCP connection was opened and closed, in milliseconds since 1970. */
  readonly tcp?: { readonly opened?: number; readonly closed?: number };
}

export function ladder({ steps, startedAt }: Timeline, { told, tcp }: LadderOptions = {}): Rung[] {
  const start = tcp?.opened ?? startedAt;
  const shift = startedAt - start;
  // In TLS 1.3 change_cipher_spec stands among records that are locked already, and changes nothing.
  const idle = steps.some(({ epoch }) => epoch === 'handshake');
  return [
    ...(tcp?.opened === undefined ? [] : [across(0, 'TCP connection opened')]),
    ...steps.map((step) => rung(step, step.at + shift, told === true ? storyOfStep(step, idle) : undefined)),
    ...(tcp?.closed === undefined ? [] : [across(tcp.closed - start, 'TCP connection closed')]),
  ];
}

const across = (at: number, label: string): Rung => ({ is: 'across', at: milliseconds(at), label });

function rung(step: Step, at: number, story: string | undefined): Rung {
  return {
    is: 'arrow',
    at: milliseconds(at),
    from: step.from,
    label: titleOf(step),
    size: sizeOf(step),
    locked: step.epoch !== 'plaintext' && step.name !== 'change_cipher_spec',
    ...(isTrouble(step) ? { bad: true } : {}),
    ...(story === undefined ? {} : { story }),
  };
}

/** As the RFC names the structure: `ClientHello`. */
export function titleOf(step: Step): string {
  const event = step.events[0]!;
  if (event.type === 'message') return messageTitle(event);
  if (event.type === 'alert') return `Alert: ${alertName(event)}`;
  if (step.kind === 'appdata') return 'application data';
  return step.name === 'change_cipher_spec' ? 'ChangeCipherSpec' : 'a record that did not open';
}

export const messageTitle = (event: MessageEvent): string => messageCodec(event).name;

function sizeOf(step: Step): string {
  const size = `${step.length.toLocaleString('en')} B`;
  if (step.kind !== 'appdata') return size;
  const records = step.records.length > 1 ? ` in ${plural(step.records.length, 'record')}` : '';
  return step.length === 0 ? 'contents left out' : size + records;
}

function storyOfStep(step: Step, idle: boolean): string | undefined {
  const event = step.events[0]!;
  if (step.name === 'change_cipher_spec') return idle ? stories.idle_change_cipher_spec : stories.change_cipher_spec;
  if (event.type === 'message') return storyOf(event);
  return event.type === 'alert' ? explain(event).text : undefined;
}

const isTrouble = ({ events, kind, name }: Step): boolean =>
  events.some((event) => event.type === 'alert' && alertName(event as AlertEvent) !== 'close_notify') ||
  (kind === 'record' && name !== 'change_cipher_spec');

const milliseconds = (value: number): string => `${Math.max(0, value).toFixed(1)} ms`;
