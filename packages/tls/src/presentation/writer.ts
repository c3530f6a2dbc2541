/** Bytes of an unsigned integer. */
export type Width = 1 | 2 | 3 | 4;

export class Writer {
  #buffer = new Uint8Array(512);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  uint(width: Width, value: number): void {
    if (!Number.isInteger(value) || value < 0 || value >= 2 ** (8 * width)) {
      throw new RangeError(`${value} is not a uint${8 * width}`);
    }
    this.#reserve(width);
    this.#poke(this.#length, width, value);
    this.#length += width;
  }

  put(bytes: Uint8Array): void {
    this.#reserve(bytes.length);
    this.#buffer.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  /** Leaves room for a length, writes the body, then goes back and fills the length in; returns it. */
  prefixed(width: 1 | 2 | 3, body: () => void): number {
    const at = this.#length;
    this.uint(width, 0);
    body();
    const length = this.#length - at - width;
    if (length >= 2 ** (8 * width)) throw new RangeError(`${length} bytes do not fit a ${width}-byte length`);
    this.#poke(at, width, length);
    return length;
  }

  /** Puts `bytes` before what stands at `at`, moving it up: for a length whose own width is known only afterwards. */
  insert(at: number, bytes: Uint8Array): void {
    this.#reserve(bytes.length);
    this.#buffer.copyWithin(at + bytes.length, at, this.#length);
    this.#buffer.set(bytes, at);
    this.#length += bytes.length;
  }

  done(): Uint8Array {
    return this.#buffer.slice(0, this.#length);
  }

  #poke(at: number, width: Width, value: number): void {
    let rest = value;
    for (let i = width - 1; i >= 0; i--) {
      this.#buffer[at + i] = rest & 0xff;
      rest = Math.floor(rest / 256);
    }
  }

  #reserve(more: number): void {
    const needed = this.#length + more;
    if (needed <= this.#buffer.length) return;
    const grown = new Uint8Array(Math.max(this.#buffer.length * 2, needed));
    grown.set(this.#buffer.subarray(0, this.#length));
    this.#buffer = grown;
  }
}
