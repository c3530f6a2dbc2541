import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { countExplained, dissect } from '../../src/presentation/index.ts';
import { absent } from '../support/rfc8448.ts';
import { checkLaws, damaged, type Sample } from './laws.ts';
import { localSamples, nodeSamples, rfc8448Samples } from './samples.ts';

const RUNS = 2500;
/** The samples that hold something undeclared on purpose. */
const undeclared = ['unknown', 'ECHConfigList', 'encrypted_extensions'];

describe('the laws of codecs', async () => {
  const sources: [string, Sample[], string | false][] = [
    ['messages made here', localSamples(), false],
    ["Node's messages", await nodeSamples(), false],
    ['the messages of RFC 8448', rfc8448Samples(), absent],
  ];
  for (const [source, samples, skip] of sources) {
    it(`hold for ${source}, which are accepted`, { skip }, () => {
      assert.ok(samples.length > 0);
      for (const { name, codec, bytes } of samples) assert.equal(checkLaws(codec, bytes), 'accepted', name);
    });

    it(`hold for ${source}, damaged ${RUNS} times`, { skip }, () => {
      const seen = { accepted: 0, refused: 0 };
      fc.assert(
        fc.property(damaged(samples), ({ sample, bytes }) => {
          seen[checkLaws(sample.codec, bytes)]++;
        }),
        { numRuns: RUNS },
      );
      assert.ok(seen.accepted > RUNS / 20, `${seen.accepted} of ${RUNS} damaged messages were still well-formed`);
      assert.ok(seen.refused > RUNS / 20, `${seen.refused} of ${RUNS} damaged messages were refused`);
    });

    it(`explain every byte of ${source}`, { skip }, () => {
      for (const { name, codec, bytes } of samples) {
        if (!undeclared.includes(name)) assert.equal(countExplained(dissect(codec, bytes)).unexplained, 0, name);
      }
    });
  }

  it('hold for bytes that lie inside a larger buffer', () => {
    for (const { name, codec, bytes } of localSamples()) {
      const buffer = new Uint8Array(bytes.length + 11).fill(0xff);
      buffer.set(bytes, 7);
      assert.equal(checkLaws(codec, buffer.subarray(7, 7 + bytes.length)), 'accepted', name);
    }
  });

  it('hold for every beginning of every message', () => {
    for (const { codec, bytes } of localSamples()) {
      for (let length = 0; length < Math.min(bytes.length, 300); length++) checkLaws(codec, bytes.subarray(0, length));
    }
  });
});
