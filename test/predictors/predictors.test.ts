/** What we say that other stacks do is what they do. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nodeProvider as provider } from '../../packages/tls/src/crypto/providers/node/index.ts';
import { type ProfileName, profiles, TrustStore, verifyChain } from '../../packages/tls/src/x509/index.ts';
import { askGo, askJava, askNode, askOpenssl, noGo, noJava, noOpenssl } from './ask.ts';
import { type Chain, chains, HOST, NOW, structures } from './chains.ts';

const predict = (name: ProfileName) => (chain: Chain) => {
  const { evidence } = verifyChain({
    presented: chain.sent.map(({ der }) => der),
    trust: TrustStore.of(...chain.trusted.map(({ der }) => der)),
    at: NOW,
    purpose: 'server',
    host: HOST,
    provider,
    profile: profiles[name],
  });
  return `${evidence.ok ? 'accepted' : 'refused'}: ${chain.what}`;
};

const stacks: [
  name: ProfileName,
  skip: string | false,
  ask: (chains: readonly Chain[]) => boolean[] | Promise<boolean[]>,
][] = [
  ['openssl', noOpenssl, askOpenssl],
  ['node', false, askNode],
  ['java', noJava, askJava],
];
for (const [name, skip, ask] of stacks) {
  test(`${name} judges ${chains.length} chains as is predicted`, { skip }, async () => {
    const found = await ask(chains);
    assert.deepEqual(
      chains.map((chain, i) => `${found[i] ? 'accepted' : 'refused'}: ${chain.what}`),
      chains.map(predict(name)),
    );
  });
}

const NEGATIVE = 'a serial number that is negative';
for (const [name, skip, ask] of [
  ['openssl', noOpenssl, askOpenssl],
  ['go', noGo, askGo],
] as const) {
  test(`${name} reads constraints and numbers as is predicted`, { skip }, () => {
    // Go refuses negative numbers from 1.23 on, which is what is predicted.
    const asked = structures.filter(({ what }) => name === 'openssl' || what !== NEGATIVE);
    const found = ask(asked);
    assert.deepEqual(
      asked.map((chain, i) => `${found[i] ? 'accepted' : 'refused'}: ${chain.what}`),
      asked.map(predict(name)),
    );
  });
}

test('what our own rules say of constraints and numbers', () => {
  const verdict = (name: ProfileName, what: string) => predict(name)(structures.find((one) => one.what === what)!);
  assert.match(verdict('go', NEGATIVE), /^refused/);
  assert.match(verdict('private', NEGATIVE), /^accepted/);
  assert.match(verdict('private', 'a permitted domain with a leading period'), /^accepted/);
  assert.match(verdict('private', 'an excluded domain with a leading period'), /^refused/);
  assert.match(verdict('rfc5280', 'a permitted domain with a leading period'), /^refused/);
});
