/** Certificate policies (RFC 5280 §6.1): who demands them, what is accepted, and that no chain costs much. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PolicySettings } from '../../src/x509/index.ts';
import { issue, makeCa, makeChain, makeLeaf, makeRoot, outcome, verify } from './make.ts';
import { encodedExtension } from './make-extensions.ts';

const ANY = '2.5.29.32.0';
const [A, B, C] = ['1.2.3.1', '1.2.3.2', '1.2.3.3'] as const;
const policies = (...identifiers: string[]) =>
  encodedExtension(
    'id-ce-certificatePolicies',
    identifiers.map((policyIdentifier) => ({ policyIdentifier })),
  );
const demand = (requireExplicitPolicy: number) =>
  encodedExtension('id-ce-policyConstraints', { requireExplicitPolicy }, true);
const mappings = (...pairs: [issuer: string, subject: string][]) =>
  encodedExtension(
    'id-ce-policyMappings',
    pairs.map(([issuerDomainPolicy, subjectDomainPolicy]) => ({ issuerDomainPolicy, subjectDomainPolicy })),
    true,
  );
const inhibitAny = encodedExtension('id-ce-inhibitAnyPolicy', 0, true);

type Extensions = ReturnType<typeof policies>[];
function ask(issuing: Extensions, leaf: Extensions, settings?: PolicySettings, root: Extensions = []): string {
  const chain = makeChain({ root: { extensions: root }, issuing: { extensions: issuing }, leaf: { extensions: leaf } });
  return outcome(verify(chain.presented, [chain.root], settings === undefined ? {} : { policies: settings }));
}
const explicit = { explicit: true };
const refused =
  /^NO_EXPLICIT_POLICY certificate_unknown: certificate \d ".*" has no accepted policy: .*\[certificate_policies\.accepted\]$/;

test('nobody asks: policies may say what they like', () => {
  assert.equal(ask([policies(A)], [policies(B)]), 'ok');
  assert.equal(ask([], []), 'ok');
});

test('a CA demands a policy', () => {
  assert.equal(ask([policies(A), demand(0)], [policies(A)]), 'ok');
  assert.equal(ask([policies(ANY), demand(0)], [policies(A)]), 'ok');
  assert.match(ask([policies(A), demand(0)], [policies(B)]), refused);
  assert.match(ask([policies(A), demand(0)], []), refused);
  assert.equal(ask([policies(A), demand(5)], []), 'ok');
});

test('the anchor demands a policy', () => {
  assert.match(ask([policies(A)], [policies(B)], undefined, [demand(0)]), refused);
  assert.equal(ask([policies(A)], [policies(A)], undefined, [demand(0)]), 'ok');
  assert.match(ask([policies(ANY)], [policies(A)], explicit, [inhibitAny]), refused);
});

test('the caller demands a policy', () => {
  assert.match(ask([], [], explicit), refused);
  assert.equal(ask([policies(A, B)], [policies(B)], { ...explicit, initialPolicySet: [B, C] }), 'ok');
  assert.match(ask([policies(A, B)], [policies(B)], { ...explicit, initialPolicySet: [A] }), refused);
  assert.match(ask([policies(ANY)], [policies(A)], { ...explicit, inhibitAny: true }), refused);
  assert.equal(ask([policies(ANY)], [policies(ANY)], { ...explicit, initialPolicySet: [C] }), 'ok');
});

test('policies are mapped, unless that is inhibited or senseless', () => {
  const issuing = [policies(A), mappings([A, B])];
  assert.equal(ask(issuing, [policies(B)], { ...explicit, initialPolicySet: [A] }), 'ok');
  assert.match(ask(issuing, [policies(A)], { ...explicit, initialPolicySet: [A] }), refused);
  assert.match(ask(issuing, [policies(B)], { ...explicit, initialPolicySet: [B] }), refused);
  assert.match(ask(issuing, [policies(B)], { ...explicit, inhibitMapping: true }), refused);
  assert.match(
    ask([policies(A), mappings([A, ANY])], [policies(B)]),
    /^INVALID_POLICY_EXTENSION .*\[policy_mappings\.any_policy\]$/,
  );
});

test('a chain of policies that would make a tree explode is judged at once', () => {
  const many = Array.from({ length: 60 }, (_, i) => `1.2.3.${i}`);
  const all = [
    policies(...many),
    mappings(...many.flatMap((a) => many.slice(0, 20).map((b): [string, string] => [a, b]))),
  ];
  const root = makeRoot();
  const chain = [root];
  for (let depth = 0; depth < 8; depth++) chain.unshift(makeCa(chain[0]!, { extensions: all }, `CA ${depth}`));
  const leaf = makeLeaf(chain[0], { extensions: [policies(many[19]!)] });
  const presented = [leaf, ...chain.slice(0, -1)].map(({ der }) => der);
  assert.equal(outcome(verify(presented, [root], { policies: explicit })), 'ok');
  const other = makeLeaf(chain[0], { extensions: [policies(many[20]!)] });
  assert.match(outcome(verify([other.der, ...presented.slice(1)], [root], { policies: explicit })), refused);
});

test('a self-issued certificate does not count down', () => {
  const root = makeRoot();
  const first = makeCa(root, { extensions: [policies(A), demand(1)] });
  const rolled = issue('Issuing', first, { ca: true, extensions: [policies(A)] });
  const leaf = makeLeaf(rolled, { extensions: [policies(A)] });
  assert.equal(outcome(verify([leaf.der, rolled.der, first.der], [root])), 'ok');
});
