/** Whatever a peer sends as its chain, the answer is an answer. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { makeChain, makeRoot, outcome, verify } from './make.ts';

const { root, presented } = makeChain({
  issuing: { nameConstraints: { permitted: [{ type: 'dNSName', value: 'example' }] }, pathLength: 0 },
});
const stranger = makeRoot({}, 'Stranger');

/** One to four places of a certificate replaced, cut or stretched. */
const mutated = (der: Uint8Array) =>
  fc
    .array(fc.tuple(fc.nat(der.length - 1), fc.uint8Array({ maxLength: 3 }), fc.nat(3)), { minLength: 1, maxLength: 4 })
    .map((edits) =>
      edits.reduce(
        (bytes, [at, put, cut]) => Uint8Array.from([...bytes.subarray(0, at), ...put, ...bytes.subarray(at + cut)]),
        der,
      ),
    );
/** Bytes changed in place, so that lengths stay right and the deeper rules are reached. */
const bent = (der: Uint8Array) =>
  fc
    .array(fc.tuple(fc.nat(der.length - 1), fc.integer({ min: 1, max: 255 })), { minLength: 1, maxLength: 2 })
    .map((edits) => edits.reduce((bytes, [at, flip]) => bytes.map((b, i) => (i === at ? b ^ flip : b)), der));

const certificate = fc.oneof(
  ...[...presented, root.der].flatMap((der) => [
    { weight: 12, arbitrary: fc.constant(der) },
    { weight: 6, arbitrary: bent(der) },
    { weight: 1, arbitrary: mutated(der) },
  ]),
  { weight: 2, arbitrary: fc.constant(stranger.der) },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 40 }) },
);

test('mutated chains never throw, and are accepted only where the genuine one is in them', () => {
  const genuine = (der: Uint8Array) => presented.some((known) => Buffer.compare(known, der) === 0);
  fc.assert(
    fc.property(fc.array(certificate, { maxLength: 5 }), (chain) => {
      const answer = verify(chain, [root]);
      if (outcome(answer) !== 'ok') return;
      const [path] = answer.evidence.paths.slice(answer.evidence.chosen);
      assert.ok(path!.certificates.slice(0, -1).every(genuine));
      assert.deepEqual(path!.certificates.at(-1), root.der);
    }),
    { numRuns: 1500 },
  );
});
