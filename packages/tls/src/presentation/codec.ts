/**
 * A codec is declared once. From it come the static type (`Infer`), `decode`, `encode`
 * and `dissect`, which is the same read with every byte accounted for.
 */
import { Reader } from './reader.ts';
import { Writer } from './writer.ts';

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
