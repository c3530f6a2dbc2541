import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CryptoProvider } from '../../src/crypto/index.ts';
import { nodeProvider } from '../../src/crypto/providers/node/index.ts';
import {
  type ChainQuestion,
  makeIdentity,
  type Profile,
  parseCertificate,
  profiles,
  TrustStore,
  verifyChain,
  verifySignature,
} from '../../src/x509/index.ts';

const DAY = 86_400_000;
const at = Math.floor(Date.now() / DAY) * DAY + DAY / 2;
const { root, server } = makeIdentity({ provider: nodeProvider, names: ['known.test'], at, key: 'secp256r1' });
const trust = TrustStore.of(root.der);

/** The same chain in bytes of its own, as each connection brings it. */
const question = (over: Partial<ChainQuestion> = {}): ChainQuestion => ({
  presented: server.chain.map((der) => der.slice()),
  trust,
  at,
  purpose: 'server',
  host: 'known.test',
  provider: nodeProvider,
  ...over,
});
const evidence = (over: Partial<ChainQuestion> = {}) => verifyChain(question(over)).evidence;

test('a chain that held is known, with its bytes, for the same question', () => {
  const first = verifyChain(question());
  const again = verifyChain(question({ at: at + 1_000 }));
  assert.equal(again, first);
  assert.equal(again.presented, first.presented);
});

test('whatever else is asked is judged anew', () => {
  const first = evidence();
  const otherTrust = TrustStore.of(root.der);
  const provider: CryptoProvider = { ...nodeProvider };
  const others: Partial<ChainQuestion>[] = [
    { trust: otherTrust },
    { provider },
    { purpose: 'any' },
    { host: undefined },
    { maxPathLength: 3 },
    { revocation: { mode: 'soft', scope: 'leaf', crls: [] } as never },
    { at: at - 1 },
    { at: at + DAY },
  ];
  for (const over of others) assert.notEqual(evidence(over), first, JSON.stringify(Object.keys(over)));
  assert.equal(evidence({ host: 'other.test' }).failure?.code, 'ERR_TLS_CERT_ALTNAME_INVALID');
  assert.equal(evidence({ trust: TrustStore.of() }).ok, false);
});

test('a certificate that ends today is known no longer than it lasts', () => {
  const short = makeIdentity({ provider: nodeProvider, names: ['known.test'], at, key: 'secp256r1', days: 30 });
  const asked = { presented: short.server.chain, trust: TrustStore.of(short.root.der) };
  const end = verifyChain(question(asked)).leaf!.notAfter;
  assert.equal(evidence({ ...asked, at: end }).ok, true);
  assert.equal(evidence({ ...asked, at: end + 999 }).ok, true);
  assert.equal(evidence({ ...asked, at: end + 1_000 }).failure?.code, 'CERT_HAS_EXPIRED');
});

test('what did not hold is not kept, and one byte more makes another chain', () => {
  const refused = { trust: TrustStore.of() };
  assert.notEqual(evidence(refused), evidence(refused));
  const [leaf, ...others] = server.chain as [Uint8Array, ...Uint8Array[]];
  const changed = leaf.slice();
  changed[changed.length - 1]! ^= 1;
  evidence();
  assert.equal(evidence({ presented: [changed, ...others] }).ok, false);
});

const code = (asked: ChainQuestion) => verifyChain(asked).evidence.failure?.code;
const WRONG_HOST = 'ERR_TLS_CERT_ALTNAME_INVALID';
const strict: Profile = { ...profiles.private, keys: { policy: 'test', rsaBits: 2048 }, dates: true };

test('a question is known by what it says, not by how many fields it has', () => {
  const { host: _host, ...nameless } = question();
  const fields = [{ profile: undefined }, { policies: undefined }, { host: undefined }];
  for (const [i, blank] of fields.entries()) {
    const own = { trust: TrustStore.of(root.der) };
    assert.equal(verifyChain({ ...nameless, ...own, ...blank } as ChainQuestion).evidence.ok, true);
    assert.equal(code({ ...nameless, ...own, host: 'evil.test' }), WRONG_HOST, `field ${i}`);
  }
  const own = { trust: TrustStore.of(root.der) };
  assert.equal(verifyChain({ ...nameless, ...own, host: undefined }).evidence.ok, true);
  assert.equal(code({ ...nameless, ...own, profile: profiles.webpki }), 'CERT_REJECTED');
  assert.equal(code({ ...nameless, ...own, maxPathLength: 0 }), 'PATH_LENGTH_EXCEEDED');
  assert.equal(code({ ...nameless, ...own, maxPathLength: Number.NaN }), 'PATH_LENGTH_EXCEEDED');
});

test('the question may be used again for another host, and its settings for other rules', () => {
  const asked = { ...question({ trust: TrustStore.of(root.der) }) } as {
    -readonly [N in keyof ChainQuestion]: ChainQuestion[N];
  };
  assert.equal(verifyChain(asked).evidence.ok, true);
  asked.host = 'evil.test';
  assert.equal(code(asked), WRONG_HOST);
  assert.equal(evidence({ trust: asked.trust, host: 'evil.test' }).failure?.code, WRONG_HOST);

  const policies = { explicit: false };
  const profile = structuredClone(strict) as { -readonly [N in keyof Profile]: Profile[N] };
  const rules = { trust: TrustStore.of(root.der), host: 'known.test', policies, profile };
  assert.equal(evidence(rules).ok, true);
  policies.explicit = true;
  assert.equal(evidence(rules).failure?.code, 'NO_EXPLICIT_POLICY');
  policies.explicit = false;
  assert.equal(evidence(rules).ok, true);
  profile.demands = ['leafHasNoAnyPurpose', 'altNameCritical', 'commonName', 'noReservedNames'];
  assert.equal(evidence(rules).failure?.code, 'CERT_REJECTED');
});

test('rules that are a function of the caller are asked each time', () => {
  let asked = 0;
  const isPublicSuffix = () => ++asked > 1;
  const wild = makeIdentity({ provider: nodeProvider, names: ['*.known.example'], at, key: 'secp256r1' });
  const profile: Profile = { ...profiles.private, demands: ['noPublicSuffix'], isPublicSuffix };
  const over = { presented: wild.server.chain, trust: TrustStore.of(wild.root.der), host: 'a.known.example', profile };
  assert.equal(evidence(over).ok, true);
  assert.equal(evidence(over).failure?.code, 'CERT_REJECTED');
});

test('the memory that the caller gave may be used again for another chain', () => {
  const own = TrustStore.of(root.der);
  const buffers = server.chain.map((der) => der.slice());
  assert.equal(evidence({ trust: own, presented: buffers }).ok, true);
  const leaf = buffers[0]!;
  leaf[leaf.length - 1]! ^= 1;
  const asked = buffers.map((der) => der.slice());
  assert.equal(evidence({ trust: own, presented: asked }).ok, false);
  assert.equal(evidence({ trust: own, presented: buffers }).ok, false);
});

test('whatever was given out may be changed by whoever has it, and nobody else is told so', () => {
  const own = TrustStore.of(root.der);
  const first = verifyChain(question({ trust: own }));
  assert.throws(() => Object.assign(first.evidence, { ok: false }));
  const held = [...first.presented, first.leaf!.der, ...first.evidence.paths[0]!.certificates.slice(0, 2)];
  for (const der of held) {
    const before = der.slice();
    der[der.length - 1]! ^= 1;
    const again = verifyChain(question({ trust: own }));
    assert.equal(again.evidence.ok, true);
    assert.deepEqual(again.presented, server.chain);
    assert.deepEqual(again.leaf!.der, server.chain[0]);
    der.set(before);
  }
});

test('a certificate whose bytes were changed is read anew, and so is its signature', () => {
  const leaf = parseCertificate(server.chain[0]!);
  const issuer = parseCertificate(server.chain[1]!);
  assert.equal(verifySignature(leaf, issuer, nodeProvider), true);
  const { serialNumber } = leaf;
  const before = serialNumber.slice();
  serialNumber[serialNumber.length - 1]! ^= 1;
  assert.equal(verifySignature(leaf, issuer, nodeProvider), false);
  const changed = parseCertificate(leaf.der);
  assert.notEqual(changed, leaf);
  assert.equal(verifySignature(changed, issuer, nodeProvider), false);
  assert.equal(verifySignature(parseCertificate(server.chain[0]!), issuer, nodeProvider), true);
  serialNumber.set(before);
});

test('the profiles are the same for everybody', () => {
  for (const profile of Object.values(profiles)) {
    assert.throws(() => Object.assign(profile, { dates: false }), TypeError);
    assert.throws(() => Object.assign(profile.keys, { rsaBits: 1 }), TypeError);
  }
});
