import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { concat, hex, utf8 } from '../../src/bytes/index.ts';
import { nodeProvider } from '../../src/crypto/providers/node/index.ts';
import { Transcript } from '../../src/keys/index.ts';

const { sha256, sha384 } = nodeProvider.hashes;

test('the digest is that of the messages one after the other, at every length and for every hash', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 6 }), (messages) => {
      let transcript = Transcript.empty;
      for (const [i, message] of messages.entries()) {
        transcript = transcript.add(message);
        const all = concat(...messages.slice(0, i + 1));
        // Each twice: the second answer is the remembered one.
        for (const hash of [sha256, sha384, sha256, sha384]) {
          assert.equal(hex(transcript.digest(hash)), hex(hash.digest(all)));
        }
        assert.equal(hex(transcript.bytes()), hex(all));
      }
    }),
  );
});

test('adding a message leaves the transcript it was added to as it was', () => {
  const hello = Transcript.empty.add(utf8('hello'));
  const before = hex(hello.digest(sha256));
  const [one, other] = [hello.add(utf8('one')), hello.add(utf8('other'))];
  assert.notEqual(hex(one.digest(sha256)), hex(other.digest(sha256)));
  assert.equal(hex(hello.digest(sha256)), before);
  assert.equal(hex(Transcript.empty.digest(sha256)), hex(sha256.digest(new Uint8Array(0))));
});

test('after a retry the first hello is its hash in a message_hash message (RFC 9846 §4.1)', () => {
  const hello = utf8('ClientHello1');
  for (const hash of [sha256, sha384]) {
    const synthetic = concat(Uint8Array.of(254, 0, 0, hash.length), hash.digest(hello));
    assert.equal(hex(Transcript.empty.add(hello).afterRetry(hash).bytes()), hex(synthetic));
  }
});
