/** What we say that other stacks do is what they do. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nodeProvider as provider } from '../../packages/tls/src/crypto/providers/node.ts';
import { type ProfileName, profiles, TrustStore, verifyChain } from '../../packages/tls/src/x509/index.ts';
import { askJava, askNode, askOpenssl, noJava, noOpenssl } from './ask.ts';
import { type Chain, chains, HOST, NOW } from './chains.ts';

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
