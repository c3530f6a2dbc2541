/**
 * Records carry the bytes of the messages once more, and a message may begin in one and end in the next: each direction is
 * read as a whole. Of everything else in records only the header stays, and alerts.
 */

import type { Direction, MessageEvent, RecordEvent, TlsEvent } from '../../events/index.ts';
import { ContentType } from '../../wire/index.ts';
import { contentOf } from '../timeline.ts';
import type { Disguise } from './disguise.ts';

const HEADER = 5;
/** What the record layer authenticates beside the content: its header, and in TLS 1.2 the sequence number before it. */
const AUTHENTICATED: readonly number[] = [5, 13];

/** A message as it was, and as it is told. */
export interface Retold {
  readonly was: MessageEvent;
  readonly bytes: Uint8Array;
}

/** The records of `events`, in order, with the messages in them as they are told. */
export function redactRecords(
  events: readonly TlsEvent[],
  messages: readonly Retold[],
  disguise: Disguise,
): TlsEvent[] {
  const out = [...events];
  for (const direction of ['sent', 'received'] as const) {
    const carriers = out.flatMap((event, index) => {
      const content = event.type === 'record' && event.direction === direction ? contentOf(event) : undefined;
      return content?.type === ContentType.handshake ? [{ index, content: content.bytes }] : [];
    });
    const lane = retoldLane(joined(carriers.map(({ content }) => content)), messages, direction, disguise);
    let at = 0;
    for (const { index, content } of carriers) {
      out[index] = withContent(out[index] as RecordEvent, lane.slice(at, at + content.length));
      at += content.length;
    }
    for (const [index, event] of out.entries()) {
      if (event.type !== 'record' || event.direction !== direction) continue;
      const carries = carriers.some((carrier) => carrier.index === index);
      out[index] = withoutRest(carries ? event : withContent(event, other(event, disguise)));
    }
  }
  return out;
}

/** Message by message as they went by; what belongs to none of them is exchanged as a whole. */
function retoldLane(
  lane: Uint8Array,
  messages: readonly Retold[],
  direction: Direction,
  disguise: Disguise,
): Uint8Array {
  const out = lane.slice();
  let at = 0;
  for (const { was, bytes } of messages) {
    const there = was.direction === direction && was.bytes.every((byte, i) => lane[at + i] === byte);
    if (!there || was.bytes.length === 0 || at + was.bytes.length > lane.length) continue;
    out.set(bytes, at);
    at += bytes.length;
  }
  if (at < lane.length) out.set(disguise.bytes(lane.subarray(at)), at);
  return out;
}

/** The content of a record without handshake messages: alerts and change_cipher_spec stay. */
function other(event: RecordEvent, disguise: Disguise): Uint8Array {
  const content = contentOf(event);
  const bytes = content?.bytes ?? event.bytes.subarray(HEADER);
  const known = content?.type === ContentType.alert ? 2 : content?.type === ContentType.change_cipher_spec ? 1 : 0;
  return bytes.length <= known ? bytes : disguise.bytes(bytes);
}

function withContent(record: RecordEvent, content: Uint8Array): RecordEvent {
  if (record.protection !== undefined) return { ...record, protection: { ...record.protection, content } };
  return { ...record, bytes: joined([record.bytes.subarray(0, HEADER), content]) };
}

/** What is encrypted can be opened with a key log; a nonce is made of the write IV. Lengths stay. */
function withoutRest(record: RecordEvent): RecordEvent {
  const { protection, bytes } = record;
  if (protection === undefined) return record;
  const { nonce, additional_data } = protection;
  const known = AUTHENTICATED.includes(additional_data.length);
  return {
    ...record,
    bytes: bytes.map((byte, i) => (i < HEADER ? byte : 0)),
    protection: {
      ...protection,
      nonce: nonce.map(() => 0),
      additional_data: known ? additional_data : additional_data.map(() => 0),
    },
  };
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}
