/** Lists and answers about revocation: believed where they are genuine and fresh, and shown either way. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { parseRevocationList, type RevocationPolicy, sha1 } from '../../src/x509/index.ts';
import { AT, DAY, issue, makeCa, makeChain, makeRoot, newKey, outcome, verify } from './make.ts';
import { encodedExtension } from './make-extensions.ts';
import { answerOf, delegated, listOf, mustStaple } from './make-status.ts';

const { root, issuing, leaf, presented } = makeChain();
const ask = (revocation: RevocationPolicy) => verify(presented, [root], { revocation });
const statuses = (revocation: RevocationPolicy) => {
  const { evidence } = ask(revocation);
  return evidence.paths[0]!.checks.filter(({ claim }) => claim.includes('revoked')).map(({ claim }) => claim);
};

test('a hash by which OCSP names things', () => {
  for (const length of [0, 1, 55, 56, 63, 64, 65, 119, 120, 1000]) {
    const bytes = new Uint8Array(length).map((_, i) => i * 7);
    assert.deepEqual(Buffer.from(sha1(bytes)), createHash('sha1').update(bytes).digest(), `${length} bytes`);
  }
});

const none = { ocsp: [], crls: [] };
const crls = [listOf(root, []), listOf(issuing, [])];
const good = [answerOf(root, issuing, 'good'), answerOf(issuing, leaf, 'good')];

const rows: [what: string, policy: Omit<RevocationPolicy, 'mode'>, soft: RegExp, hard: RegExp][] = [
  ['nothing at hand', none, /^ok$/, /^UNABLE_TO_GET_CRL certificate_unknown: .*nothing is at hand/],
  ['lists without it', { crls }, /^ok$/, /^ok$/],
  ['answers that it is good', { ocsp: good }, /^ok$/, /^ok$/],
  ['one of each', { ocsp: good.slice(1), crls: crls.slice(0, 1) }, /^ok$/, /^ok$/],
  [
    'a list with the leaf on it',
    { crls: [listOf(root, []), listOf(issuing, [leaf], { reason: 'keyCompromise' })] },
    /^CERT_REVOKED certificate_revoked: certificate 0 .*17 June 2026, less than a day ago \(2026-06-17T00:00:00Z\).*: keyCompromise .*\[certificate\.not_revoked_by_crl\]$/,
    /^CERT_REVOKED/,
  ],
  [
    'a list with the issuing CA on it',
    { crls: [listOf(root, [issuing])] },
    /^CERT_REVOKED .*certificate 1/,
    /^CERT_REVOKED/,
  ],
  [
    'an answer that it is revoked',
    { ocsp: [answerOf(issuing, leaf, 'revoked')] },
    /^CERT_REVOKED .*OCSP response .*keyCompromise .*\[certificate\.not_revoked_by_ocsp\]$/,
    /^CERT_REVOKED/,
  ],
  [
    'one source that says good and one that says revoked',
    { ocsp: good, crls: [listOf(issuing, [leaf])] },
    /^CERT_REVOKED/,
    /^CERT_REVOKED/,
  ],
  ['an answer that it is not known', { ocsp: [answerOf(issuing, leaf, 'unknown')] }, /^ok$/, /does not know/],
  [
    'a list of yesterday',
    { crls: [listOf(issuing, [leaf], { thisUpdate: AT - 9 * DAY, nextUpdate: AT - DAY })] },
    /^CERT_REVOKED/,
    /^CERT_REVOKED .*list of "CN=Issuing" of 2026-06-08/,
  ],
  [
    'a list of yesterday without it',
    { crls: [listOf(issuing, [], { thisUpdate: AT - 9 * DAY, nextUpdate: AT - DAY })] },
    /^ok$/,
    /^UNABLE_TO_GET_CRL .*it was good from 2026-06-08/,
  ],
  [
    'a list of tomorrow',
    { crls: [listOf(issuing, [leaf], { thisUpdate: AT + 1000 })] },
    /^CERT_REVOKED/,
    /^CERT_REVOKED/,
  ],
  [
    'a list of tomorrow without it',
    { crls: [listOf(issuing, [], { thisUpdate: AT + 1000 })] },
    /^ok$/,
    /^UNABLE_TO_GET_CRL/,
  ],
  [
    'two lists, the second with it',
    { crls: [listOf(issuing, []), listOf(issuing, [leaf], { number: 2 })] },
    /^CERT_REVOKED/,
    /^CERT_REVOKED/,
  ],
  [
    'an answer of yesterday',
    { ocsp: [answerOf(issuing, leaf, 'revoked', { thisUpdate: AT - 9 * DAY, nextUpdate: AT - DAY })] },
    /^CERT_REVOKED/,
    /^CERT_REVOKED .*OCSP response of 2026-06-08/,
  ],
  [
    'an answer of yesterday that it is good',
    { ocsp: [answerOf(issuing, leaf, 'good', { thisUpdate: AT - 9 * DAY, nextUpdate: AT - DAY })] },
    /^ok$/,
    /no longer, or not yet, good/,
  ],
  ['a list by a namesake', { crls: [listOf(makeCa(root), [leaf])] }, /^ok$/, /nobody on a sound path .* has signed it/],
  ['an answer by a namesake', { ocsp: [answerOf(makeCa(root), leaf, 'revoked')] }, /^ok$/, /about another certificate/],
  ['an answer about another', { ocsp: [answerOf(issuing, root, 'revoked')] }, /^ok$/, /about another certificate/],
  ['junk', { ocsp: [Uint8Array.of(0x30, 0)], crls: [Uint8Array.of(0x30, 0)] }, /^ok$/, /cannot be (used|read)/],
];
for (const [what, policy, soft, hard] of rows) {
  test(`revocation: ${what}`, () => {
    assert.match(outcome(ask({ mode: 'soft', ...policy })), soft);
    assert.match(outcome(ask({ mode: 'hard', ...policy })), hard);
  });
}

test('the answer and its source stand in the evidence, also where nothing counts', () => {
  assert.deepEqual(statuses({ mode: 'hard', crls }), [
    'certificate 0 "CN=server.example" is not revoked, says the revocation list of "CN=Issuing" of 2026-06-16T12:00:00Z',
    'certificate 1 "CN=Issuing" is not revoked, says the revocation list of "CN=Root" of 2026-06-16T12:00:00Z',
  ]);
  assert.match(statuses({ mode: 'soft' })[0]!, /is not known to be revoked, but nothing is at hand/);
  for (const [mode, policy, undecided] of [
    ['soft', {}, true],
    ['hard', {}, true],
    ['soft', { crls }, undefined],
    ['hard', { crls }, undefined],
  ] as const) {
    const { checks } = ask({ mode, scope: 'leaf', ...policy }).evidence.paths[0]!;
    const [check] = checks.filter(({ claim }) => /revoked/.test(claim));
    assert.deepEqual([check?.ok, check?.undecided], [undecided === undefined || mode === 'soft', undecided]);
  }
  assert.equal(statuses({ mode: 'soft', scope: 'leaf' }).length, 1);
  assert.equal(outcome(ask({ mode: 'hard', scope: 'leaf', ocsp: good })), 'ok');
});

test('a CA that may not sign lists, and a list of another with its name and leave', () => {
  const keys = newKey();
  const chain = makeChain({ issuing: { keyUsage: ['keyCertSign'] } });
  const answer = (crl: Uint8Array, signers: readonly Uint8Array[]) =>
    outcome(
      verify(chain.presented, [chain.root], { revocation: { mode: 'hard', scope: 'leaf', crls: [crl], signers } }),
    );
  assert.match(answer(listOf(chain.issuing, []), []), /^UNABLE_TO_GET_CRL .*nobody on a sound path/);
  const signer = issue('Issuing', chain.root, { keys, keyUsage: ['cRLSign'], extendedKeyUsage: [] });
  assert.equal(answer(listOf(signer, []), [signer.der]), 'ok');
  assert.match(answer(listOf(signer, [chain.leaf]), [signer.der]), /^CERT_REVOKED/);
  const stranger = issue('Issuing', makeRoot({}, 'Elsewhere'), { keys, keyUsage: ['cRLSign'], extendedKeyUsage: [] });
  assert.match(answer(listOf(stranger, [chain.leaf]), [stranger.der]), /nobody on a sound path/);
});

test('a responder needs the leave of the issuer itself', () => {
  const revoked = answerOf(issuing, leaf, 'revoked');
  const by = (options: Parameters<typeof issue>[2], above = issuing) =>
    outcome(ask({ mode: 'soft', ocsp: [delegated(revoked, issue('Responder', above, options))] }));
  assert.match(by({ extendedKeyUsage: ['OCSPSigning'] }), /^CERT_REVOKED/);
  assert.equal(by({ extendedKeyUsage: ['serverAuth'] }), 'ok');
  assert.equal(by({ extendedKeyUsage: ['OCSPSigning'] }, root), 'ok');
  assert.equal(by({ extendedKeyUsage: ['OCSPSigning'], notAfter: AT - 1000 }), 'ok');
});

test('a certificate that is not valid for signing responses makes them of no use', () => {
  const none = Uint8Array.of(5, 0);
  const bad: readonly [options: Parameters<typeof issue>[2], because: RegExp][] = [
    [{ extensions: [{ extnID: '1.2.3.4', critical: true, extnValue: none }] }, /critical extension 1\.2\.3\.4/],
    [{ keyUsage: ['keyEncipherment'] }, /not for digitalSignature but for keyEncipherment/],
    [{ keyUsage: ['keyCertSign', 'cRLSign'] }, /not for digitalSignature/],
    [{ extendedKeyUsage: ['serverAuth'] }, /not for OCSPSigning/],
    [{ notAfter: AT - 1000 }, /is valid from .* to /],
    [
      { extensions: [encodedExtension('id-ce-cRLNumber', none), encodedExtension('id-ce-cRLNumber', none)] },
      /extension id-ce-cRLNumber, which is wrong: it is there twice/,
    ],
  ];
  const by = (status: 'good' | 'revoked', mode: RevocationPolicy['mode'], options: Parameters<typeof issue>[2]) => {
    const responder = issue('Responder', issuing, { extendedKeyUsage: ['OCSPSigning'], ...options });
    const ocsp = [delegated(answerOf(issuing, leaf, status), responder)];
    return outcome(ask({ mode, scope: 'leaf', ocsp }));
  };
  assert.equal(by('good', 'hard', {}), 'ok');
  assert.equal(by('good', 'hard', { keyUsage: ['digitalSignature'] }), 'ok');
  for (const [options, because] of bad) {
    assert.match(by('good', 'hard', options), /^UNABLE_TO_GET_CRL /);
    assert.match(by('good', 'hard', options), because);
    assert.match(by('revoked', 'hard', options), /^UNABLE_TO_GET_CRL /);
    assert.equal(by('revoked', 'soft', options), 'ok');
  }
});

test('an answer of a responder whose certificate is on a list at hand is of no use', () => {
  for (const extensions of [[], [encodedExtension('id-pkix-ocsp-nocheck', Uint8Array.of(5, 0))]]) {
    const responder = issue('Responder', issuing, { extendedKeyUsage: ['OCSPSigning'], extensions });
    const ocsp = [delegated(answerOf(issuing, leaf, 'good'), responder)];
    const by = (crls: Uint8Array[]) => outcome(ask({ mode: 'hard', scope: 'leaf', ocsp, crls }));
    assert.equal(by([]), 'ok');
    // An old list does not speak for the leaf any more; what it took back stays taken back.
    const old = { thisUpdate: AT - 9 * DAY, nextUpdate: AT - DAY };
    const taken = by([listOf(issuing, [responder], old)]);
    assert.match(taken, /^UNABLE_TO_GET_CRL .*its responder's certificate, "CN=Responder", was revoked on/);
    assert.equal(by([listOf(issuing, [], old)]), 'ok');
    assert.equal(by([listOf(makeCa(root), [responder], old)]), 'ok');
  }
});

test('must-staple: a promise is held against a server that was asked', () => {
  const chain = makeChain({ leaf: { extensions: [mustStaple] } });
  const ask = (revocation: Omit<RevocationPolicy, 'mode'>) =>
    outcome(verify(chain.presented, [chain.root], { revocation: { mode: 'soft', ...revocation } }));
  assert.equal(ask({}), 'ok');
  assert.match(
    ask({ requested: true }),
    /^OCSP_VERIFY_NEEDED bad_certificate_status_response: .*\[certificate\.must_staple\]$/,
  );
  const stapled = (status: 'good' | 'revoked' | 'unknown') => [answerOf(chain.issuing, chain.leaf, status)];
  assert.equal(ask({ requested: true, stapled: stapled('good') }), 'ok');
  assert.match(ask({ requested: true, stapled: stapled('revoked') }), /^CERT_REVOKED/);
  assert.match(ask({ requested: true, stapled: stapled('unknown') }), /^CRL_SIGNATURE_FAILURE .*does not know/);
  assert.match(ask({ requested: true, ocsp: stapled('good') }), /^OCSP_VERIFY_NEEDED/);
});

test('a list as it reads', () => {
  const list = parseRevocationList(listOf(issuing, [leaf], { number: 300, reason: 'superseded' }));
  assert.deepEqual([list.issuer, list.size, list.fault], ['CN=Issuing', 1, undefined]);
  assert.deepEqual(list.number, Uint8Array.of(1, 44));
  assert.throws(() => parseRevocationList(Uint8Array.of(0x30, 0)), { name: 'DecodeError' });
});
