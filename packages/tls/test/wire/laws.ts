/** The laws of every codec, and ways to damage a message. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { hex } from '../../src/bytes/index.ts';
import {
  type Codec,
  DecodeError,
  decode,
  decodeFault,
  dissect,
  encode,
  type Span,
} from '../../src/presentation/index.ts';

export interface Sample {
  readonly name: string;
  readonly codec: Codec<any>;
  readonly bytes: Uint8Array;
}

/**
 * For any bytes at all: the spans tile them, and every value in them can be printed; `decode` throws exactly when `dissect` marks an error outside contained
 * bytes, for the same reason, and throws nothing but `DecodeError`; what it accepts, `encode` writes back unchanged.
 */
export function checkLaws(codec: Codec<any>, bytes: Uint8Array): 'accepted' | 'refused' {
  const span = dissect(codec, bytes);
  assertTiled(span, 0, bytes.length);
  assertShown(span);
  const fault = decodeFault(span);
  let value: unknown;
  try {
    value = decode(codec, bytes);
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error;
    assert.equal(fault?.error, error.reason, 'decode throws what dissect marks');
    return 'refused';
  }
  assert.equal(fault?.error, undefined, 'decode accepts what dissect marks');
  assert.equal(hex(encode(codec, value)), hex(bytes), 'encode writes what was decoded');
  return 'accepted';
}

function assertTiled(span: Span, start: number, end: number): void {
  const where = `${span.field.name} ${span.start}..${span.end}`;
  assert.equal(span.start, start, `${where} begins where the span before it ends`);
  assert.equal(span.end, end, `${where} ends where its parent ends`);
  let at = span.start;
  for (const [i, child] of span.children.entries()) {
    assertTiled(child, at, i === span.children.length - 1 ? span.end : child.end);
    at = child.end;
  }
}

function assertShown({ field, value, children }: Span): void {
  if (value !== undefined && field.codec.show !== undefined) assert.equal(typeof field.codec.show(value), 'string');
  for (const child of children) assertShown(child);
}

/** Bytes that are a sample, damaged one to four times. */
export const damaged = (samples: readonly Sample[]): fc.Arbitrary<{ sample: Sample; bytes: Uint8Array }> =>
  fc.tuple(fc.constantFrom(...samples), fc.array(damage, { minLength: 1, maxLength: 4 })).map(([sample, damages]) => ({
    sample,
    bytes: damages.reduce((bytes, apply) => apply(sample.codec, bytes), sample.bytes),
  }));

type Damage = (codec: Codec<any>, bytes: Uint8Array) => Uint8Array;

const somewhere = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const few = fc.uint8Array({ maxLength: 9 });
const pick = (fraction: number, length: number): number => Math.floor(fraction * length);

const overwrite = fc.tuple(somewhere, fc.oneof(fc.nat(255), fc.constantFrom(0, 1, 0x7f, 0x80, 0xff))).map(
  ([at, value]): Damage =>
    (_, bytes) =>
      bytes.length === 0 ? bytes : bytes.with(pick(at, bytes.length), value),
);
const nudge = fc.tuple(somewhere, fc.constantFrom(-1, 1)).map(
  ([at, by]): Damage =>
    (_, bytes) => {
      const i = pick(at, bytes.length);
      return bytes.length === 0 ? bytes : bytes.with(i, bytes[i]! + by);
    },
);
const cut = fc.tuple(somewhere, fc.nat(8)).map(
  ([at, length]): Damage =>
    (_, bytes) =>
      splice(bytes, pick(at, bytes.length + 1), length, new Uint8Array()),
);
const add = fc.tuple(somewhere, few).map(
  ([at, more]): Damage =>
    (_, bytes) =>
      splice(bytes, pick(at, bytes.length + 1), 0, more),
);
const truncate = somewhere.map(
  (at): Damage =>
    (_, bytes) =>
      bytes.slice(0, pick(at, bytes.length + 1)),
);
/** Puts other bytes, or another part of the same message, in the place of one part, and mends the lengths around it. */
const replacePart = fc.tuple(somewhere, fc.oneof(few, somewhere)).map(
  ([at, replacement]): Damage =>
    (codec, bytes) => {
      const parts = [...paths(dissect(codec, bytes), [])].filter((path) => path.at(-1)!.field.name !== 'length');
      const path = parts[pick(at, parts.length)];
      if (path === undefined) return bytes;
      const target = path.at(-1)!;
      const other = typeof replacement === 'number' ? parts[pick(replacement, parts.length)]!.at(-1)! : undefined;
      const put = typeof replacement === 'number' ? bytes.slice(other!.start, other!.end) : replacement;
      return splice(mendLengths(bytes, path, put.length), target.start, target.end - target.start, put);
    },
);

const damage: fc.Arbitrary<Damage> = fc.oneof(overwrite, nudge, cut, add, truncate, {
  arbitrary: replacePart,
  weight: 4,
});

function splice(bytes: Uint8Array, at: number, remove: number, insert: Uint8Array): Uint8Array {
  return Uint8Array.from([...bytes.subarray(0, at), ...insert, ...bytes.subarray(at + remove)]);
}

/** Every span with its ancestors before it. */
function* paths(span: Span, above: readonly Span[]): Generator<readonly Span[]> {
  const path = [...above, span];
  yield path;
  for (const child of span.children) yield* paths(child, path);
}

function mendLengths(bytes: Uint8Array, path: readonly Span[], newLength: number): Uint8Array {
  const target = path.at(-1)!;
  const out = bytes.slice();
  for (const span of path.slice(0, -1)) {
    const length = span.children.find((child) => child.field.name === 'length' && child.end <= target.start);
    if (length === undefined || !/^uint\d+$/.test(length.field.codec.name)) continue;
    let value = Number(length.value) + newLength - (target.end - target.start);
    for (let i = length.end - 1; i >= length.start; i--) {
      out[i] = value & 0xff;
      value >>= 8;
    }
  }
  return out;
}
