import { concat } from '../../bytes/index.ts';
import { aborted, badChunk } from './faults.ts';
import type { ByteStreams } from './options.ts';

const REPLIES_HELD = 65_536;
const LINGER_MILLISECONDS = 1000;
const LINGER_BYTES = 4_194_304;

/** The byte stream under a connection. One call of `send` is one write. */
export class Lower {
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
  readonly #writer: WritableStreamDefaultWriter<Uint8Array>;
  #replies = 0;

  /** Throws `TypeError` where somebody else holds one of the streams. */
  constructor({ readable, writable }: ByteStreams) {
    this.#reader = readable.getReader();
    this.#writer = writable.getWriter();
    // Said by the reads and writes that come upon it.
    this.#reader.closed.catch(() => {});
    this.#writer.closed.catch(() => {});
  }

  /** `undefined` at the end. */
  async read(): Promise<Uint8Array | undefined> {
    const { done, value } = await this.#reader.read();
    if (done) return undefined;
    if (!(value instanceof Uint8Array)) throw badChunk('the transport');
    return value;
  }

  /** Resolves when the transport wants more. */
  async send(parts: readonly Uint8Array[]): Promise<void> {
    if (parts.length > 0) await this.#writer.write(parts.length === 1 ? parts[0]! : concat(...parts));
  }

  /** What the engine answers by itself: waited for only where a peer asks and asks and never takes the answers. */
  async reply(parts: readonly Uint8Array[]): Promise<void> {
    if (parts.length === 0) return;
    const size = parts.reduce((sum, part) => sum + part.length, 0);
    this.#replies += size;
    const sent = this.send(parts).finally(() => {
      this.#replies -= size;
    });
    if (this.#replies > REPLIES_HELD) await sent;
    else sent.catch(() => {}); // The next read or write says it.
  }

  /** Both directions have come to their end: nothing can be lost any more, however the transport goes down. */
  async finish(): Promise<void> {
    await this.#writer.close().catch(() => {});
    await this.#reader.cancel().catch(() => {});
  }

  /**
   * Closes so that our last alert arrives: a transport that is cancelled with bytes unread may throw away what was
   * written. So what still comes is read and dropped until the peer ends, a second has passed, or it has sent too much.
   */
  async shut(): Promise<void> {
    const timer = setTimeout(() => this.abort(aborted()), LINGER_MILLISECONDS);
    try {
      await this.#writer.close();
      for (let dropped = 0; dropped < LINGER_BYTES; ) {
        const { done, value } = await this.#reader.read();
        if (done) break;
        dropped += value.length;
      }
      await this.#reader.cancel();
    } catch {
      this.abort(aborted());
    } finally {
      clearTimeout(timer);
    }
  }

  /** At once, whatever is under way. */
  abort(reason: unknown): void {
    this.#writer.abort(reason).catch(() => {});
    this.#reader.cancel(reason).catch(() => {});
  }
}
