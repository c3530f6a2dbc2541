/** What a write costs: the data reaches the cipher uncopied, and all records go to one buffer. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AeadKey } from '../../src/crypto/provider.ts';
import { fragment, MAX_PLAINTEXT, protect12ChaCha, protect12Gcm, protect13 } from '../../src/record/index.ts';

type Call = Parameters<AeadKey['seal']>;

/** An AEAD that encrypts nothing and keeps what it was given. */
function recording(calls: Call[]): AeadKey {
  return {
    seal(...call) {
      calls.push(call);
      return call[2].length + call[3].length + 16;
    },
    open: () => undefined,
  };
}

for (const [name, make] of [
  ['TLS 1.3', (key: AeadKey) => protect13(key, new Uint8Array(12))],
  ['TLS 1.2 GCM', (key: AeadKey) => protect12Gcm(key, new Uint8Array(4))],
  ['TLS 1.2 ChaCha20', (key: AeadKey) => protect12ChaCha(key, new Uint8Array(12))],
] as const) {
  test(`${name}: no copy of the data, one output buffer, no fresh nonce for each record`, () => {
    const calls: Call[] = [];
    const data = new Uint8Array(3 * MAX_PLAINTEXT);
    const out = fragment(make(recording(calls)), 23, 0x0303, data);
    assert.equal(calls.length, 3);
    for (const [i, [nonce, aad, plaintext, , into, offset]] of calls.entries()) {
      assert.equal(plaintext.buffer, data.buffer);
      assert.equal(plaintext.byteOffset, i * MAX_PLAINTEXT);
      assert.equal(into, out);
      assert.equal(offset + plaintext.length + 16 + (name === 'TLS 1.3' ? 1 : 0), ((i + 1) * out.length) / 3);
      assert.equal(nonce, calls[0]![0]);
      assert.equal(aad, calls[0]![1]);
    }
  });
}
