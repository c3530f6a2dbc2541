/** The hand-written record protection and the declared codecs of wire/record.ts say the same. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { hex } from '../../src/bytes/index.ts';
import { nodeProvider } from '../../src/crypto/providers/node/index.ts';
import { DecodeError, decode, encode } from '../../src/presentation/index.ts';
import { MAX_PLAINTEXT, type Protection, protect12Gcm, protect13 } from '../../src/record/index.ts';
import {
  ContentType,
  GenericAEADCipher,
  PeerFault,
  TLSCiphertext,
  TLSCiphertext12,
  TLSInnerPlaintext,
} from '../../src/wire/index.ts';
import { framed } from './protections.ts';

const aead = nodeProvider.aeads.aes_128_gcm;
const key = () => aead.key(new Uint8Array(16).fill(1));
const iv = new Uint8Array(12).fill(2);

/** The record that holds exactly `inner`: what seals is the bare AEAD. */
function sealedInner(inner: Uint8Array): Uint8Array {
  const encrypted_record = new Uint8Array(inner.length + 16);
  const { application_data: opaque_type } = ContentType;
  const value = { opaque_type, legacy_record_version: 0x0303 as never, encrypted_record };
  const header = encode(TLSCiphertext, value).subarray(0, 5);
  key().seal(iv, header, inner, new Uint8Array(0), encrypted_record, 0);
  return encode(TLSCiphertext, value);
}

test('TLS 1.3: a record opens exactly when its inside is a TLSInnerPlaintext, and to the same fields', () => {
  const inside = fc.oneof(
    fc.uint8Array({ maxLength: 20 }),
    fc.array(fc.constantFrom(0, 0, 21, 22, 23), { maxLength: 12 }).map((bytes) => Uint8Array.from(bytes)),
  );
  const property = fc.property(inside, (inner) => {
    const open = () => protect13(key(), iv).open(framed(sealedInner(inner))[0]!);
    let declared: TLSInnerPlaintext;
    try {
      declared = decode(TLSInnerPlaintext, inner);
    } catch (error) {
      assert.ok(error instanceof DecodeError);
      assert.throws(open, { alert: 'unexpected_message' });
      return;
    }
    const { type, content, zeros } = declared;
    const allowed = type === 23 || ((type === 21 || type === 22) && content.length > 0);
    if (!allowed) return void assert.throws(open, (error) => error instanceof PeerFault);
    const opened = open();
    assert.deepEqual([opened.type, hex(opened.content), opened.padding], [type, hex(content), zeros.length]);
  });
  fc.assert(property, { numRuns: 500 });
});

function sealed(protection: Protection, content: Uint8Array, padding?: number): Uint8Array {
  const out = new Uint8Array(content.length + protection.overhead + (padding ?? 0));
  protection.seal(ContentType.application_data, content, 0, content.length, out, 0, padding);
  return out;
}

test('TLS 1.3: what we seal is a TLSCiphertext, also at its longest', () => {
  for (const [length, padding] of [
    [0, 0],
    [3, 9],
    [MAX_PLAINTEXT, 0],
    [1, MAX_PLAINTEXT - 1],
  ] as const) {
    const bytes = sealed(protect13(key(), iv), new Uint8Array(length), padding);
    const { encrypted_record, opaque_type, legacy_record_version } = decode(TLSCiphertext, bytes);
    assert.deepEqual([opaque_type, legacy_record_version], [23, 0x0303]);
    assert.equal(encrypted_record.length, length + 1 + padding + 16);
  }
});

test('TLS 1.2 GCM: what we seal is a GenericAEADCipher whose explicit nonce is the sequence number', () => {
  const protection = protect12Gcm(key(), iv.subarray(0, 4));
  for (const expected of ['0000000000000000', '0000000000000001']) {
    const { fragment } = decode(TLSCiphertext12, sealed(protection, Uint8Array.of(1, 2)));
    const { nonce_explicit, content } = decode(GenericAEADCipher, fragment);
    assert.equal(hex(nonce_explicit), expected);
    assert.equal(content.length, 2 + 16);
  }
});
