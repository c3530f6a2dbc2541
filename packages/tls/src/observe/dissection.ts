/** A dissection as lines: where, which bytes, what they are called, what they say, why they are there. */
import { harmless } from '../bytes/index.ts';
import type { RecordEvent, TlsEvent } from '../events/index.ts';
import { type Codec, countExplained, dissect, type Resume, type Span } from '../presentation/index.ts';
import { codecNamed as declared, TLSCiphertext, TLSCiphertext12, TLSPlaintext } from '../wire/index.ts';
import { contentOf } from './timeline.ts';

export interface Line {
  /** How deep in the structure, from 0. */
  readonly depth: number;
  readonly start: number;
  readonly end: number;
  readonly bytes: Uint8Array;
  /** The field, as the RFC spells it. */
  readonly name: string;
  /** Its type, as the RFC spells it. */
  readonly type: string;
  /** The value in words or numbers; absent for structures and for plain bytes. */
  readonly value?: string;
  /** What it is for, in one sentence. */
  readonly note?: string;
  readonly rfc?: string;
  /** No part of it stands on a line of its own. */
  readonly leaf: boolean;
  /** Why the bytes are not what the declaration says. */
  readonly error?: string;
  /** The meaning of the bytes is not known. */
  readonly unexplained: boolean;
}

export interface ByteCount {
  readonly explained: number;
  readonly unexplained: number;
}

/** Every field of `bytes`, in order, outermost first. Never throws: an error stands on the line it belongs to. */
export function dissection(codec: Codec<any>, bytes: Uint8Array, name?: string, resume?: Resume): Line[] {
  const lines: Line[] = [];
  collect(dissect(codec, bytes, name, resume), bytes, 0, lines);
  return lines;
}

/** The codec an event points at. A name this version does not know is read as bytes without meaning. */
export const codecNamed = (name: string): Codec<any> => declared(name) ?? unknownCodec;

/** The envelope of a record, as its protection makes it. */
export function recordCodec(record: RecordEvent): Codec<any> {
  if (record.protection === undefined && contentOf(record) !== undefined) return TLSPlaintext;
  return record.epoch === 'tls12' ? TLSCiphertext12 : TLSCiphertext;
}

/** How many bytes of all records, messages and alerts have a meaning, and how many are only kept. */
export function countBytes(events: readonly TlsEvent[]): ByteCount {
  const total = { explained: 0, unexplained: 0 };
  for (const event of events) {
    const count = countEvent(event);
    total.explained += count.explained;
    total.unexplained += count.unexplained;
  }
  return total;
}

/** Records count on the wire, and what they carried counts once more as what it says. */
function countEvent(event: TlsEvent): ByteCount {
  if (event.type === 'message') return countExplained(dissect(codecNamed(event.codec), event.bytes));
  if (event.type === 'alert') return countExplained(dissect(codecNamed('Alert'), event.bytes));
  if (event.type === 'record') return countRecord(event);
  return { explained: 0, unexplained: 0 };
}

/** What is inside a record that did not open has no meaning to us. */
function countRecord(record: RecordEvent): ByteCount {
  const { bytes } = record;
  if (contentOf(record) !== undefined) return countExplained(dissect(recordCodec(record), bytes));
  const header = Math.min(5, bytes.length);
  return { explained: header, unexplained: bytes.length - header };
}

function collect(span: Span, bytes: Uint8Array, depth: number, lines: Line[]): void {
  const { field } = span;
  const shown = showValue(span);
  const value = shown === undefined ? undefined : harmless(shown);
  const note = field.note ?? field.codec.note;
  lines.push({
    depth,
    start: span.start,
    end: span.end,
    bytes: bytes.subarray(span.start, span.end),
    name: field.name,
    type: field.codec.name,
    ...(value === undefined ? {} : { value }),
    ...(note === undefined ? {} : { note }),
    ...(field.codec.rfc === undefined ? {} : { rfc: field.codec.rfc }),
    leaf: span.children.length === 0,
    ...(span.error === undefined ? {} : { error: harmless(span.error) }),
    unexplained: span.children.length === 0 && (field.unexplained === true || note === undefined),
  });
  for (const child of span.children) collect(child, bytes, depth + 1, lines);
}

function showValue({ field, value }: Span): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (field.codec.show !== undefined) return field.codec.show(value);
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean') return String(value);
  return typeof value === 'string' ? value : undefined;
}

const unknownCodec: Codec<Uint8Array> = {
  name: 'opaque',
  read: (r) => r.take(r.left),
  write: (w, value) => w.put(value),
};
