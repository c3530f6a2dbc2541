/** What one side of a captured conversation sent, record by record, opened as soon as its keys are known. */
import { concat, hex } from '../../src/bytes/index.ts';
import type { FramedRecord, OpenedRecord, Protection } from '../../src/record/index.ts';
import { ContentType, HandshakeType } from '../../src/wire/index.ts';

/** One record, and what it held. */
export interface Captured {
  readonly record: FramedRecord;
  readonly type: number;
  readonly content: Uint8Array;
  /** Absent on plaintext. */
  readonly opened?: OpenedRecord;
}

export const plain = (record: FramedRecord): Captured => ({ record, type: record.type, content: record.fragment });

export function opened(record: FramedRecord, protection: Protection): Captured {
  const open = protection.open(record);
  return { record, type: open.type, content: open.content, opened: open };
}

/** The contents of all records of one type, one after the other. */
export const contents = (records: readonly Captured[], type: number): Uint8Array =>
  concat(...records.filter((one) => one.type === type).map(({ content }) => content));

/** The handshake messages in the records, header included. */
export function messages(records: readonly Captured[]): Uint8Array[] {
  const stream = contents(records, ContentType.handshake);
  const found: Uint8Array[] = [];
  for (let at = 0; at < stream.length; ) {
    const end = at + 4 + stream[at + 1]! * 2 ** 16 + stream[at + 2]! * 2 ** 8 + stream[at + 3]!;
    found.push(stream.subarray(at, end));
    at = end;
  }
  return found;
}

/** ClientHello.random or ServerHello.random. */
export const randomOf = (hello: Uint8Array): Uint8Array => hello.subarray(6, 38);

export const isFinished = (message: Uint8Array): boolean => message[0] === HandshakeType.finished;

/** What `Finished` carries, in hexadecimal. */
export const verifyDataOf = (finished: Uint8Array): string => hex(finished.subarray(4));
