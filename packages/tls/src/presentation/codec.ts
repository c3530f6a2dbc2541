/**
 * A codec is declared once. From it come the static type (`Infer`), `decode`, `encode`
 * and `dissect`, which is the same read with every byte accounted for.
 */
import { type Width, Writer } from './writer.ts';

export interface Codec<T> {
  /** Spelled as the RFC spells it: `uint16`, `Random`, `CipherSuite<2..2^16-2>`. */
  readonly name: string;
  /** Where it is defined, as `RFC 9846 §4.2.2`. */
  readonly rfc?: string | undefined;
  /** One sentence for a person who has never read that RFC. */
  readonly note?: string | undefined;
  read(r: Reader): T;
  write(w: Writer, value: T): void;
  /** How an observer prints a value of this type. */
  show?(value: NoInfer<T>): string;
}

export type Infer<C> = C extends Codec<infer T> ? T : never;

/** A named, explained place in a structure. Spans point at it; they never copy it. */
export interface Field {
  readonly name: string;
  readonly codec: Codec<any>;
  readonly note?: string | undefined;
  /** What the bytes mean is not known: they are kept, and counted as unexplained. */
  readonly unexplained?: true;
}

/** Bytes that are not what the declaration says. `offset` counts from the start of the decoded bytes. */
export class DecodeError extends Error {
  readonly reason: string;
  readonly offset: number;

  constructor(reason: string, offset: number) {
    super(`${reason} at byte ${offset}`);
    this.name = 'DecodeError';
    this.reason = reason;
    this.offset = offset;
  }
}

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

/** Reads exactly one `T` from `bytes`; opaque parts of the result are views of `bytes`. Throws `DecodeError`. */
export function decode<T>(codec: Codec<T>, bytes: Uint8Array): T {
  const r = new Reader(bytes);
  const value = codec.read(r);
  if (r.left !== 0) r.fail(`${r.left} trailing bytes`);
  return value;
}

/** Throws `RangeError` where `value` does not fit its declaration: that is the caller's fault, not a peer's. */
export function encode<T>(codec: Codec<T>, value: T): Uint8Array {
  const w = new Writer();
  codec.write(w, value);
  return w.done();
}
