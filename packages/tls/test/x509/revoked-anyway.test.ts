/** A soundly signed entry refuses, whatever the form or the age of the list that it stands on; all of it in soft mode. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Extension } from '../../src/asn1/index.ts';
import type { Issued, RevocationPolicy } from '../../src/x509/index.ts';
import { commonName } from '../../src/x509/names/names.ts';
import { AT, DAY, issue, makeCa, makeChain, makeLeaf, newKey, outcome, verify } from './make.ts';
import { encodedExtension } from './make-extensions.ts';
import { answerOf, changesSince, listOf, reshaped, versionOne, withExtensions } from './make-status.ts';

const { root, issuing, leaf, presented } = makeChain();
const ask = (policy: Omit<RevocationPolicy, 'mode'>, mode: RevocationPolicy['mode'] = 'soft') =>
  outcome(verify(presented, [root], { revocation: { mode, ...policy } }));
const named = listOf(issuing, [leaf]);
const without = (name: string): Uint8Array =>
  reshaped(named, issuing, (tbs) => ({
    ...tbs,
    crlExtensions: tbs.crlExtensions!.filter(({ extnID }) => extnID !== name),
  }));
const scoped = (value: object): Extension =>
  encodedExtension('id-ce-issuingDistributionPoint', { ...NO_LIMIT, ...value }, true);
const NO_LIMIT = {
  onlyContainsUserCerts: false,
  onlyContainsCACerts: false,
  indirectCRL: false,
  onlyContainsAttributeCerts: false,
};
const unknown: Extension = { extnID: '1.2.3.4', critical: true, extnValue: Uint8Array.of(5, 0) };

const forms: readonly [what: string, list: Uint8Array][] = [
  ['of version 1', versionOne(named, issuing)],
  ['without a cRLNumber', without('2.5.29.20')],
  ['without nextUpdate', reshaped(named, issuing, ({ nextUpdate: _, ...tbs }) => tbs)],
  ['that has expired', listOf(issuing, [leaf], { thisUpdate: AT - 9 * DAY, nextUpdate: AT - DAY })],
  ['of tomorrow', listOf(issuing, [leaf], { thisUpdate: AT + DAY, nextUpdate: AT + 2 * DAY })],
  ['of changes, whose base is not at hand', changesSince(1, listOf(issuing, [leaf], { number: 2 }), issuing)],
  ['with a critical extension that nobody knows', withExtensions(named, issuing, unknown)],
  ['with an extension twice', withExtensions(named, issuing, encodedExtension('id-ce-cRLNumber', Uint8Array.of(1)))],
  ['for CAs alone', withExtensions(named, issuing, scoped({ onlyContainsCACerts: true }))],
  ['for attribute certificates alone', withExtensions(named, issuing, scoped({ onlyContainsAttributeCerts: true }))],
  ['for some reasons alone', withExtensions(named, issuing, scoped({ onlySomeReasons: ['keyCompromise'] }))],
  ['with a hold', listOf(issuing, [leaf], { reason: 'certificateHold' })],
  ['that is full, with removeFromCRL', listOf(issuing, [leaf], { reason: 'removeFromCRL' })],
  [
    'that names it twice, the second time with removeFromCRL',
    reshaped(changesSince(1, listOf(issuing, [leaf, leaf], { number: 2 }), issuing), issuing, (tbs) => ({
      ...tbs,
      revokedCertificates: tbs.revokedCertificates!.map((entry, i) =>
        i === 0 ? entry : { ...entry, crlEntryExtensions: [encodedExtension('id-ce-cRLReasons', 8)] },
      ),
    })),
  ],
];
for (const [what, list] of forms) {
  test(`a certificate on a list ${what} is revoked`, () => {
    assert.match(ask({ crls: [list] }), /^CERT_REVOKED certificate_revoked/);
    assert.match(ask({ crls: [listOf(issuing, []), list] }), /^CERT_REVOKED/, 'beside a list in force without it');
    assert.match(ask({ crls: [list] }, 'hard'), /^CERT_REVOKED/);
  });
}

test('a CA that may not sign lists can still revoke what it has issued', () => {
  const chain = makeChain({ issuing: { keyUsage: ['keyCertSign'] } });
  const revocation = { mode: 'soft', crls: [listOf(chain.issuing, [chain.leaf])] } as const;
  assert.match(outcome(verify(chain.presented, [chain.root], { revocation })), /^CERT_REVOKED/);
});

test('a list that somebody else signed revokes nothing, whatever its form', () => {
  const stranger = makeCa(root);
  for (const list of [listOf(stranger, [leaf]), versionOne(listOf(stranger, [leaf]), stranger)]) {
    assert.equal(ask({ crls: [list] }), 'ok');
  }
  // Another CA below the same anchor, with a key and a name of its own, is not asked.
  const other = issue('Other', root, { ca: true });
  assert.equal(ask({ crls: [withExtensions(listOf(other, [leaf]), other, scoped({ indirectCRL: true }))] }), 'ok');
});

test('an entry of an indirect list speaks of whoever has one of the names that it gives the issuer', () => {
  const lists = issue('Lists', root, { ca: true });
  const point = { distributionPoint: undefined, cRLIssuer: [{ type: 'directoryName', value: commonName('Lists') }] };
  const chain = [
    makeLeaf(issuing, { extensions: [encodedExtension('id-ce-cRLDistributionPoints', [point])] }),
    issuing,
  ];
  const naming = (...names: string[]) =>
    reshaped(withExtensions(listOf(lists, [chain[0]!]), lists, scoped({ indirectCRL: true })), lists, (tbs) => ({
      ...tbs,
      revokedCertificates: tbs.revokedCertificates!.map((entry) => {
        const value = names.map((name) => ({ type: 'directoryName', value: commonName(name) }));
        return { ...entry, crlEntryExtensions: [encodedExtension('id-ce-certificateIssuer', value, true)] };
      }),
    }));
  const answer = (list: Uint8Array) => {
    const revocation = { mode: 'soft', scope: 'leaf', crls: [list], signers: [lists.der] } as const;
    const presented = chain.map(({ der }) => der);
    return outcome(verify(presented, [root], { revocation }));
  };
  assert.match(answer(naming('Issuing')), /^CERT_REVOKED/);
  assert.match(answer(naming('An older name', 'Issuing')), /^CERT_REVOKED/);
  assert.match(answer(naming('Issuing', 'A newer name')), /^CERT_REVOKED/);
  assert.equal(answer(naming('Somebody else')), 'ok');
});

test('a hold ends with a newer list in force that does not know of it, and nothing else does', () => {
  const held = listOf(issuing, [leaf], { reason: 'certificateHold' });
  const taken = listOf(issuing, [leaf], { reason: 'keyCompromise' });
  const later = listOf(issuing, [], { number: 2, thisUpdate: AT - DAY / 8 });
  const old = listOf(issuing, [], { number: 2, thisUpdate: AT - 9 * DAY, nextUpdate: AT - DAY });
  const lifted = changesSince(1, listOf(issuing, [leaf], { number: 2, reason: 'removeFromCRL' }), issuing);
  assert.equal(ask({ crls: [held, later] }), 'ok');
  assert.equal(ask({ crls: [held, lifted] }), 'ok');
  assert.equal(ask({ crls: [held], ocsp: [answerOf(issuing, leaf, 'good')] }), 'ok');
  assert.match(ask({ crls: [held, old] }), /^CERT_REVOKED/);
  assert.match(ask({ crls: [taken, later] }), /^CERT_REVOKED/);
  // RFC 5280 §5.3.1: changes take off what was held or has expired, and nothing else; no reason is not a hold.
  for (const mode of ['soft', 'hard'] as const) {
    assert.match(ask({ crls: [taken, lifted] }, mode), /^CERT_REVOKED .*keyCompromise/);
    assert.match(ask({ crls: [listOf(issuing, [leaf]), lifted] }, mode), /^CERT_REVOKED .*unspecified/);
    assert.match(ask({ crls: [held, taken, lifted] }, mode), /^CERT_REVOKED .*keyCompromise/);
  }
  assert.match(ask({ crls: [taken], ocsp: [answerOf(issuing, leaf, 'good')] }), /^CERT_REVOKED/);
  const stale = reshaped(lifted, issuing, ({ nextUpdate: _, ...tbs }) => tbs);
  assert.match(ask({ crls: [held, stale] }), /^CERT_REVOKED/);
  assert.equal(ask({ crls: [stale] }), 'ok');
});

test('more lists than are looked at show nothing to be good', () => {
  const full = [listOf(root, []), listOf(issuing, [])];
  assert.equal(ask({ crls: full }, 'hard'), 'ok');
  const many = [...full, ...Array.from({ length: 300 }, () => full[1]!)];
  for (const mode of ['soft', 'hard'] as const) {
    assert.match(ask({ crls: many }, mode), /^UNABLE_TO_GET_CRL .*only the first 256/, mode);
  }
});

test('a peer cannot use up the looking for who has signed a list, by the many paths that it shows', () => {
  const signer = issue('Root', root, { ca: true });
  const below = makeCa(root);
  const keys = newKey();
  const copies = Array.from({ length: 24 }, () => makeCa(below, { keys }, 'Below'));
  const shown = [makeLeaf(copies[0]), ...copies, below].map(({ der }) => der);
  const judged = (crls: Uint8Array[], mode: RevocationPolicy['mode']) =>
    outcome(verify(shown, [root], { revocation: { mode, crls, signers: [signer.der] } }));
  for (const mode of ['soft', 'hard'] as const) {
    assert.match(judged([listOf(signer, [below], { reason: 'keyCompromise' })], mode), /^CERT_REVOKED/, mode);
  }
  assert.equal(judged([listOf(signer, [])], 'soft'), 'ok');
});

test('a list that names the certificate is not passed over where finding who signed it is too much work', () => {
  const expired = { ca: true, notBefore: AT - 3 * DAY, notAfter: AT - 2 * DAY };
  const useless = Array.from({ length: 16 }, () => issue('Issuing', root, expired));
  const sound = issue('Issuing', root, { ca: true });
  const signers = [...useless, sound].map(({ der }) => der);
  const naming = (given: readonly Issued[]) => given.map((one) => listOf(one, [leaf]));
  const good = [answerOf(issuing, leaf, 'good'), answerOf(root, issuing, 'good')];
  assert.equal(ask({ crls: naming(useless), signers }), 'ok');
  assert.match(ask({ crls: naming([sound]), signers }), /^CERT_REVOKED/);
  for (const mode of ['soft', 'hard'] as const) {
    const answer = ask({ crls: naming([...useless, sound]), signers, ocsp: good }, mode);
    assert.match(answer, /^UNABLE_TO_GET_CRL .*more work than is done for one chain/, mode);
  }
});

test('what somebody names has to be of use', () => {
  const file = (...items: Uint8Array[]) => ask({ crls: items, named: [{ name: 'x.crl', items }] });
  assert.equal(file(listOf(issuing, [])), 'ok');
  assert.equal(file(listOf(issuing, []), listOf(issue('Other', root, { ca: true }), [])), 'ok');
  for (const [list, why] of [
    [versionOne(listOf(issuing, []), issuing), /version 1/],
    [listOf(issuing, [], { thisUpdate: AT - 9 * DAY, nextUpdate: AT - DAY }), /good from/],
    [changesSince(1, listOf(issuing, [], { number: 2 }), issuing), /not at hand/],
    [listOf(makeCa(root), []), /nobody on a sound path/],
    [listOf(issue('Other', root, { ca: true }), []), /nothing in it is about/],
    [Uint8Array.of(0x30, 0), /cannot be read/],
  ] as const) {
    assert.match(file(list), /^UNABLE_TO_GET_CRL .*x\.crl is of no use: .*\[revocation\.source_of_use\]$/);
    assert.match(file(list), why);
  }
  assert.match(file(listOf(root, []), versionOne(listOf(issuing, []), issuing)), /^UNABLE_TO_GET_CRL .*version 1/);
  const answers = [answerOf(issuing, leaf, 'unknown')];
  assert.match(ask({ ocsp: answers, named: [{ name: 'x.der', items: answers }] }), /does not know/);
});

test('an OCSP answer of any age that says revoked counts, and one that says both', () => {
  for (const thisUpdate of [AT - 400 * DAY, AT + DAY]) {
    const answer = answerOf(issuing, leaf, 'revoked', { thisUpdate, nextUpdate: thisUpdate + DAY / 2 });
    assert.match(ask({ ocsp: [answer] }), /^CERT_REVOKED/);
    assert.match(ask({ stapled: [answer] }), /^CERT_REVOKED/);
    assert.match(ask({ ocsp: [answerOf(issuing, leaf, 'good'), answer] }), /^CERT_REVOKED/);
  }
});
