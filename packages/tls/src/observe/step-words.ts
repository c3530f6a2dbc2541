/** A step of the timeline in words, the same in the command and on the page. */
import type { AlertEvent, MessageEvent } from '../events/index.ts';
import { alertName, explain, messageCodec, plural, storyOf } from './explain.ts';
import { stories } from './stories.ts';
import type { Step } from './timeline.ts';

/** As the RFC names the structure: `ClientHello`. */
export function titleOf(step: Step): string {
  const event = step.events[0]!;
  if (event.type === 'message') return messageTitle(event);
  if (event.type === 'alert') return `Alert: ${alertName(event)}`;
  if (step.kind === 'appdata') return 'application data';
  return step.name === 'change_cipher_spec' ? 'ChangeCipherSpec' : 'a record that did not open';
}

export const messageTitle = (event: MessageEvent): string => messageCodec(event).name;

export function sizeOf(step: Step): string {
  const size = `${step.length.toLocaleString('en')} B`;
  if (step.kind !== 'appdata') return size;
  const records = step.records.length > 1 ? ` in ${plural(step.records.length, 'record')}` : '';
  return step.length === 0 ? 'contents left out' : size + records;
}

/** From the mouth of who says it; `idle` where change_cipher_spec changes nothing, as in TLS 1.3. */
export function storyOfStep(step: Step, idle: boolean): string | undefined {
  const event = step.events[0]!;
  if (step.name === 'change_cipher_spec') return idle ? stories.idle_change_cipher_spec : stories.change_cipher_spec;
  if (event.type === 'message') return storyOf(event);
  return event.type === 'alert' ? explain(event).text : undefined;
}

/** In TLS 1.3 change_cipher_spec stands among records that are locked already, and changes nothing. */
export const hasIdleChange = (steps: readonly Step[]): boolean => steps.some(({ epoch }) => epoch === 'handshake');

/** Its records are protected. */
export const isLocked = ({ epoch, name }: Step): boolean => epoch !== 'plaintext' && name !== 'change_cipher_spec';

/** Something went wrong here: an alert other than the goodbye, or a record that did not open. */
export const isTrouble = ({ events, kind, name }: Step): boolean =>
  events.some((event) => event.type === 'alert' && alertName(event as AlertEvent) !== 'close_notify') ||
  (kind === 'record' && name !== 'change_cipher_spec');
