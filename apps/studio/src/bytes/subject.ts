/** What of a rung can be looked at byte by byte: the message, and the records that carried it. */
import { Certificate } from 'tlscope/asn1';
import {
  codecNamed,
  dissection,
  type Line,
  messageCodec,
  messageTitle,
  type RecordEvent,
  recordCodec,
  type TlsEvent,
} from 'tlscope/observe';
import type { Row } from '../trace/rows.ts';

export interface Subject {
  readonly title: string;
  readonly bytes: Uint8Array;
  /** The record, where it is one: its nonce, its additional data, its tag. */
  readonly record?: RecordEvent;
  readonly lines: () => Line[];
}

export function subjectsOf(row: Row): Subject[] {
  if (row.kind === 'transport') return [];
  if (row.kind === 'record') return [recordSubject(row.record, 'record')];
  const { events, records } = row.said;
  const said = events.slice(0, 1).flatMap(contentSubject);
  return [
    ...said,
    ...records
      .slice(0, 20)
      .map((record, i) => recordSubject(record, records.length === 1 ? 'record' : `record ${i + 1}`)),
  ];
}

function contentSubject(event: TlsEvent): Subject[] {
  if (event.type === 'message') {
    const codec = codecNamed(event.codec);
    const title = messageTitle(event);
    return [{ title, bytes: event.bytes, lines: () => dissection(codec, event.bytes, messageCodec(event).name) }];
  }
  if (event.type === 'alert') {
    return [{ title: 'Alert', bytes: event.bytes, lines: () => dissection(codecNamed('Alert'), event.bytes) }];
  }
  if (event.type === 'appdata') {
    return [
      {
        title: 'contents',
        bytes: event.bytes,
        lines: () => dissection(codecNamed(''), event.bytes, 'application data'),
      },
    ];
  }
  return [];
}

const recordSubject = (record: RecordEvent, title: string): Subject => ({
  title,
  bytes: record.bytes,
  record,
  lines: () => dissection(recordCodec(record), record.bytes),
});

/** The field is a whole certificate. */
export const isCertificate = (line: Line): boolean => line.type === Certificate.name && line.start < line.end;
