/** The rungs of the ladder: what was said, record by record where there are many, and what became of the byte stream. */
import {
  isLocked,
  isTrouble,
  type RecordEvent,
  type Step,
  sizeOf,
  type Timeline,
  type TlsEvent,
  type TransportEvent,
  titleOf,
} from 'tlscope/observe';

export type Row = StepRow | RecordRow | TransportRow;

interface Placed {
  /** Milliseconds since the first event. */
  readonly at: number;
  /** The step it belongs to; for what comes before all steps, -1. */
  readonly step: number;
  readonly bad: boolean;
}
export interface StepRow extends Placed {
  readonly kind: 'step';
  readonly said: Step;
  readonly title: string;
  readonly size: string;
  readonly locked: boolean;
}
/** One of several records of application data. */
export interface RecordRow extends Placed {
  readonly kind: 'record';
  readonly said: Step;
  readonly record: RecordEvent;
  readonly size: string;
}
export interface TransportRow extends Placed {
  readonly kind: 'transport';
  readonly event: TransportEvent;
  readonly title: string;
}

const TOLD: Readonly<Record<TransportEvent['what'], string>> = {
  connecting: 'TCP connection asked for',
  connected: 'TCP connection opened',
  ended: 'TCP connection closed by the other side',
  failed: 'TCP connection broken',
  timeout: 'nobody waited any longer',
  closed: 'TCP connection closed',
};

export function rowsOf({ steps, startedAt }: Timeline, events: readonly TlsEvent[]): Row[] {
  const rows: Row[] = [];
  const transport = events.filter((event) => event.type === 'transport');
  let next = 0;
  const closeUpTo = (at: number, step: number): void => {
    for (; next < transport.length && transport[next]!.at - startedAt <= at; next++) {
      rows.push(transportRow(transport[next]!, startedAt, step));
    }
  };
  steps.forEach((step, place) => {
    closeUpTo(step.at, place - 1);
    rows.push(stepRow(step, place));
    if (step.kind === 'appdata' && step.records.length > 1) {
      for (const record of step.records.slice(1)) rows.push(recordRow(step, record, startedAt, place));
    }
  });
  closeUpTo(Number.POSITIVE_INFINITY, steps.length - 1);
  return rows;
}

const stepRow = (said: Step, step: number): StepRow => ({
  kind: 'step',
  at: said.at,
  step,
  bad: isTrouble(said) || said.followed.some(isFault),
  said,
  title: titleOf(said),
  size: sizeOf(said),
  locked: isLocked(said),
});

const recordRow = (said: Step, record: RecordEvent, startedAt: number, step: number): RecordRow => ({
  kind: 'record',
  at: record.at - startedAt,
  step,
  bad: false,
  said,
  record,
  size: `${record.bytes.length.toLocaleString('en')} B`,
});

const transportRow = (event: TransportEvent, startedAt: number, step: number): TransportRow => ({
  kind: 'transport',
  at: event.at - startedAt,
  step,
  bad: event.what === 'failed' || event.what === 'timeout',
  event,
  title:
    event.what === 'connecting' && event.host !== undefined ? `${TOLD.connecting}: ${event.host}` : TOLD[event.what],
});

/** A consequence that says no. */
export const isFault = (event: TlsEvent): boolean =>
  event.type === 'fault' ||
  (event.type === 'check' && !event.ok) ||
  (event.type === 'certificate' && !event.evidence.ok) ||
  (event.type === 'transport' && (event.what === 'failed' || event.what === 'timeout'));

/** What the picture says of a row, for those who do not see it. */
export function spokenPicture(row: Row): string {
  if (row.kind === 'transport') return 'milliseconds';
  const way = row.said.from === 'client' ? 'client to server' : 'server to client';
  const locked = row.kind === 'record' || row.locked;
  const what = row.kind === 'record' ? ['application data'] : [];
  return [...what, way, locked ? 'locked' : 'in the clear', ...(row.bad ? ['trouble'] : [])].join(', ');
}
