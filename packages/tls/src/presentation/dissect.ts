import { type Codec, DecodeError, type Field, Reader } from './codec.ts';

/** A run of bytes and what it means. Children tile their parent. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly field: Field;
  readonly value: unknown;
  readonly children: readonly Span[];
  /** Why the bytes are not what the declaration says, on the deepest place that says so. */
  readonly error?: string;
  /** The bytes are opaque to the engine and opened for the observer only: an error here is not a decode error. */
  readonly contained?: true;
}

type OpenSpan = { -readonly [K in keyof Span]: Span[K] } & { children: OpenSpan[] };

const unread: Field = {
  name: 'unread',
  codec: { name: 'opaque', read: (r) => r.take(r.left), write: (w, v: Uint8Array) => w.put(v) },
  note: 'Bytes that could not be read because of the error before them.',
  unexplained: true,
};

const open = (field: Field, start: number): OpenSpan => ({ start, end: start, field, value: undefined, children: [] });

/**
 * Where a dissection goes on after a field that begins at `start` and cannot be read, and what that counts as. `undefined` where
 * the fault is for what the field stands in.
 */
export type Resume = (
  field: Field,
  bytes: Uint8Array,
  start: number,
  limit: number,
) => { readonly end: number; readonly value?: unknown } | undefined;

class TracingReader extends Reader {
  readonly #open: OpenSpan[];
  readonly #resume: Resume | undefined;
  /** How many faults were passed over. */
  faults = 0;

  constructor(bytes: Uint8Array, root: OpenSpan, start: number, end: number, resume: Resume | undefined) {
    super(bytes, start, end);
    this.#open = [root];
    this.#resume = resume;
  }

  override field<T>(field: Field): T {
    const span = open(field, this.pos);
    this.#open.at(-1)!.children.push(span);
    this.#open.push(span);
    const { depth, end, faults } = this;
    let value: unknown;
    try {
      value = field.codec.read(this);
    } catch (error) {
      // On a throw the span stays open: finish() closes it, marked with the error.
      const found = this.#resume?.(field, this.bytes, span.start, end);
      if (found === undefined) throw error;
      this.#passOver(span, error, found.end);
      value = found.value;
      this.depth = depth;
      this.end = end;
    }
    span.end = this.pos;
    // A value with holes is nothing to show.
    if (faults === this.faults) span.value = value;
    this.#open.length = this.#open.lastIndexOf(span);
    return value as T;
  }

  /** What of the field was not read is kept beside what was. */
  #passOver(span: OpenSpan, error: unknown, end: number): void {
    // Who reads on without a value that was faulty may stumble over that.
    if (!(error instanceof DecodeError) && this.faults === 0) throw error;
    this.faults++;
    for (const one of this.#open.slice(this.#open.indexOf(span))) one.end = this.pos;
    this.#open.at(-1)!.error = reasonOf(error);
    if (this.pos < end && span.children.length > 0) span.children.push({ ...open(unread, this.pos), end });
    this.pos = end;
  }

  override inside(codec: () => Codec<unknown>, bytes: Uint8Array): void {
    const start = bytes.byteOffset - this.bytes.byteOffset;
    const inner = codec();
    const field = { name: inner.name, codec: inner };
    const span = readSpan(inner, field, this.bytes, start, start + bytes.length, this.#resume);
    span.contained = true;
    this.#open.at(-1)!.children.push(span);
  }

  /** Marks the deepest open span, and closes every open one where the reader stands. */
  finish(error: unknown): void {
    if (!(error instanceof DecodeError) && this.faults === 0) throw error;
    for (const span of this.#open) span.end = this.pos;
    this.#open.at(-1)!.error = reasonOf(error);
  }
}

const reasonOf = (error: unknown): string =>
  error instanceof DecodeError ? error.reason : 'it depends on a field that cannot be read';

function readSpan(
  codec: Codec<unknown>,
  field: Field,
  bytes: Uint8Array,
  start: number,
  end: number,
  resume?: Resume,
): OpenSpan {
  const root = open(field, start);
  const r = new TracingReader(bytes, root, start, end, resume);
  try {
    const value = codec.read(r);
    if (r.faults === 0) root.value = value;
    if (r.pos < end) root.error = `${end - r.pos} trailing bytes`;
  } catch (error) {
    r.finish(error);
  }
  root.end = end;
  if (r.pos === end) return root;
  // What a codec without parts did read has to stay visible beside what it left.
  if (root.children.length === 0 && r.pos > start) {
    root.children.push({ ...open({ ...field, name: 'value' }, start), end: r.pos, value: root.value });
  }
  root.children.push({ ...open(unread, r.pos), end });
  return root;
}

/**
 * Reads `bytes` as `codec` and keeps what each byte means. Never throws: an error becomes part of the picture. With `resume` it
 * goes on behind what cannot be read.
 */
export function dissect<T>(codec: Codec<T>, bytes: Uint8Array, name: string = codec.name, resume?: Resume): Span {
  return readSpan(codec as Codec<unknown>, { name, codec }, bytes, 0, bytes.length, resume);
}

/** The spans that have no parts, in order: together they are every byte once. */
export function* leaves(span: Span): Generator<Span> {
  if (span.children.length === 0) {
    if (span.end > span.start) yield span;
    return;
  }
  for (const child of span.children) yield* leaves(child);
}

/** The place where decoding stops, if it does; errors inside contained bytes do not count. */
export function decodeFault(span: Span): Span | undefined {
  if (span.contained === true) return undefined;
  for (const child of span.children) {
    const fault = decodeFault(child);
    if (fault !== undefined) return fault;
  }
  return span.error === undefined ? undefined : span;
}

/** How many bytes of a dissection have a meaning, and how many are only kept. */
export function countExplained(span: Span): { explained: number; unexplained: number } {
  const count = { explained: 0, unexplained: 0 };
  for (const leaf of leaves(span)) {
    const known = leaf.field.unexplained !== true && (leaf.field.note ?? leaf.field.codec.note) !== undefined;
    count[known ? 'explained' : 'unexplained'] += leaf.end - leaf.start;
  }
  return count;
}
