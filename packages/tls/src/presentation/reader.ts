import { type Codec, DecodeError, type Field } from './codec.ts';

export type Width = 1 | 2 | 3 | 4;

/** Containers nested deeper than this are refused, so that no input can exhaust the stack. */
const MAX_DEPTH = 64;

/** The half of a codec that reads. */
export type Readable<T> = Pick<Codec<T>, 'read'>;

export class Reader {
  readonly bytes: Uint8Array;
  pos: number;
  end: number;
  protected depth = 0;

  constructor(bytes: Uint8Array, start = 0, end: number = bytes.length) {
    this.bytes = bytes;
    this.pos = start;
    this.end = end;
  }

  get left(): number {
    return this.end - this.pos;
  }

  fail(reason: string): never {
    throw new DecodeError(reason, this.pos);
  }

  uint(width: Width): number {
    if (this.pos + width > this.end) this.fail(`need ${width} bytes, ${this.left} left`);
    let value = 0;
    for (let i = 0; i < width; i++) value = value * 256 + this.bytes[this.pos + i]!;
    this.pos += width;
    return value;
  }

  /** A view of the next `length` bytes. */
  take(length: number): Uint8Array {
    if (this.pos + length > this.end) this.fail(`need ${length} bytes, ${this.left} left`);
    const start = this.pos;
    this.pos += length;
    return this.bytes.subarray(start, this.pos);
  }

  /** The byte `ahead` of the present one without moving; `undefined` past the end. */
  peek(ahead = 0): number | undefined {
    return this.pos + ahead < this.end ? this.bytes[this.pos + ahead] : undefined;
  }

  /** What `inner` reads, confined to the next `length` bytes, which it must use up exactly. */
  within<T>(length: number, inner: Readable<T>): T {
    if (this.pos + length > this.end) this.fail(`length ${length} overruns its container (${this.left} left)`);
    if (this.depth === MAX_DEPTH) this.fail(`nested deeper than ${MAX_DEPTH}`);
    const outer = this.end;
    this.end = this.pos + length;
    this.depth++;
    const value = inner.read(this);
    if (this.pos !== this.end) this.fail(`${this.left} trailing bytes`);
    this.depth--;
    this.end = outer;
    return value;
  }

  // The two seams. A plain reader does nothing here; a TracingReader keeps spans.
  field<T>(field: Field): T {
    return field.codec.read(this);
  }

  /** `bytes`, just taken from this reader, are said to hold a `codec`. */
  inside(_codec: () => Codec<unknown>, _bytes: Uint8Array): void {}
}
