/** The example of docs/runtimes.md. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ask, echo } from '../../docs/examples/streams.ts';
import { ecdsa } from '../../packages/tls/test/node/support.ts';
import { memoryPair } from '../../packages/tls/test/streams/support.ts';

test('a question comes back as its answer', async () => {
  const [near, far] = memoryPair();
  const [answer] = await Promise.all([
    ask(near, 'localhost', ecdsa.ca, 'who is there?'),
    echo(far, ecdsa.cert, ecdsa.key),
  ]);
  assert.equal(answer, 'who is there?');
});
