import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { transportClosed } from '../errors/index.ts';

export type Done = (error?: Error | null) => void;
/** Why nothing is read from the transport: our reader is slow, the peer does not take what it made us answer, or the engine waits. */
export type Hold = 'reader' | 'replies' | 'engine';

/** Any Duplex; what a net.Socket has beyond it is used where it is there. */
type LowerStream = Duplex & Partial<Socket>;

const JOIN_BELOW = 16_384;
const REPLIES_HELD = 65_536;
const LINGER_MILLISECONDS = 1000;
const LINGER_BYTES = 4_194_304;
/** Before the handshake is complete a peer has little to say. */
const LINGER_BYTES_EARLY = 65_536;

export interface TransportEvents {
  readonly data: (bytes: Uint8Array) => void;
  /** The peer ended its direction. */
  readonly end: () => void;
  readonly error: (error: Error) => void;
  readonly close: () => void;
}

/** The byte stream under a connection. One call of `send` is one write; nothing is read while somebody holds it. */
export class Transport {
  readonly stream: LowerStream;
  readonly #holds = new Set<Hold>();
  #replies = 0;
  #dropped: number | undefined;
  #dropsAtMost = LINGER_BYTES;

  constructor(stream: Duplex, on: TransportEvents) {
    this.stream = stream as LowerStream;
    stream.on('data', (bytes: Uint8Array) => (this.#dropped === undefined ? on.data(bytes) : this.#drop(bytes)));
    stream.on('end', on.end).on('error', on.error).on('close', on.close);
    stream.resume();
  }

  /** `done` is called when the transport has taken the last byte, or has failed. */
  send(parts: readonly Uint8Array[], done?: Done): void {
    if (parts.length === 0) return done?.();
    if (!this.stream.writable) return done?.(transportClosed());
    const joined = parts.length === 1 ? parts[0]! : join(parts);
    if (joined !== undefined) {
      this.stream.write(joined, done);
      return;
    }
    this.stream.cork();
    for (const part of parts.slice(0, -1)) this.stream.write(part);
    this.stream.write(parts[parts.length - 1]!, done);
    this.stream.uncork();
  }

  /** What the engine answers by itself. A peer that asks and never reads is not read from any more. */
  reply(parts: readonly Uint8Array[]): void {
    if (parts.length === 0) return;
    const size = parts.reduce((sum, part) => sum + part.length, 0);
    this.#replies += size;
    this.send(parts, () => {
      this.#replies -= size;
      if (this.#replies <= REPLIES_HELD) this.release('replies');
    });
    if (this.#replies > REPLIES_HELD) this.hold('replies');
  }

  hold(why: Hold): void {
    this.#holds.add(why);
    this.stream.pause();
  }

  release(why: Hold): void {
    if (this.#holds.delete(why) && this.#holds.size === 0) this.stream.resume();
  }

  /** Ends our direction; `done` when everything before it was taken. */
  end(done: Done): void {
    if (!this.stream.writable) return done();
    this.stream.end(done);
  }

  /**
   * Closes without a reset: the kernel answers unread bytes with one, and it would overtake our last alert. So what
   * still comes is read and dropped until the peer ends, a second has passed, or it has sent too much.
   */
  close(early: boolean): void {
    if (early) this.#dropsAtMost = LINGER_BYTES_EARLY;
    const { stream } = this;
    if (stream.destroyed || stream.readableEnded || stream.connecting) {
      stream.destroy();
      return;
    }
    this.#dropped = 0;
    const timer = setTimeout(() => stream.destroy(), LINGER_MILLISECONDS);
    stream.once('close', () => clearTimeout(timer));
    stream.once('end', () => whenWritten(stream, () => stream.destroy()));
    if (stream.writable) stream.end();
    stream.resume();
  }

  /** Destroys what has nothing more to send than is on its way: a socket's is with the kernel by now. */
  leave(): void {
    const { stream } = this;
    if (!(stream instanceof Socket)) return whenWritten(stream.end(), () => stream.destroy());
    while (stream.writableCorked > 0) stream.uncork();
    stream.destroy();
  }

  #drop(bytes: Uint8Array): void {
    this.#dropped = (this.#dropped ?? 0) + bytes.length;
    if (this.#dropped > this.#dropsAtMost) this.stream.destroy();
  }
}

function whenWritten(stream: Duplex, then: () => void): void {
  if (stream.writableFinished) return then();
  stream.once('finish', then);
}

function join(parts: readonly Uint8Array[]): Uint8Array | undefined {
  const size = parts.reduce((sum, part) => sum + part.length, 0);
  return size <= JOIN_BELOW ? Buffer.concat(parts, size) : undefined;
}
