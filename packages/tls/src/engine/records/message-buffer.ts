import { EMPTY } from '../../bytes/index.ts';
import { rule } from '../../rules/index.ts';
import { broken, ContentType } from '../../wire/index.ts';

const messageLength = rule('handshake.message_length', {
  holds: 'the handshake message is not longer than this end accepts',
  fails: (length: number, limit: number) =>
    `the peer announced a handshake message of ${length} bytes; at most ${limit} bytes are accepted`,
  rfc: 'RFC 9846 §4',
  alert: 'illegal_parameter',
});
const uninterrupted = rule('handshake.message_uninterrupted', {
  holds: 'no other record interrupts a handshake message',
  fails: (type: number) => `a record of the type ${ContentType.label(type)} interrupted a handshake message`,
  rfc: 'RFC 9846 §5.1',
  alert: 'unexpected_message',
});

/** A type, and a length of three bytes. */
export const HEADER_LENGTH = 4;

/** Puts handshake messages together from the records they came in (RFC 9846 §5.1), at most one message at a time. */
export class MessageBuffer {
  readonly #limit: number;
  /** The bytes not taken out yet are those from `#start` to `#end`. */
  #bytes: Uint8Array = EMPTY;
  #start = 0;
  #end = 0;
  /** Whether `#bytes` is ours, with room to grow into, and not a record that was pushed. */
  #owned = false;

  /** @param limit the longest message accepted, in bytes, without its header */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Whether everything pushed so far has been taken out. */
  get empty(): boolean {
    return this.#start === this.#end;
  }

  /** RFC 9846 §5.1: a record of another `type` comes between handshake messages, not within one. */
  requireEmpty(type: number): void {
    if (!this.empty) throw broken(uninterrupted, type);
  }

  /** Keeps a view of `fragment` where it begins a message; what continues one is copied, however small the pieces. */
  push(fragment: Uint8Array): void {
    if (this.empty) {
      this.#bytes = fragment;
      this.#start = 0;
      this.#end = fragment.length;
      this.#owned = false;
      return;
    }
    const end = this.#end + fragment.length;
    if (!this.#owned || end > this.#bytes.length) this.#grow(fragment.length);
    this.#bytes.set(fragment, this.#end);
    this.#end += fragment.length;
  }

  /** The next whole message with its header. Throws `PeerFault` where it is longer than the limit. */
  next(): Uint8Array | undefined {
    const length = this.#announced();
    if (length === undefined || this.#end - this.#start < length) return undefined;
    const message = this.#bytes.subarray(this.#start, this.#start + length);
    this.#start += length;
    return message;
  }

  /** Room for twice what is held, so that a long message in short pieces is copied a few times only. */
  #grow(more: number): void {
    const held = this.#bytes.subarray(this.#start, this.#end);
    this.#bytes = new Uint8Array(2 * held.length + more);
    this.#bytes.set(held);
    this.#start = 0;
    this.#end = held.length;
    this.#owned = true;
  }

  /** Length of the first message, header included, once its header is here. */
  #announced(): number | undefined {
    if (this.#end - this.#start < HEADER_LENGTH) return undefined;
    const [bytes, at] = [this.#bytes, this.#start];
    const length = bytes[at + 1]! * 65536 + bytes[at + 2]! * 256 + bytes[at + 3]!;
    if (length > this.#limit) throw broken(messageLength, length, this.#limit);
    return HEADER_LENGTH + length;
  }
}
