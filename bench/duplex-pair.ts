import { Duplex } from 'node:stream';

class Side extends Duplex {
  other: Side | undefined;
  #wanted: (() => void) | undefined;

  override _read(): void {
    const wanted = this.#wanted;
    this.#wanted = undefined;
    wanted?.();
  }

  override _write(chunk: Uint8Array, _encoding: BufferEncoding, done: () => void): void {
    const other = this.other!;
    if (other.push(chunk)) process.nextTick(done);
    else other.#wanted = done;
  }

  override _final(done: () => void): void {
    this.other!.push(null);
    done();
  }
}

/** Two streams: what is written to one is read from the other. */
export function duplexPair(): [Duplex, Duplex] {
  const a = new Side();
  const b = new Side();
  a.other = b;
  b.other = a;
  return [a, b];
}
