/** The laws every declaration keeps on every input (ARCHITECTURE.md). */
import { equal, hex } from '../../src/bytes/index.ts';
import {
  type Codec,
  DecodeError,
  decode,
  decodeFault,
  dissect,
  encode,
  leaves,
  type Span,
} from '../../src/presentation/index.ts';
import { mutate, seeded } from './mutate.ts';
import type { Sample } from './openssl.ts';

/** What law is broken, if one is. `accepted` is whether the bytes decode. */
export function lawFault(codec: Codec<any>, bytes: Uint8Array): { accepted: boolean; fault?: string } {
  const outcome = attempt(codec, bytes);
  const span = dissect(codec, bytes);
  const refused = decodeFault(span);
  const accepted = outcome.error === undefined;
  const faults = [
    outcome.fault,
    tileFault(span, bytes.length),
    accepted === (refused === undefined) ? undefined : `decode says ${outcome.error}, dissect ${refused?.error}`,
    accepted ? roundTripFault(codec, outcome.value, bytes) : undefined,
    containedFault(span, bytes),
  ];
  const fault = faults.find((each) => each !== undefined);
  return fault === undefined ? { accepted } : { accepted, fault };
}

/** Damages samples `count` times; says how many were still accepted, and the first law that broke. */
export function searchLaws(samples: readonly Sample[], count: number, seed: number): { accepted: number; fault?: string } {
  const random = seeded(seed);
  let accepted = 0;
  for (let i = 0; i < count; i++) {
    const sample = samples[Math.floor(random() * samples.length)]!;
    const bytes = mutate(sample.der, random);
    const result = lawFault(sample.codec, bytes);
    if (result.accepted) accepted++;
    if (result.fault !== undefined) {
      return { accepted, fault: `${sample.name}, mutation ${i}: ${result.fault}\n${hex(bytes)}` };
    }
  }
  return { accepted };
}

function attempt(codec: Codec<any>, bytes: Uint8Array): { value?: unknown; error?: string; fault?: string } {
  try {
    return { value: decode(codec, bytes) };
  } catch (error) {
    if (!(error instanceof DecodeError)) return { error: String(error), fault: `decode threw ${(error as Error).stack}` };
    const within = error.offset >= 0 && error.offset <= bytes.length;
    return within ? { error: error.reason } : { error: error.reason, fault: `an offset of ${error.offset}` };
  }
}

function tileFault(span: Span, length: number): string | undefined {
  let at = 0;
  for (const leaf of leaves(span)) {
    if (leaf.start !== at) return `a gap at ${at}: the next leaf begins at ${leaf.start}`;
    at = leaf.end;
  }
  return at === length ? undefined : `leaves end at ${at} of ${length}`;
}

function roundTripFault(codec: Codec<any>, value: unknown, bytes: Uint8Array): string | undefined {
  try {
    const encoded = encode(codec, value);
    return equal(encoded, bytes) ? undefined : `${codec.name} encodes again as ${hex(encoded)}`;
  } catch (error) {
    return `${codec.name} does not encode again: ${(error as Error).stack}`;
  }
}

/** The same round trip for what is opened for the observer only, as far as it reads without an error. */
function containedFault(span: Span, bytes: Uint8Array): string | undefined {
  for (const child of span.children) {
    const own = child.contained === true && !hasError(child) && child.field.codec.name !== 'element';
    const fault = own
      ? roundTripFault(child.field.codec, child.value, bytes.subarray(child.start, child.end))
      : undefined;
    const found = fault ?? containedFault(child, bytes);
    if (found !== undefined) return found;
  }
  return undefined;
}

const hasError = ({ contained, ...span }: Span): boolean => decodeFault(span) !== undefined;
