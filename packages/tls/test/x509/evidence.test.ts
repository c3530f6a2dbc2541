/** Evidence points at the bytes it speaks of, and does its work only for a reader. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Validity } from '../../src/asn1/index.ts';
import { decode } from '../../src/presentation/index.ts';
import { parseCertificate } from '../../src/x509/index.ts';
import { AT, DAY, makeChain, makeLeaf, makeRoot, outcome, verify } from './make.ts';

const { root, presented } = makeChain();

test('each check that speaks of a part of a certificate says where it stands', () => {
  const [path] = verify(presented, [root]).evidence.paths;
  const bytesOf = (id: string) => {
    const check = path!.checks.find(({ rule, certificate }) => rule === id && certificate === 0)!;
    return path!.certificates[0]!.subarray(check.bytes!.start, check.bytes!.end);
  };
  const leaf = parseCertificate(presented[0]!);
  assert.equal(decode(Validity, bytesOf('certificate.not_expired')).notAfter.value, AT + DAY);
  assert.deepEqual(bytesOf('certificate.signature'), leaf.signature);
  assert.deepEqual(bytesOf('certificate.key_size'), leaf.spkiDer);
  assert.deepEqual(bytesOf('certificate.issuer'), leaf.issuerDer);
  const names = leaf.extensions.find(({ name }) => name === 'id-ce-subjectAltName')!;
  assert.deepEqual(bytesOf('certificate.host_name'), names.value);
});

test('the sentences are put together once, when they are read', () => {
  const { evidence } = verify(presented, [root]);
  assert.equal(evidence.paths[0]!.checks, evidence.paths[0]!.checks);
  assert.equal(evidence.paths[0]!.subjects, evidence.paths[0]!.subjects);
  assert.deepEqual(JSON.parse(JSON.stringify(evidence)).paths[0].checks, evidence.paths[0]!.checks);
});

test('what other JavaScript stacks have let pass is refused', () => {
  const own = makeLeaf(undefined);
  assert.match(outcome(verify([own.der], [])), /^DEPTH_ZERO_SELF_SIGNED_CERT/);
  assert.match(outcome(verify([own.der], [makeRoot()])), /^DEPTH_ZERO_SELF_SIGNED_CERT/);
  const chain = makeChain();
  const forged = makeLeaf(chain.leaf, { san: ['victim.example'] });
  const sent = [forged.der, chain.leaf.der, chain.issuing.der];
  assert.match(outcome(verify(sent, [chain.root], { host: 'victim.example' })), /^INVALID_CA/);
  const outcomes: [change: Parameters<typeof makeChain>[0], expected: RegExp][] = [
    [{ root: { pathLength: 0 } }, /^PATH_LENGTH_EXCEEDED/],
    [{ leaf: { extendedKeyUsage: ['codeSigning'] } }, /^INVALID_PURPOSE/],
    [{ issuing: { nameConstraints: { permitted: [{ type: 'dNSName', value: 'other' }] } } }, /^PERMITTED_VIOLATION/],
    [{ issuing: { nameConstraints: { excluded: [{ type: 'dNSName', value: 'example' }] } } }, /^EXCLUDED_VIOLATION/],
  ];
  for (const [change, expected] of outcomes) {
    const made = makeChain(change);
    assert.match(outcome(verify(made.presented, [made.root])), expected);
  }
});
