import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CryptoProvider } from '../../src/crypto/index.ts';
import { nodeProvider } from '../../src/crypto/providers/node/index.ts';
import { completes } from '../support/completes.ts';
import { clientConfig, Pair, serverConfig } from '../support/pair.ts';

test('a chain that was verified costs a second connection no signature but the one of the handshake', () => {
  for (const versions of [['TLSv1.3'], ['TLSv1.2']] as const) {
    const verified = { count: 0 };
    const provider = counting(verified);
    const connect = (): number => {
      const before = verified.count;
      completes(Pair.connected(clientConfig({ provider, versions }), serverConfig()));
      return verified.count - before;
    };
    assert.ok(connect() > 1, 'the first connection verifies the chain');
    assert.equal(connect(), 1);
  }
});

function counting(verified: { count: number }): CryptoProvider {
  const signatureSchemes = nodeProvider.signatureSchemes.map((scheme) => ({
    ...scheme,
    verify: (...signed: Parameters<typeof scheme.verify>) => {
      verified.count++;
      return scheme.verify(...signed);
    },
  }));
  return { ...nodeProvider, signatureSchemes };
}
