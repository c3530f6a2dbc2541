import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nodeProvider as provider } from '../../src/crypto/providers/node/index.ts';
import { createClientEngine, type TlsEvent } from '../../src/index.ts';
import { TrustStore } from '../../src/x509/index.ts';

test('one configuration serves connections that have an observer of their own, and is worked out once', () => {
  let looked = 0;
  const watched: typeof provider = {
    ...provider,
    get groups() {
      looked++;
      return provider.groups;
    },
  };
  const config = { provider: watched, trust: TrustStore.of(), now: () => 0, host: 'localhost' };
  const seen: TlsEvent[][] = [[], []];
  const [first] = seen.map((events) => {
    createClientEngine(config, (event) => events.push(event)).start();
    return looked;
  });
  assert.ok(seen.every((events) => events.some((event) => event.type === 'message')));
  assert.equal(looked, first);
});
