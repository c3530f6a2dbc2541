/** What each of two connections came to, line by line. */
import { plural, type TlsEvent } from 'tlscope/observe';
import { chosenIn } from '../trace/verdict.ts';

export interface Choice {
  readonly what: string;
  readonly left: string;
  readonly right: string;
}

export function choices(left: readonly TlsEvent[], right: readonly TlsEvent[]): Choice[] {
  const decided = [...new Set([...left, ...right].flatMap((event) => (event.type === 'decision' ? [event.what] : [])))];
  const lines: [what: string, of: (events: readonly TlsEvent[]) => string][] = [
    ...decided.map((what): [string, (events: readonly TlsEvent[]) => string] => [
      what,
      (e) => chosenIn(e, what) ?? 'none',
    ]),
    ['until connected', timeToConnect],
    ['messages', (e) => `${e.filter(({ type }) => type === 'message').length}`],
    [
      'in the clear',
      (e) => plural(e.filter((one) => one.type === 'message' && one.epoch === 'plaintext').length, 'message'),
    ],
    [
      'bytes on the wire',
      (e) => e.reduce((sum, one) => sum + (one.type === 'record' ? one.bytes.length : 0), 0).toLocaleString('en'),
    ],
    ['checks', (e) => `${e.filter(({ type }) => type === 'check').length}`],
    ['secrets derived', (e) => `${e.filter(({ type }) => type === 'secret').length}`],
  ];
  return lines.map(([what, of]) => ({ what, left: of(left), right: of(right) }));
}

function timeToConnect(events: readonly TlsEvent[]): string {
  const start = events.find(({ type }) => type === 'message')?.at;
  const end = events.find((event) => event.type === 'state' && event.to.endsWith('CONNECTED'))?.at;
  return start === undefined || end === undefined ? 'never' : `${(end - start).toFixed(1)} ms`;
}
