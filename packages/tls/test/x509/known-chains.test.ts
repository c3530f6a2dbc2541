import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CryptoProvider } from '../../src/crypto/index.ts';
import { nodeProvider } from '../../src/crypto/providers/node.ts';
import { type ChainQuestion, makeIdentity, TrustStore, verifyChain } from '../../src/x509/index.ts';

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
