/** What is said of a chain that is refused: what is wrong with it, with the values that were looked at. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { claimBesideCertificate } from '../../src/observe/index.ts';
import { rules, whatFails } from '../../src/rules/index.ts';
import { CertificateFault } from '../../src/wire/index.ts';
import { chainRule, finding } from '../../src/x509/chain-rule.ts';
import { dateFrom } from '../../src/x509/dates.ts';
import { failures } from '../../src/x509/failures.ts';
import { AT, DAY, HOST, issue, makeChain, makeLeaf, makeRoot, verify } from './make.ts';

type Change = NonNullable<Parameters<typeof makeChain>[0]>;
const said: readonly [change: Change, rule: string, sentence: string][] = [
  [
    { leaf: { notBefore: AT - 900 * DAY, notAfter: AT - 606 * DAY } },
    'certificate.not_expired',
    'certificate 0 "CN=server.example" expired on 19 October 2024, 606 days ago (2024-10-19T12:00:00Z)',
  ],
  [
    { issuing: { notBefore: AT + DAY, notAfter: AT + 9 * DAY } },
    'certificate.not_before',
    'certificate 1 "CN=Issuing" is not valid before 18 June 2026, in 1 day (2026-06-18T12:00:00Z)',
  ],
  [
    { leaf: { san: ['a.test', 'b.test'] } },
    'certificate.host_name',
    'certificate 0 "CN=server.example" is for a.test and b.test, not for "server.example"',
  ],
  [
    { leaf: { san: [] } },
    'certificate.host_name',
    'certificate 0 "CN=server.example" is not for "server.example": it has no dNSName in a subjectAltName',
  ],
  [
    { issuing: { ca: false } },
    'certificate.is_ca',
    'certificate 1 "CN=Issuing" is not a CA, but it is the issuer of certificate 0 "CN=server.example"',
  ],
  [
    { root: { pathLength: 0 } },
    'certificate.path_length',
    'certificate 2 "CN=Root" allows 0 CA certificates below it, but there is 1',
  ],
  [
    { leaf: { extendedKeyUsage: ['clientAuth', 'codeSigning'] } },
    'certificate.extended_key_usage',
    'certificate 0 "CN=server.example" is for clientAuth and codeSigning, not for serverAuth',
  ],
  [
    { leaf: { keyUsage: ['keyCertSign'] } },
    'certificate.key_usage',
    'certificate 0 "CN=server.example" has a key that may not be used in TLS: its keyUsage is keyCertSign',
  ],
  [
    { issuing: { nameConstraints: { excluded: [{ type: 'dNSName', value: 'example' }] } } },
    'name_constraints.excluded',
    'certificate 0 "CN=server.example" has a name that certificate 1 "CN=Issuing" excludes: dNSName server.example is excluded by dNSName example',
  ],
];
for (const [change, rule, sentence] of said) {
  test(`${rule}: ${sentence}`, () => {
    const { root, presented } = makeChain(change);
    const { evidence } = verify(presented, [root]);
    assert.deepEqual([evidence.failure!.rule, evidence.failure!.claim], [rule, sentence]);
    assert.ok(rules.has(rule));
    const { message, rule: id } = new CertificateFault(evidence.failure!);
    assert.equal(id, rule);
    assert.equal(
      message,
      `the peer's certificate was refused: ${sentence} (${evidence.failure!.rfc}, ${evidence.failure!.code})`,
    );
  });
}

test('where a path ends: what is missing is named', () => {
  const { root, presented, leaf } = makeChain();
  const failureOf = (...question: Parameters<typeof verify>) => {
    const { rule, claim } = verify(...question).evidence.failure!;
    return [rule, claim];
  };
  const missing = (who: string, issuer: string) =>
    `${who} was issued by "${issuer}", of which no certificate was sent by the peer or is trusted here`;
  assert.deepEqual(failureOf([leaf.der], [root]), [
    'chain.leaf_issuer',
    missing('certificate 0 "CN=server.example"', 'CN=Issuing'),
  ]);
  assert.deepEqual(failureOf(presented, [makeRoot({}, 'Other')]), [
    'chain.trust_anchor',
    missing('certificate 1 "CN=Issuing"', 'CN=Root'),
  ]);
  assert.deepEqual(failureOf([...presented, root.der], []), [
    'chain.self_signed_root',
    'certificate 2 "CN=Root" is self-signed and is not trusted',
  ]);
  assert.deepEqual(failureOf([makeLeaf(undefined).der], [root]), [
    'chain.self_signed_leaf',
    'certificate 0 "CN=server.example" is self-signed and is not trusted',
  ]);
  assert.deepEqual(failureOf([], [root]), ['chain.server_certificate', 'the server sent no certificate']);
});

test('a failure points at its check: the first of its path that failed, of the same rule and certificate', () => {
  const { root, presented } = makeChain({ root: { notAfter: AT - DAY }, issuing: { notAfter: AT - DAY } });
  const { failure, paths } = verify(presented, [root]).evidence;
  const check = paths[0]!.checks.find(({ ok }) => !ok)!;
  assert.deepEqual([failure!.rule, failure!.certificate, failure!.claim], [check.rule, check.certificate, check.claim]);
});

test('beside its certificate a sentence does not name it again, whatever it is called', () => {
  const odd = 'x" is a CA "certificate 1 "$&';
  const leaf = issue(odd, undefined, { san: [HOST] });
  const [path] = verify([leaf.der], []).evidence.paths;
  const check = path!.checks.find(({ rule }) => rule === 'chain.self_signed_leaf')!;
  assert.equal(claimBesideCertificate(check), 'is self-signed and is not trusted');
  const chain = makeChain();
  const [sound] = verify(chain.presented, [chain.root]).evidence.paths;
  const signed = sound!.checks.find(({ rule }) => rule === 'certificate.signature')!;
  assert.equal(claimBesideCertificate(signed), 'is signed by the key of "CN=Issuing"');
});

test('the values of a sentence are asked for when it is read', () => {
  const asked: string[] = [];
  const rule = chainRule('test.lazy', {
    holds: (who) => `${who} holds`,
    fails: (who: string) => `${who} fails`,
    rfc: 'RFC 5280 §4.1',
    failed: failures.demand,
  });
  const found = finding(false, rule, () => {
    asked.push('asked');
    return ['it'];
  });
  assert.deepEqual(asked, []);
  assert.equal(found.claim(), 'it fails');
  assert.deepEqual(asked, ['asked']);
  assert.equal(whatFails(rule, ['it']), 'it fails');
  assert.throws(() => chainRule('test.lazy', { ...rule, failed: failures.demand }), RangeError);
});

test('dates are said as people say them, with how far away they are', () => {
  const at = Date.UTC(2025, 3, 1, 12);
  assert.equal(dateFrom(at, at + 606 * DAY), '1 April 2025, 606 days ago');
  assert.equal(dateFrom(at, at + DAY), '1 April 2025, 1 day ago');
  assert.equal(dateFrom(at, at + 1000), '1 April 2025, less than a day ago');
  assert.equal(dateFrom(at, at - 2 * DAY), '1 April 2025, in 2 days');
});
