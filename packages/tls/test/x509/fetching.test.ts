/** What is fetched for a chain, when, and how often. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { oid } from '../../src/asn1/index.ts';
import { nodeProvider as provider } from '../../src/crypto/providers/node/index.ts';
import { encode } from '../../src/presentation/index.ts';
import {
  type ChainQuestion,
  type Fetcher,
  type Issued,
  Pkcs7,
  SignedData,
  TrustStore,
  verifyChainFetching,
} from '../../src/x509/index.ts';
import { AT, HOST, makeCa, makeLeaf, makeRoot, outcome } from './make.ts';
import { encodedExtension } from './make-extensions.ts';
import { answerOf, listOf } from './make-status.ts';

const access = (method: 'id-ad-caIssuers' | 'id-ad-ocsp', url: string) => ({
  accessMethod: oid[method],
  accessLocation: { type: 'uniformResourceIdentifier', value: url },
});
const services = (...descriptions: ReturnType<typeof access>[]) =>
  encodedExtension('id-pe-authorityInfoAccess', descriptions);
const points = (url: string) =>
  encodedExtension('id-ce-cRLDistributionPoints', [
    { distributionPoint: { type: 'fullName', value: [{ type: 'uniformResourceIdentifier', value: url }] } },
  ]);

const root = makeRoot();
const outer = makeCa(root, { extensions: [points('http://crl.example/root.crl')] }, 'Outer');
const inner = makeCa(
  outer,
  {
    extensions: [
      services(access('id-ad-caIssuers', 'http://ca.example/outer.cer')),
      points('http://crl.example/outer.crl'),
    ],
  },
  'Inner',
);
const leaf = makeLeaf(inner, {
  extensions: [
    services(access('id-ad-ocsp', 'http://ocsp.example/'), access('id-ad-caIssuers', 'http://ca.example/inner.p7c')),
  ],
});

const bundle = encode(Pkcs7, {
  contentType: oid['id-signedData'],
  content: encode(SignedData, {
    version: 1,
    digestAlgorithms: [],
    encapContentInfo: { eContentType: oid['id-data'] },
    certificates: [inner.der],
    signerInfos: [],
  }),
});
const web: Record<string, Uint8Array> = {
  'http://ca.example/outer.cer': outer.der,
  'http://ca.example/inner.p7c': bundle,
  'http://ocsp.example/': answerOf(inner, leaf, 'good'),
  'http://crl.example/outer.crl': listOf(outer, []),
  'http://crl.example/root.crl': listOf(root, []),
};

const ask = (question: Partial<ChainQuestion> = {}, fetcher: Fetcher = async (url) => web[url]) =>
  verifyChainFetching(
    {
      presented: [leaf.der],
      trust: TrustStore.of(root.der),
      at: AT,
      purpose: 'server',
      host: HOST,
      provider,
      ...question,
    },
    fetcher,
  );
const ders = (...made: Issued[]) => made.map(({ der }) => der);

test('issuers are fetched where they are missing, one above the other', async () => {
  const answer = await ask();
  assert.equal(outcome(answer), 'ok');
  assert.deepEqual(
    answer.fetched.map(({ url, ok }) => [url, ok]),
    [
      ['http://ca.example/inner.p7c', true],
      ['http://ca.example/outer.cer', true],
    ],
  );
});

test('nothing is fetched for a chain that is complete', async () => {
  const answer = await ask({ presented: ders(leaf, inner, outer) });
  assert.equal(outcome(answer), 'ok');
  assert.deepEqual(answer.fetched, []);
});

test('answers and lists are fetched where revocation counts', async () => {
  const answer = await ask({ presented: ders(leaf, inner, outer), revocation: { mode: 'hard' } });
  assert.equal(outcome(answer), 'ok');
  assert.deepEqual(
    answer.fetched.map(({ what }) => what),
    ['ocsp', 'crl', 'crl'],
  );
  const revoked: Fetcher = async (url) => (url.includes('ocsp') ? answerOf(inner, leaf, 'revoked') : web[url]);
  assert.match(outcome(await ask({ revocation: { mode: 'soft' } }, revoked)), /^CERT_REVOKED/);
  const given = { mode: 'hard', ocsp: [answerOf(inner, leaf, 'good')], scope: 'leaf' } as const;
  assert.deepEqual((await ask({ presented: ders(leaf, inner, outer), revocation: given })).fetched, []);
});

test('what does not come, or is junk, is no answer and no error', async () => {
  const broken: Fetcher[] = [
    async () => undefined,
    async () => Uint8Array.of(1, 2, 3),
    async () => root.der,
    () => Promise.reject(new Error('no network')),
  ];
  for (const fetcher of broken) {
    const answer = await ask({}, fetcher);
    assert.match(outcome(answer), /^UNABLE_TO_/);
    assert.equal(answer.fetched.length, 1);
  }
});

test('a chain that always names one more issuer is given up', async () => {
  let calls = 0;
  const endless: Fetcher = async () => {
    calls++;
    const again = [services(access('id-ad-caIssuers', `http://ca.example/${calls}`))];
    return makeCa(makeCa(root, {}, 'Nowhere'), { extensions: again }, 'Inner').der;
  };
  assert.equal((await ask({}, endless)).evidence.ok, false);
  assert.ok(calls <= 16, `${calls} calls`);
});
