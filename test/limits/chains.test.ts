/** What a chain can cost whoever judges it, counted in comparisons and signatures: no clock decides. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MAX_BYTES, slowChain } from '../../fuzz/slow-chains.ts';
import { concat, fromUtf8, utf8 } from '../../packages/tls/src/bytes/index.ts';
import { nodeProvider as provider } from '../../packages/tls/src/crypto/providers/node/index.ts';
import { DecodeError } from '../../packages/tls/src/presentation/index.ts';
import { type Issued, parseCertificate, profiles, TrustStore, verifyChain } from '../../packages/tls/src/x509/index.ts';
import { seeded } from '../../packages/tls/test/asn1/mutate.ts';
import { AT, HOST, issue, makeLeaf, makeRoot, newKey, verify } from '../../packages/tls/test/x509/make.ts';
import { encodedExtension } from '../../packages/tls/test/x509/make-extensions.ts';
import { tlv } from '../../packages/tls/test/x509/make-odd.ts';
import { answerOf, delegated } from '../../packages/tls/test/x509/make-status.ts';

const MOST_COMPARISONS = 2 ** 16;
const MOST_SIGNATURES = 64;
const judge = (presented: readonly Uint8Array[], roots: readonly Uint8Array[], profile = profiles.private) =>
  verifyChain({ presented, trust: TrustStore.of(...roots), at: AT, purpose: 'server', host: HOST, provider, profile });

type Options = NonNullable<Parameters<typeof issue>[2]>;

/** Layers of CAs with twins of one name and key, so that there are `twins ** layers` paths. */
function mesh(layers: number, twins: number, ca: Options, leaf: Options) {
  const root = makeRoot();
  let issuer: Issued = root;
  const presented: Uint8Array[] = [];
  for (let layer = 0; layer < layers; layer++) {
    const keys = newKey();
    const made = Array.from({ length: twins }, () => issue(`Layer ${layer}`, issuer, { keys, ca: true, ...ca }));
    presented.push(...made.map(({ der }) => der));
    issuer = made[0]!;
  }
  const chain = [issue(HOST, issuer, { ...leaf }).der, ...presented];
  assert.ok(chain.reduce((sum, der) => sum + der.length, 0) <= MAX_BYTES);
  return { chain, root: root.der };
}

const uris = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ type: 'uniformResourceIdentifier', value: `u://${i}.x/` }) as const);
const uriTrees = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ type: 'uniformResourceIdentifier', value: `${i}.y` }) as const);

test('names and constraints over many paths have one budget', () => {
  const { chain, root } = mesh(8, 2, { nameConstraints: { excluded: uriTrees(250) } }, { san: [HOST, ...uris(1_000)] });
  const { evidence, cost } = judge(chain, [root]);
  assert.equal(evidence.failure?.code, 'UNSUPPORTED_CONSTRAINT_SYNTAX');
  assert.match(evidence.failure.claim, /too many names and constraints/);
  assert.ok(cost.comparisons <= MOST_COMPARISONS, `${cost.comparisons} comparisons`);
  assert.ok(cost.signatures <= MOST_SIGNATURES, `${cost.signatures} signatures`);
});

test('constraints of a path that ends nowhere are not looked at', () => {
  const { chain } = mesh(8, 2, { nameConstraints: { excluded: uriTrees(250) } }, { san: [HOST, ...uris(1_000)] });
  const { evidence, cost } = judge(chain, []);
  assert.equal(evidence.ok, false);
  assert.ok(cost.comparisons < 2_000, `${cost.comparisons} comparisons`);
});

test('the names of a certificate are looked at once, whatever the number of paths', () => {
  const san = Array.from({ length: 9_000 }, (_, i) => `${i.toString(36)}.x`);
  const { chain, root } = mesh(5, 2, {}, { san });
  const { evidence, cost } = judge(chain, [root], profiles.webpki);
  assert.equal(evidence.paths.length, 32);
  assert.equal(evidence.ok, false);
  assert.ok(cost.comparisons < 2.5 * san.length, `${cost.comparisons} comparisons`);
});

test('slow keys allow fewer signatures', () => {
  const root = makeRoot();
  const cas = Array.from({ length: 40 }, (_, i) =>
    issue('Crowd', root, { keys: newKey('secp521r1'), ca: true, serial: Uint8Array.of(1, i) }),
  );
  const leaf = issue(HOST, issue('Crowd', root, { keys: newKey('secp521r1'), ca: true }), { san: [HOST] });
  const { evidence, cost } = judge([leaf.der, ...cas.map(({ der }) => der)], [root.der]);
  assert.equal(evidence.ok, false);
  assert.ok(cost.signatures < 20, `${cost.signatures} signatures`);
});

test('names with a crowd of combining marks are compared as bytes: putting marks in order takes quadratic time', () => {
  const canonical = (text: string) => parseCertificate(issue(text, undefined).der).subjectName;
  assert.equal(canonical('a\u0300\u0316'), canonical('A\u0316\u0300'));
  assert.equal(canonical(`a${'\u0300\u0316'.repeat(15)}`), canonical(`A${'\u0316\u0300'.repeat(15)}`));
  for (const marks of ['\u0300\u0316', '\uFF9E\u0316', '\u0344\u0344']) {
    const [text, shouted] = ['a', 'A'].map((letter) => letter + marks.repeat(16));
    assert.equal(canonical(text!), canonical(text!));
    assert.notEqual(canonical(text!), canonical(shouted!));
  }
});

test('text that is none costs no exception for each string or letter, in a certificate that can be read and in one that cannot', (t) => {
  let thrown = 0;
  const usual: object = Object.getPrototypeOf(DecodeError);
  class Counted extends Error {
    constructor(message: string) {
      super(message);
      thrown++;
    }
  }
  Object.setPrototypeOf(DecodeError, Counted);
  t.after(() => Object.setPrototypeOf(DecodeError, usual));
  const bad = (tag: number, length: number) => tlv(tag, new Uint8Array(length).fill(0x80));
  const named = [0x0c, 0x12, 0x13, 0x16, 0x1a, 0x1c, 0x1e].flatMap((tag) =>
    Array.from({ length: 500 }, () => [{ type: '2.5.4.3', value: bad(tag, 1) }]),
  );
  const root = makeRoot();
  for (const subject of [named, [[{ type: '2.5.4.3', value: tlv(0x13, utf8('@'.repeat(20_000))) }]]]) {
    const { der } = issue('', root, { subject });
    for (const presented of [der, concat(der, Uint8Array.of(0))]) {
      const before = thrown;
      assert.equal(judge([presented], [root.der]).evidence.ok, false);
      assert.ok(thrown - before < 50, `${thrown - before} exceptions`);
    }
  }
});

test('UTF-8 that is none is told without an exception, also where the replacement character itself stands in it', () => {
  assert.equal(fromUtf8(utf8('a\uFFFDb')), 'a\uFFFDb');
  assert.equal(fromUtf8(concat(utf8('\uFFFD'), Uint8Array.of(0xff), utf8('\uFFFD'))), undefined);
  assert.equal(fromUtf8(Uint8Array.of(0xe2, 0x82, 0xef, 0xbf, 0xbd)), undefined);
  assert.equal(fromUtf8(Uint8Array.of(0xef, 0xbf)), undefined);
  assert.equal(fromUtf8(Uint8Array.of(0xef, 0xbb, 0xbf, 0x61)), '\uFEFFa');
});

test('keys that came with a stapled answer are not used before the issuer is known to have signed for them', () => {
  const root = makeRoot();
  const leaf = makeLeaf(root);
  const stranger = issue('Responder', makeRoot(), { keys: newKey('secp256r1'), extendedKeyUsage: ['OCSPSigning'] });
  const stapled = [delegated(answerOf(root, leaf, 'good'), stranger)];
  const imported: string[] = [];
  const watched: typeof provider = {
    ...provider,
    importPublicKey(key) {
      imported.push(JSON.stringify(key));
      return provider.importPublicKey(key);
    },
  };
  const revocation = { mode: 'hard', stapled } as const;
  const { evidence } = verify([leaf.der], [root], { provider: watched, revocation });
  assert.equal(evidence.failure?.code, 'UNABLE_TO_GET_CRL');
  assert.ok(imported.length > 0);
  assert.ok(!imported.includes(JSON.stringify(parseCertificate(stranger.der).publicKey)));
});

test('sets of policies count by their size: a crowd of policies is refused before it is put together', () => {
  const crowd = Array.from({ length: 10_000 }, (_, i) => ({ policyIdentifier: `1.3.${i >> 7}.${i & 127}` }));
  const any = [
    encodedExtension('id-ce-certificatePolicies', [{ policyIdentifier: '2.5.29.32.0' }]),
    encodedExtension('id-ce-policyConstraints', { requireExplicitPolicy: 0 }, true),
  ];
  const judged = (count: number) => {
    const extensions = [encodedExtension('id-ce-certificatePolicies', crowd.slice(0, count))];
    const { chain, root } = mesh(1, 1, { extensions: any }, { san: [HOST], extensions });
    return judge(chain, [root]).evidence;
  };
  assert.equal(judged(1_000).ok, true);
  assert.match(judged(10_000).failure?.claim ?? '', /too many policies to compare/);
});

test('no signature is looked at twice for one question', () => {
  let looked = 0;
  const signatureSchemes = provider.signatureSchemes.map((scheme): typeof scheme => ({
    ...scheme,
    verify(...args) {
      looked++;
      return scheme.verify(...args);
    },
  }));
  const crowd = Array.from({ length: 20 }, () => makeRoot({}, 'Crowd').der);
  const leaf = makeLeaf(makeRoot({}, 'Crowd'));
  const counting = { ...provider, signatureSchemes };
  const { evidence, cost } = verify([leaf.der, ...crowd], [], { provider: counting });
  assert.equal(evidence.paths.length, 20);
  assert.equal(looked, cost.signatures);
});

test('what real CAs write is far below the budget', () => {
  const permitted = Array.from({ length: 100 }, (_, i) => ({ type: 'dNSName', value: `d${i}.example` }) as const);
  const san = [HOST, ...Array.from({ length: 200 }, (_, i) => `host.d${i % 100}.example`)];
  const own = { type: 'dNSName', value: HOST } as const;
  const { chain, root } = mesh(3, 2, { nameConstraints: { permitted: [...permitted, own] } }, { san });
  const { evidence, cost } = judge(chain, [root]);
  assert.equal(evidence.ok, true);
  assert.ok(cost.comparisons < MOST_COMPARISONS / 1.5, `${cost.comparisons} comparisons`);
});

test('chains built to be slow stay within what is allowed', () => {
  const random = seeded(18);
  for (let i = 0; i < 24; i++) {
    const { presented, roots, what } = slowChain(random);
    for (const profile of [profiles.private, profiles.webpki]) {
      const { cost } = judge(presented, roots, profile);
      assert.ok(cost.comparisons <= MOST_COMPARISONS && cost.signatures <= MOST_SIGNATURES, what);
    }
  }
});
