/** A signature holds, does not hold, or cannot be verified here: the last is refused, and is not told as the second. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  type AlgorithmIdentifier,
  BasicOCSPResponse,
  Certificate,
  HashAlgorithm,
  NULL,
  OCSPResponse,
  oid,
  RSASSA_PSS_params,
  TBSCertificate,
} from '../../src/asn1/index.ts';
import { nodeProvider as provider } from '../../src/crypto/providers/node/index.ts';
import { diagnose } from '../../src/diagnose/index.ts';
import type { TlsEvent } from '../../src/observe/index.ts';
import { decode, encode } from '../../src/presentation/index.ts';
import {
  checkSignature,
  type Issued,
  parseCertificate,
  type RevocationPolicy,
  TrustStore,
} from '../../src/x509/index.ts';
import { clientConfig, Pair, serverConfig } from '../support/pair.ts';
import { AT, HOST, issue, makeCa, makeChain, makeLeaf, makeRoot, newKey, outcome, verify } from './make.ts';
import { answerOf, listOf, reshaped } from './make-status.ts';

/** The same certificate, said to be signed otherwise. */
function relabelled(der: Uint8Array, algorithm: AlgorithmIdentifier): Uint8Array {
  const certificate = decode(Certificate, der);
  const tbsCertificate = { ...certificate.tbsCertificate, signature: algorithm };
  assert.ok(encode(TBSCertificate, tbsCertificate).length > 0);
  return encode(Certificate, { ...certificate, tbsCertificate, signatureAlgorithm: algorithm });
}

const none = encode(NULL, null);
const sha256 = { algorithm: oid['id-sha256'], parameters: none };
const mask = { algorithm: oid['id-mgf1'], parameters: encode(HashAlgorithm, sha256) };
const pss = (saltLength: number): AlgorithmIdentifier => ({
  algorithm: oid['id-RSASSA-PSS'],
  parameters: encode(RSASSA_PSS_params, { hashAlgorithm: sha256, maskGenAlgorithm: mask, saltLength, trailerField: 1 }),
});

const made = makeChain();
const labels: readonly [what: string, algorithm: AlgorithmIdentifier, because: RegExp][] = [
  ['an algorithm that is not known', { algorithm: '1.2.156.10197.1.501' }, /is not an algorithm that this stack has/],
  ['another salt of PSS', pss(20), /its salt has 20 bytes/],
  [
    'NULL where there are no parameters',
    { algorithm: oid['ecdsa-with-SHA256'], parameters: none },
    /its parameters are NULL/,
  ],
];

/** A CA with an RSA key of 16,384 bits, and a server below it. */
function huge(): { readonly root: Issued; readonly presented: Uint8Array[] } {
  const modulus = Uint8Array.from({ length: 2048 }, () => 0xff);
  const root = makeRoot();
  const key = { type: 'rsa', modulus, publicExponent: Uint8Array.of(1, 0, 1) } as const;
  const ca = issue('Huge', root, { ca: true, keys: key as never });
  const leaf = makeLeaf({ der: ca.der, key: newKey('rsa2048') });
  return { root, presented: [leaf.der, ca.der] };
}

describe('what cannot be verified is not told as forged', () => {
  for (const [what, algorithm, because] of labels) {
    test(what, () => {
      const leaf = relabelled(made.leaf.der, algorithm);
      const answer = verify([leaf, made.issuing.der], [made.root]);
      assert.match(outcome(answer), /^UNSUPPORTED_SIGNATURE_ALGORITHM unsupported_certificate/);
      assert.match(outcome(answer), because);
      const verdict = checkSignature(parseCertificate(leaf), parseCertificate(made.issuing.der), provider);
      assert.equal(verdict.state, 'unknown');
      const checks = answer.evidence.paths[0]!.checks.filter(({ ok }) => !ok);
      assert.ok(checks.every(({ undecided }) => undecided === true));
      assert.ok(checks.some(({ rule, claim }) => because.test(claim) && rule === 'certificate.signature_supported'));
      assert.ok(!checks.some(({ rule }) => rule === 'certificate.signature'));
    });
  }

  test('a key that is too long to look at', () => {
    const { root, presented } = huge();
    const answer = verify(presented, [root]);
    assert.match(outcome(answer), /^UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY unsupported_certificate/);
    assert.match(outcome(answer), /16384 bits/);
  });

  test('but what is forged is', () => {
    const forged = makeLeaf({ der: made.issuing.der, key: newKey() });
    const answer = verify([forged.der, made.issuing.der], [made.root]);
    assert.match(outcome(answer), /^CERT_SIGNATURE_FAILURE bad_certificate/);
    assert.ok(answer.evidence.paths[0]!.checks.every(({ undecided }) => undecided === undefined));
    const answers = [made.leaf.der, forged.der].map(
      (der) => checkSignature(parseCertificate(der), parseCertificate(made.issuing.der), provider).state,
    );
    assert.deepEqual(answers, ['holds', 'fails']);
  });
});

test('a list or an OCSP response whose signature cannot be verified says nothing, and is not told as forged', () => {
  const { root, issuing, leaf, presented } = makeChain();
  const sha1 = { algorithm: oid['ecdsa-with-SHA1'] };
  const crl = (revoked: readonly Issued[], algorithm: AlgorithmIdentifier) =>
    reshaped(listOf(issuing, revoked), issuing, (tbs) => ({ ...tbs, signature: algorithm }), algorithm);
  const ask = (policy: Omit<RevocationPolicy, 'scope'>) =>
    verify(presented, [root], { revocation: { scope: 'leaf', ...policy } });
  const told = (policy: Omit<RevocationPolicy, 'scope'>) =>
    ask(policy).evidence.paths[0]!.checks.find(({ rule }) => rule === 'certificate.status_known')?.claim;
  for (const [algorithm, because] of [
    [sha1, /its signature cannot be verified: SHA-1/],
    [labels[0]![1], /its signature cannot be verified: .*is not an algorithm that this stack has/],
  ] as const) {
    const [without, naming] = [crl([], algorithm), crl([leaf], algorithm)];
    assert.match(outcome(ask({ mode: 'hard', crls: [without] })), /^UNABLE_TO_GET_CRL/);
    assert.match(outcome(ask({ mode: 'hard', crls: [without] })), because);
    assert.match(told({ mode: 'soft', crls: [without] })!, because);
    assert.match(told({ mode: 'soft', crls: [naming] })!, /it names the certificate as revoked, but its signature/);
    assert.equal(outcome(ask({ mode: 'soft', crls: [naming] })), 'ok');
    assert.match(
      outcome(ask({ mode: 'hard', crls: [naming] })),
      /^UNABLE_TO_GET_CRL .*its signature cannot be verified/,
    );
    const named = [{ name: 'x.crl', items: [naming] }];
    assert.match(outcome(ask({ mode: 'soft', crls: [naming], named })), /^UNABLE_TO_GET_CRL .*cannot be verified/);
    // What is soundly signed still refuses beside it.
    assert.match(outcome(ask({ mode: 'soft', crls: [without, listOf(issuing, [leaf])] })), /^CERT_REVOKED/);
    const outer = decode(OCSPResponse, answerOf(issuing, leaf, 'good'));
    const basic = decode(BasicOCSPResponse, outer.responseBytes!.response);
    const response = encode(BasicOCSPResponse, { ...basic, signatureAlgorithm: algorithm });
    const ocsp = [encode(OCSPResponse, { ...outer, responseBytes: { ...outer.responseBytes!, response } })];
    assert.match(outcome(ask({ mode: 'hard', ocsp })), because);
    assert.match(told({ mode: 'soft', ocsp })!, because);
  }
});

test('a handshake that ends on it has the code, the alert and the diagnosis of what cannot be verified', () => {
  const keys = newKey();
  const root = makeRoot();
  const issuing = makeCa(root);
  const leaf = issue(HOST, issuing, { keys, san: [HOST] });
  const chain = [relabelled(leaf.der, labels[2]![1]), issuing.der];
  const events: TlsEvent[] = [];
  const client = clientConfig({
    host: HOST,
    now: () => AT,
    trust: TrustStore.of(root.der),
    observe: (event) => events.push(event),
  });
  const server = serverConfig({ credentials: [{ chain, key: provider.importPrivateKey(keys) }], now: () => AT });
  const { clientFault } = Pair.connected(client, server);
  assert.match(clientFault!.code, /UNSUPPORTED_CERTIFICATE$/);
  assert.equal(diagnose(events)[0]?.id, 'unverifiable_signature');
});
