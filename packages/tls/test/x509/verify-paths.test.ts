/** Chains that are sound, however they are presented, and what is said about them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { KeyKind, PrivateKeyData } from '../../src/crypto/provider.ts';
import { pureProvider } from '../../src/crypto/providers/pure/index.ts';
import { rules } from '../../src/rules/index.ts';
import { AT, DAY, HOST, issue, makeCa, makeChain, makeLeaf, makeRoot, newKey, outcome, verify } from './make.ts';

test('a sound chain is accepted, and every check of it is shown', () => {
  const { root, presented } = makeChain();
  const { evidence, leaf } = verify(presented, [root]);
  assert.equal(evidence.ok, true);
  assert.equal(evidence.enforced, true);
  assert.equal(evidence.host, HOST);
  assert.equal(evidence.chosen, 0);
  assert.equal(leaf!.subject, 'CN=server.example');
  const [path] = evidence.paths;
  assert.deepEqual(path!.subjects, ['CN=server.example', 'CN=Issuing', 'CN=Root']);
  assert.deepEqual(path!.certificates, [...presented, root.der]);
  for (const check of path!.checks) {
    assert.equal(check.ok, true, check.claim);
    assert.match(check.rfc, /^RFC \d+ §[\d.]+$/);
    assert.ok(rules.has(check.rule!), check.rule);
    assert.match(check.claim, new RegExp(`certificate ${check.certificate} "${path!.subjects[check.certificate!]}"`));
    assert.ok(!('code' in check) && !('alert' in check));
  }
  const checked = path!.checks.map(({ rule }) => rule);
  for (const rule of [
    'chain.trust_anchor',
    'certificate.signature',
    'certificate.not_expired',
    'certificate.is_ca',
    'certificate.extended_key_usage',
    'certificate.host_name',
  ]) {
    assert.ok(checked.includes(rule), rule);
  }
});

test('any order, duplicates and strangers in between make no difference', () => {
  const root = makeRoot();
  const outer = makeCa(root, {}, 'Outer');
  const inner = makeCa(outer, {}, 'Inner');
  const leaf = makeLeaf(inner);
  const others = [outer.der, inner.der, root.der, inner.der, leaf.der, makeRoot({}, 'Stranger').der, makeRoot().der];
  fc.assert(
    fc.property(fc.shuffledSubarray(others, { minLength: others.length }), (shuffled) => {
      assert.equal(outcome(verify([leaf.der, ...shuffled], [makeRoot({}, 'Unused'), root])), 'ok');
    }),
    { numRuns: 20 },
  );
});

test('an expired alternative does not spoil a sound one', () => {
  const key = newKey();
  const [oldRoot, root] = [makeRoot({ notBefore: AT - 9 * DAY, notAfter: AT - DAY }, 'Old Root'), makeRoot()];
  const crossed = issue('Issuing', oldRoot, { ca: true, keys: key });
  const issuing = makeCa(root, { keys: key });
  const lapsed = makeCa(root, { keys: key, notBefore: AT - 9 * DAY, notAfter: AT - DAY });
  const leaf = makeLeaf(issuing);
  for (const middle of [
    [crossed, issuing],
    [issuing, crossed],
    [lapsed, issuing],
    [lapsed, crossed, issuing],
  ]) {
    const answer = verify([leaf.der, ...middle.map(({ der }) => der)], [oldRoot, root]);
    assert.equal(outcome(answer), 'ok');
    assert.deepEqual(answer.evidence.paths[answer.evidence.chosen!]!.certificates[1], issuing.der);
  }
  const { evidence } = verify([leaf.der, crossed.der], [oldRoot, root]);
  assert.equal(evidence.failure!.code, 'CERT_HAS_EXPIRED');
});

test('an anchor is known by its name and key: an intermediate, a cross-signed twin, or the server itself', () => {
  const { root, issuing, leaf, presented } = makeChain();
  assert.equal(outcome(verify([...presented, root.der], [issuing])), 'ok');
  const twin = issue('Issuing', makeRoot({}, 'Elsewhere'), { ca: true, keys: issuing.key });
  assert.equal(outcome(verify(presented, [twin])), 'ok');
  assert.equal(outcome(verify([leaf.der], [issuing])), 'ok');
  const own = makeLeaf(undefined);
  assert.equal(outcome(verify([own.der], [own])), 'ok');
  assert.match(outcome(verify([own.der], [own], { host: 'other.example' })), /^ERR_TLS_CERT_ALTNAME_INVALID/);
  assert.match(outcome(verify([own.der], [own], { at: AT + 2 * DAY })), /^CERT_HAS_EXPIRED/);
});

test('a version 1 root is a CA because it is an anchor', () => {
  const { root, presented } = makeChain({ root: { version: 1 } });
  assert.equal(outcome(verify(presented, [root])), 'ok');
});

test('names are compared as RFC 5280 §7.1 has it: case and spacing do not count', () => {
  const key = newKey();
  const root = makeRoot({ keys: key }, 'Some Root');
  const shouting = makeRoot({ keys: key }, '  SOME   ROOT ');
  const { presented } = (() => {
    const issuing = makeCa(shouting);
    return { presented: [makeLeaf(issuing).der, issuing.der] };
  })();
  assert.equal(outcome(verify(presented, [root])), 'ok');
});

test('self-issued certificates do not count towards the path length, and escape name constraints', () => {
  const root = makeRoot({ pathLength: 1 });
  const first = makeCa(root, {});
  const rolled = issue('Issuing', first, { ca: true });
  assert.equal(outcome(verify([makeLeaf(rolled).der, rolled.der, first.der], [root])), 'ok');
});

test('validity is inclusive to the second', () => {
  const { root, presented } = makeChain({ leaf: { notBefore: AT, notAfter: AT + 5000 } });
  for (const [at, fine] of [
    [AT - 1, false],
    [AT, true],
    [AT + 5000, true],
    [AT + 5999, true],
    [AT + 6000, false],
  ] as const) {
    assert.equal(verify(presented, [root], { at }).evidence.ok, fine, `${at - AT} ms`);
  }
});

const curves = ['secp256r1', 'secp384r1', 'secp521r1', 'ed25519', 'ed448'] as const;
for (const kind of [...curves, 'rsa2048', 'mldsa44', 'mldsa65', 'mldsa87'] as const satisfies KeyKind[]) {
  test(`a chain of ${kind} keys, with either provider`, () => {
    const keys = newKey(kind);
    const { root, presented } = makeChain({ root: { keys }, issuing: { keys: newKey(kind) }, leaf: { keys } });
    assert.equal(outcome(verify(presented, [root])), 'ok');
    assert.equal(outcome(verify(presented, [root], { provider: pureProvider })), 'ok');
  });
}

for (const pss of ['any hash', 'sha256', 'sha512'] as const) {
  test(`a chain of RSA keys for PSS alone (${pss}), with either provider`, () => {
    const made = (): PrivateKeyData => ({ ...(newKey('rsa2048') as Extract<PrivateKeyData, { type: 'rsa' }>), pss });
    const keys = made();
    const { root, presented } = makeChain({ root: { keys }, issuing: { keys: made() }, leaf: { keys } });
    assert.equal(outcome(verify(presented, [root])), 'ok');
    assert.equal(outcome(verify(presented, [root], { provider: pureProvider })), 'ok');
  });
}

for (const scheme of ['rsa_pss_rsae_sha256', 'rsa_pss_rsae_sha512', 'rsa_pkcs1_sha384'] as const) {
  test(`a chain signed with ${scheme}`, () => {
    const keys = newKey('rsa2048');
    const { root, presented } = makeChain({ root: { keys }, issuing: { keys, scheme }, leaf: { scheme } });
    assert.equal(outcome(verify(presented, [root])), 'ok');
  });
}
