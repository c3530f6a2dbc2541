import type { ConnectOptions } from '../client/index.ts';

export type OnRead = NonNullable<ConnectOptions['onread']>;

/** Reads into the caller's buffer, as much as it holds at a time, in place of 'data'; `false` from `callback` pauses. */
export class BufferReader {
  readonly #onread: OnRead;
  /** `null` is the end. */
  readonly #waiting: (Uint8Array | null)[] = [];
  readonly #end: () => void;
  /** As in node:net it is asked for before there is anything to put into it. */
  #into: Uint8Array;
  #paused = false;

  /** @param end called when the last byte before the end was read */
  constructor(onread: OnRead, end: () => void) {
    this.#end = end;
    this.#onread = onread;
    this.#into = this.#next();
  }

  /** Whether more may come. */
  take(bytes: Uint8Array | null): boolean {
    this.#waiting.push(bytes);
    return this.#drain();
  }

  pause(): void {
    this.#paused = true;
  }

  /** Whether more may come. */
  resume(): boolean {
    this.#paused = false;
    return this.#drain();
  }

  #next(): Uint8Array {
    const { buffer } = this.#onread;
    return typeof buffer === 'function' ? buffer() : buffer;
  }

  #drain(): boolean {
    const { callback } = this.#onread;
    while (!this.#paused) {
      const next = this.#waiting.shift();
      if (next === undefined) return true;
      if (next === null) {
        this.#end();
        return true;
      }
      const into = this.#into;
      const part = next.subarray(0, into.length);
      into.set(part);
      if (part.length < next.length) this.#waiting.unshift(next.subarray(part.length));
      if (callback(part.length, into) === false) this.#paused = true;
      this.#into = this.#next();
    }
    return false;
  }
}
