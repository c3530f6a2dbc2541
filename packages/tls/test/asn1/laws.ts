/** The laws of every codec, and one more for what only an observer opens. */
import assert from 'node:assert/strict';
import { hex } from '../../src/bytes/index.ts';
import { type Codec, decodeFault, dissect, encode, type Span } from '../../src/presentation/index.ts';
import { checkLaws } from '../wire/laws.ts';
import { mutate, seeded } from './mutate.ts';
import type { Sample } from './openssl.ts';

/** Throws where `bytes`, read as `codec`, break a law. */
export function checkDer(codec: Codec<any>, bytes: Uint8Array): 'accepted' | 'refused' {
  const outcome = checkLaws(codec, bytes);
  checkContained(dissect(codec, bytes), bytes);
  return outcome;
}

/** Damages samples `count` times and checks each; throws at the first broken law, with the bytes that break it. */
export function searchLaws(
  samples: readonly Sample[],
  count: number,
  seed: number,
): { accepted: number; refused: number } {
  const random = seeded(seed);
  const seen = { accepted: 0, refused: 0 };
  for (let i = 0; i < count; i++) {
    const { name, codec, der } = samples[Math.floor(random() * samples.length)]!;
    const bytes = mutate(der, random);
    try {
      seen[checkDer(codec, bytes)]++;
    } catch (cause) {
      throw new Error(`seed ${seed}, mutation ${i} of ${name} breaks a law:\n${hex(bytes)}`, { cause });
    }
  }
  return seen;
}

/** What is opened for the observer only is written back unchanged too, as far as it reads without an error. */
function checkContained(span: Span, bytes: Uint8Array): void {
  for (const child of span.children) {
    const { codec } = child.field;
    if (child.contained === true && decodeFault(asRoot(child)) === undefined && codec.name !== 'element') {
      const written = encode(codec, child.value);
      assert.equal(hex(written), hex(bytes.subarray(child.start, child.end)), `${codec.name} is written back`);
    }
    checkContained(child, bytes);
  }
}

const asRoot = ({ contained, ...span }: Span): Span => span;

/** Every error in the picture, contained or not, as `path: reason`. */
export function errorsIn(span: Span, path = ''): string[] {
  const here = `${path}/${span.field.name}`;
  const own = span.error === undefined ? [] : [`${here}: ${span.error}`];
  return [...own, ...span.children.flatMap((child) => errorsIn(child, here))];
}
