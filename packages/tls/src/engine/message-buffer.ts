import { concat } from '../bytes/index.ts';
import { PeerFault } from '../wire/index.ts';

const HEADER_LENGTH = 4;

/** Puts handshake messages together from the records they came in (RFC 9846 §5.1), at most one message at a time. */
export class MessageBuffer {
  readonly #limit: number;
  #pieces: Uint8Array[] = [];
  #length = 0;
  /** Length of the first message, header included, once its header is here. */
  #wanted: number | undefined;

  /** @param limit the longest message accepted, in bytes, without its header */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Whether everything pushed so far has been taken out. */
  get empty(): boolean {
    return this.#length === 0;
  }

  push(fragment: Uint8Array): void {
    this.#pieces.push(fragment);
    this.#length += fragment.length;
  }

  /** The next whole message with its header. Throws `PeerFault` where it is longer than the limit. */
  next(): Uint8Array | undefined {
    this.#wanted ??= this.#readHeader();
    if (this.#wanted === undefined || this.#length < this.#wanted) return undefined;
    const all = this.#pieces.length === 1 ? this.#pieces[0]! : concat(...this.#pieces);
    const message = all.subarray(0, this.#wanted);
    const left = all.subarray(this.#wanted);
    this.#pieces = left.length === 0 ? [] : [left];
    this.#length = left.length;
    this.#wanted = undefined;
    return message;
  }

  #readHeader(): number | undefined {
    if (this.#length < HEADER_LENGTH) return undefined;
    if (this.#pieces[0]!.length < HEADER_LENGTH) this.#pieces = [concat(...this.#pieces)];
    const header = this.#pieces[0]!;
    const length = header[1]! * 65536 + header[2]! * 256 + header[3]!;
    if (length > this.#limit) {
      throw new PeerFault(
        'illegal_parameter',
        `a handshake message is at most ${this.#limit} bytes long`,
        'RFC 9846 §4',
        `the peer announced a handshake message of ${length} bytes, and ${this.#limit} is the most that is accepted`,
      );
    }
    return HEADER_LENGTH + length;
  }
}
