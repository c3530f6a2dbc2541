/** What each of two connections cost, line by line. */
import { isComplete, plural, type TlsEvent } from 'tlscope/observe';

export interface Measure {
  readonly what: string;
  readonly first: string;
  readonly second: string;
}

type Count = (events: readonly TlsEvent[]) => string;

const COUNTS: readonly (readonly [what: string, count: Count])[] = [
  ['until connected', timeToConnect],
  ['messages', (events) => `${events.filter(({ type }) => type === 'message').length}`],
  ['of these in the clear', (events) => `${events.filter(inTheClear).length}`],
  [
    'on the wire',
    (events) =>
      plural(
        events.reduce((sum, event) => sum + wireBytes(event), 0),
        'byte',
      ),
  ],
  ['checks', (events) => `${events.filter(({ type }) => type === 'check').length}`],
  ['secrets derived', (events) => `${events.filter(({ type }) => type === 'secret').length}`],
];

export const measures = (first: readonly TlsEvent[], second: readonly TlsEvent[]): Measure[] =>
  COUNTS.map(([what, count]) => ({ what, first: count(first), second: count(second) }));

const inTheClear = (event: TlsEvent): boolean => event.type === 'message' && event.epoch === 'plaintext';
const wireBytes = (event: TlsEvent): number => (event.type === 'record' ? event.bytes.length : 0);

function timeToConnect(events: readonly TlsEvent[]): string {
  const start = events.find(({ type }) => type === 'message')?.at;
  const end = events.find(isComplete)?.at;
  return start === undefined || end === undefined ? 'never' : `${(end - start).toFixed(1)} ms`;
}
