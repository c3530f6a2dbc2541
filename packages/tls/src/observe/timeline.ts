/** The story of one connection, in order: what was said, the records that carried it, and what followed from it. */

import type {
  AlertEvent,
  AppdataEvent,
  CertificateEvent,
  CheckEvent,
  DecisionEvent,
  Direction,
  Epoch,
  FaultEvent,
  KeysEvent,
  MessageEvent,
  RecordEvent,
  SecretEvent,
  Side,
  StateEvent,
  TlsEvent,
  TranscriptEvent,
  TransportEvent,
  WaitEvent,
} from '../events/index.ts';
import { ContentType } from '../wire/index.ts';

export type Consequence =
  | DecisionEvent
  | CheckEvent
  | SecretEvent
  | KeysEvent
  | CertificateEvent
  | StateEvent
  | WaitEvent
  | TranscriptEvent
  | TransportEvent
  | FaultEvent;

/** Something one side said. */
export interface Step {
  /** `record` is a record that carries no message: one that did not open, or that says nothing. */
  readonly kind: 'message' | 'alert' | 'appdata' | 'record';
  /** The message as the RFC spells it, or the content type. */
  readonly name: string;
  readonly from: Side;
  /** Milliseconds since the first event. */
  readonly at: number;
  readonly epoch: Epoch;
  /** Bytes of content, without record headers and protection. */
  readonly length: number;
  /** What it came from; consecutive application data is one step. */
  readonly events: readonly (MessageEvent | AlertEvent | AppdataEvent | RecordEvent)[];
  /** The records that carried it, or parts of it; several short messages share one. */
  readonly records: readonly RecordEvent[];
  /** What was decided, checked and derived because of it, in order. */
  readonly followed: readonly Consequence[];
}

export interface Timeline {
  /** Whose events these are. */
  readonly side: Side;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly steps: readonly Step[];
}

type Said = MessageEvent | AlertEvent | AppdataEvent;
type Draft = { -readonly [K in keyof Step]: Step[K] } & { events: Step['events'][number][]; followed: Consequence[] };

/** Never throws: records and messages that do not fit together stand as steps of their own. */
export function timeline(events: readonly TlsEvent[]): Timeline {
  const side = sideOf(events);
  const startedAt = events[0]?.at ?? 0;
  const carriers = findCarriers(events);
  const claimed = new Set([...carriers.values()].flat());
  const steps: Draft[] = [];
  const early: Consequence[] = [];

  for (const event of events) {
    if (event.type === 'message' || event.type === 'alert' || event.type === 'appdata') {
      say(steps, draft(event, carriers.get(event) ?? [], side, startedAt));
    } else if (event.type === 'record') {
      if (!claimed.has(event)) say(steps, draft(event, [event], side, startedAt));
    } else {
      (steps.at(-1)?.followed ?? early).push(event);
    }
  }
  steps[0]?.followed.unshift(...early);
  return { side, startedAt, steps };
}

/** The consequences of one kind, in order. */
export function followedBy<T extends Consequence['type']>(
  steps: readonly Step[],
  type: T,
): Extract<Consequence, { type: T }>[] {
  return steps.flatMap((step) => step.followed.filter((event) => event.type === type)) as Extract<
    Consequence,
    { type: T }
  >[];
}

/** A client speaks first. */
export function sideOf(events: readonly TlsEvent[]): Side {
  const first = events.find((event) => event.type === 'message' || event.type === 'record');
  return first !== undefined && first.direction === 'received' ? 'server' : 'client';
}

export const speaker = (side: Side, direction: Direction): Side =>
  (direction === 'sent') === (side === 'client') ? 'client' : 'server';

/** What a record carries; `undefined` where it did not open. */
export function contentOf(record: RecordEvent): { readonly type: number; readonly bytes: Uint8Array } | undefined {
  if (record.protection !== undefined) {
    return { type: record.protection.content_type, bytes: record.protection.content };
  }
  // change_cipher_spec stays in the clear among the protected records of TLS 1.3 (RFC 9846 §5).
  const clear = record.epoch === 'plaintext' || record.bytes[0] === ContentType.change_cipher_spec;
  return clear ? { type: record.bytes[0] ?? 0, bytes: record.bytes.subarray(5) } : undefined;
}

function draft(event: Said | RecordEvent, records: readonly RecordEvent[], side: Side, startedAt: number): Draft {
  const content = event.type === 'record' ? contentOf(event) : undefined;
  const leftOut = content?.type === ContentType.application_data;
  return {
    kind: leftOut ? 'appdata' : event.type,
    name: nameOf(event, content?.type),
    from: speaker(side, event.direction),
    at: event.at - startedAt,
    epoch: event.type === 'appdata' ? (records[0]?.epoch ?? 'application') : event.epoch,
    length: leftOut ? lengthLeftOut(event as RecordEvent) : (content?.bytes ?? event.bytes).length,
    events: [event],
    records,
    followed: [],
  };
}

/** How much there was, where the trace leaves it out: it stands in what was authenticated (RFC 5246 §6.2.3.3, RFC 9846 §5.2). */
function lengthLeftOut({ bytes, protection }: RecordEvent): number {
  const { additional_data, padding, content } = protection!;
  if (content.length > 0) return content.length;
  if (additional_data.length === 13) return additional_data[11]! * 256 + additional_data[12]!;
  return Math.max(0, bytes.length - 5 - 17 - padding);
}

/** Adds a step; application data that goes on from the same side joins the step before it. */
function say(steps: Draft[], step: Draft): void {
  const last = steps.at(-1);
  if (step.kind !== 'appdata' || last?.kind !== 'appdata' || last.from !== step.from || last.followed.length > 0) {
    steps.push(step);
    return;
  }
  last.events.push(...step.events);
  last.records = [...new Set([...last.records, ...step.records])];
  last.length += step.length;
}

function nameOf(event: Said | RecordEvent, contentType: number | undefined): string {
  if (event.type === 'message') return event.name;
  if (event.type === 'alert') return 'alert';
  if (event.type === 'appdata') return 'application_data';
  return ContentType.nameOf(contentType ?? event.bytes[0] ?? 0) ?? 'record';
}

/** Lays what was said over the records of its direction and content type, byte by byte, in order. */
function findCarriers(events: readonly TlsEvent[]): Map<TlsEvent, RecordEvent[]> {
  const lanes = new Map<string, { said: Said[]; records: { record: RecordEvent; length: number }[] }>();
  const lane = (direction: Direction, type: number) => {
    const key = `${direction} ${type}`;
    const found = lanes.get(key) ?? { said: [], records: [] };
    lanes.set(key, found);
    return found;
  };
  for (const event of events) {
    // No record carried it as it stands: it was encrypted inside another message.
    if (event.type === 'message' && event.part === 'inner') continue;
    if (event.type === 'message' || event.type === 'alert' || event.type === 'appdata') {
      lane(event.direction, contentTypeOf(event)).said.push(event);
    } else if (event.type === 'record') {
      const content = contentOf(event);
      if (content === undefined || content.bytes.length === 0) continue;
      lane(event.direction, content.type).records.push({ record: event, length: content.bytes.length });
    }
  }
  const carriers = new Map<TlsEvent, RecordEvent[]>();
  for (const { said, records } of lanes.values()) {
    let at = 0;
    let used = 0;
    for (const event of said) {
      const carried: RecordEvent[] = [];
      let need = event.bytes.length;
      while (need > 0 && at < records.length) {
        const { record, length } = records[at]!;
        const taken = Math.min(need, length - used);
        carried.push(record);
        need -= taken;
        used += taken;
        if (used === length) {
          at++;
          used = 0;
        }
      }
      carriers.set(event, carried);
    }
  }
  return carriers;
}

function contentTypeOf(event: Said): number {
  if (event.type === 'alert') return ContentType.alert;
  if (event.type === 'appdata') return ContentType.application_data;
  return event.name === 'change_cipher_spec' ? ContentType.change_cipher_spec : ContentType.handshake;
}
