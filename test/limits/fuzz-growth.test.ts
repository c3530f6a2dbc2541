import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Growth } from '../../fuzz/growth.ts';

const MEBIBYTE = 2 ** 20;

test('a run of a fuzzer that keeps a little of each input fails, on the heap as in buffers', () => {
  for (const input of [(i: number) => `${i}`.repeat(64), () => new Uint8Array(512)]) {
    const growth = new Growth();
    const kept = Array.from({ length: 20_000 }, (_, i) => ({ kept: input(i) }));
    assert.throws(() => growth.end(MEBIBYTE), /at most 1\.0 MiB more are allowed/);
    assert.equal(kept.length, 20_000);
  }
});

test('a run that lets go of its inputs is said to have kept nothing', () => {
  const growth = new Growth();
  for (let i = 0; i < 20_000; i++) new Uint8Array(512).fill(i);
  assert.match(growth.end(MEBIBYTE), /^the heap after a collection: \d+\.\d MiB before, \d+\.\d MiB after$/);
});
