import { equal, hex } from '../../bytes/index.ts';
import type { Epoch, RecordEvent, Untimed } from '../../events/index.ts';
import type { Installation } from '../../handshake/index.ts';
import {
  type FramedRecord,
  MAX_EXPANSION,
  MAX_EXPANSION12,
  MAX_PLAINTEXT,
  type OpenedRecord,
  type Protection,
  plaintextLength,
  RecordReader,
  requireContent,
} from '../../record/index.ts';
import { rule } from '../../rules/index.ts';
import { broken, CallerFault, ContentType, PeerFault } from '../../wire/index.ts';
import type { Emit } from '../watch/index.ts';

const sizeLimit = rule('record.record_size_limit', {
  holds: 'the record is within the record size limit of its receiver',
  fails: (length: number, limit: number) =>
    `the peer sent a record with ${length} bytes of content and padding; the record size limit is ${limit} bytes`,
  rfc: 'RFC 8449 §4',
  alert: 'record_overflow',
});
const dataProtected = rule('application_data.protected', {
  holds: 'application data is protected',
  fails: 'the peer sent application data without protection',
  rfc: 'RFC 9846 §5.2',
  alert: 'unexpected_message',
});
const singleByte = rule('change_cipher_spec.content', {
  holds: 'the content of the change_cipher_spec record is the byte 0x01',
  fails: (content: Uint8Array) =>
    `the content of a change_cipher_spec record is 0x${hex(content.subarray(0, 16))}; it must be the single byte 0x01`,
  rfc: 'RFC 9846 §5',
  alert: 'unexpected_message',
});

/** The contents of one record, after its protection is off. */
export interface Contents {
  readonly type: number;
  readonly content: Uint8Array;
}

/** What the peer sends, record by record, under the keys of the moment. */
export class Inbound {
  epoch: Epoch = 'plaintext';
  readonly #reader = new RecordReader();
  /** Absent where nobody looks. */
  emit: Emit | undefined;
  #protection: Protection | null = null;
  #tls13 = false;
  /** In bytes of content, padding included. */
  #limit = MAX_PLAINTEXT;
  #limitsPlain = false;
  /** How many bytes of early data that we do not take may still be passed over. */
  #skip = 0;

  push(bytes: Uint8Array): void {
    if (!ArrayBuffer.isView(bytes)) throw new CallerFault('ERR_TLSCOPE_BAD_CHUNK', 'the transport gives no bytes');
    this.#reader.push(bytes);
  }

  install({ epoch, suite }: Installation, protection: Protection): void {
    this.epoch = epoch;
    this.#tls13 = epoch !== 'tls12';
    this.#protection = protection;
    this.#reader.maxFragment = MAX_PLAINTEXT + (suite.cbc === undefined ? MAX_EXPANSION : MAX_EXPANSION12);
  }

  /** Records hold at most `content` bytes from here on; those without keys too, where `always` says so. */
  limit(content: number, always: boolean): void {
    this.#limit = content;
    this.#limitsPlain = always;
  }

  /** RFC 9846 §4.3.10: records that we have no keys for are passed over, `limit` bytes of them. */
  skip(limit: number): void {
    this.#skip = limit;
    this.#reader.maxFragment = MAX_PLAINTEXT + MAX_EXPANSION;
  }

  /** The next record's contents. Throws `PeerFault` for what is no record, or not sealed by the holder of the keys. */
  next(): Contents | undefined {
    for (let record = this.#reader.next(); record !== undefined; record = this.#reader.next()) {
      const contents = this.#contentsOf(record);
      if (contents !== undefined) return contents;
    }
    return undefined;
  }

  /** `undefined` for a record that was passed over. */
  #contentsOf(record: FramedRecord): Contents | undefined {
    if (this.#protection === null || this.#isPlain(record, this.#protection)) return this.#plain(record);
    return this.#open(record, this.#protection);
  }

  /** RFC 9846 §5: change_cipher_spec is never protected in TLS 1.3, and a peer without our keys can only complain in the clear. */
  #isPlain(record: FramedRecord, protection: Protection): boolean {
    if (!this.#tls13) return false;
    if (record.type === ContentType.change_cipher_spec) return true;
    return record.type === ContentType.alert && this.epoch === 'handshake' && protection.sequence === 0;
  }

  #plain(record: FramedRecord): Contents | undefined {
    this.emit?.(() => ({ type: 'record', direction: 'received', epoch: 'plaintext', bytes: record.bytes }));
    const limit = this.#limitsPlain ? this.#limit : MAX_PLAINTEXT;
    const { length } = record.fragment;
    if (length > limit) throw broken(plaintextLength, length, limit);
    if (record.type === ContentType.application_data) {
      if (this.#skips(record)) return undefined;
      throw broken(dataProtected);
    }
    requireContent(record.type, length);
    return { type: record.type, content: record.fragment };
  }

  #open(record: FramedRecord, protection: Protection): Contents | undefined {
    try {
      const opened = protection.open(record);
      this.emit?.(() => this.#seen(record, opened, protection));
      this.#skip = 0;
      this.#requireLimit(opened);
      return opened;
    } catch (error) {
      this.emit?.(() => ({ type: 'record', direction: 'received', epoch: this.epoch, bytes: record.bytes }));
      if (error instanceof PeerFault && error.alert === 'bad_record_mac' && this.#skips(record)) return undefined;
      throw error;
    }
  }

  /** RFC 8449 §4: what we said of our records' length. Early data is sent before a client can know it. */
  #requireLimit({ content, padding }: OpenedRecord): void {
    const length = content.length + padding;
    if (length > this.#limit && this.epoch !== 'early_data') throw broken(sizeLimit, length, this.#limit);
  }

  #skips(record: FramedRecord): boolean {
    const { length } = record.fragment;
    // An empty one would cost nothing, and could be sent for ever.
    if (length === 0 || this.#skip < length) return false;
    this.#skip -= length;
    return true;
  }

  #seen({ bytes }: FramedRecord, opened: OpenedRecord, protection: Protection): Untimed<RecordEvent> {
    const { type: content_type, content, sequence, padding } = opened;
    const { nonce, additional_data } = protection.aeadInputs(sequence, bytes);
    return {
      type: 'record',
      direction: 'received',
      epoch: this.epoch,
      bytes,
      protection: { sequence, nonce, additional_data, content_type, content, padding },
    };
  }
}

const CHANGE_CIPHER_SPEC = Uint8Array.of(1);
/** The one content that a change_cipher_spec record may have (RFC 9846 §5, RFC 5246 §7.1). */
export function requireChangeCipherSpec(content: Uint8Array): void {
  if (!equal(content, CHANGE_CIPHER_SPEC)) throw broken(singleByte, content);
}
