/** What every kind of record protection does, and what it refuses. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { concat, hex, uintBytes } from '../../src/bytes/index.ts';
import { fragment, MAX_PLAINTEXT, type Protection } from '../../src/record/index.ts';
import { framed, KINDS, type Kind, skipTo } from './protections.ts';

const APPLICATION_DATA = 23;
const HANDSHAKE = 22;

function seal(protection: Protection, content: Uint8Array, type = APPLICATION_DATA, padding = 0): Uint8Array {
  const out = new Uint8Array(content.length + protection.overhead + padding);
  assert.equal(protection.seal(type, content, 0, content.length, out, 0, padding), out.length);
  return out;
}
const open = (protection: Protection, bytes: Uint8Array) => protection.open(framed(bytes)[0]!);

/** The record as the RFCs put it together, from the AEAD alone. */
function byHand(kind: Kind, sequence: number, type: number, content: Uint8Array) {
  const number = uintBytes(sequence, 8);
  const explicit = kind.version === '1.2' && kind.iv.length === 4;
  const padded = concat(new Uint8Array(4), number);
  const nonce = explicit ? concat(kind.iv, number) : padded.map((byte, i) => byte ^ kind.iv[i]!);
  const length = content.length + kind.aead.tagLength + (explicit ? 8 : 0) + (kind.version === '1.3' ? 1 : 0);
  const header = Uint8Array.of(kind.version === '1.3' ? APPLICATION_DATA : type, 3, 3, length >> 8, length & 255);
  const inner = kind.version === '1.3' ? concat(content, Uint8Array.of(type)) : content;
  const additional_data =
    kind.version === '1.3' ? header : concat(number, Uint8Array.of(type, 3, 3), uintBytes(content.length, 2));
  const sealed = new Uint8Array(inner.length + kind.aead.tagLength);
  kind.aead.key(kind.key).seal(nonce, additional_data, inner, new Uint8Array(0), sealed, 0);
  const bytes = concat(header, explicit ? number : new Uint8Array(0), sealed);
  return { bytes, nonce, additional_data };
}

for (const kind of KINDS) {
  test(`${kind.name}: a record is what the RFC says, byte for byte, at any sequence number`, () => {
    const sequence = fc.oneof(
      fc.nat({ max: 300 }),
      fc.maxSafeNat().map((n) => Math.min(n, Number.MAX_SAFE_INTEGER - 1)),
    );
    const property = fc.property(sequence, fc.uint8Array({ minLength: 1, maxLength: 50 }), (at, content) => {
      const expected = byHand(kind, at, HANDSHAKE, content);
      const bytes = seal(skipTo(kind.make(), at), content, HANDSHAKE);
      assert.equal(hex(bytes), hex(expected.bytes));
      const receiver = skipTo(kind.make(), at);
      const opened = open(receiver, bytes);
      assert.deepEqual(
        [opened.type, hex(opened.content), opened.sequence, opened.padding],
        [HANDSHAKE, hex(content), at, 0],
      );
      const seen = receiver.aeadInputs(at, bytes);
      assert.equal(hex(seen.nonce), hex(expected.nonce));
      assert.equal(hex(seen.additional_data), hex(expected.additional_data));
    });
    fc.assert(property, { numRuns: 50 });
  });

  test(`${kind.name}: one changed bit anywhere is bad_record_mac; of the outer type of TLS 1.3, unexpected_message`, () => {
    const bytes = seal(kind.make(), Uint8Array.of(1, 2, 3));
    for (let bit = 0; bit < 8 * bytes.length; bit++) {
      const at = bit >> 3;
      const tampered = bytes.slice();
      tampered[at] = tampered[at]! ^ (1 << (bit & 7));
      const fragmentOf = { fragment: tampered.subarray(5), bytes: tampered };
      const record = { type: tampered[0]!, legacy_version: tampered[1]! * 256 + tampered[2]!, ...fragmentOf };
      // In TLS 1.2 the fragment's length is the length that is authenticated.
      if (at >= 3 && at < 5 && kind.version === '1.2') continue;
      // RFC 9846 §5: that such a record comes at all is wrong, whatever its contents.
      const alert = at === 0 && kind.version === '1.3' ? 'unexpected_message' : 'bad_record_mac';
      assert.throws(() => kind.make().open(record), { alert }, `bit ${bit}`);
    }
  });

  test(`${kind.name}: a record again, out of order, or cut short is bad_record_mac`, () => {
    const sender = kind.make();
    const [first, second] = [seal(sender, Uint8Array.of(1)), seal(sender, Uint8Array.of(2))];
    const receiver = kind.make();
    assert.throws(() => open(receiver, second), { alert: 'bad_record_mac' });
    open(receiver, first);
    assert.throws(() => open(receiver, first), { alert: 'bad_record_mac' });
    open(receiver, second);
    for (let length = 0; length < first.length - 5; length++) {
      const cut = concat(first.subarray(0, 3), uintBytes(length, 2), first.subarray(5, 5 + length));
      assert.throws(() => open(kind.make(), cut), { alert: 'bad_record_mac' }, `${length} bytes`);
    }
  });

  test(`${kind.name}: content over 2^14 is record_overflow though it is genuine`, () => {
    const open14 = (length: number) => open(kind.make(), seal(kind.make(), new Uint8Array(length).fill(1)));
    assert.equal(open14(MAX_PLAINTEXT).content.length, MAX_PLAINTEXT);
    assert.throws(() => open14(MAX_PLAINTEXT + 1), { alert: 'record_overflow' });
  });

  test(`${kind.name}: only application data may be empty`, () => {
    assert.equal(open(kind.make(), seal(kind.make(), new Uint8Array(0))).content.length, 0);
    for (const type of [HANDSHAKE, 21]) {
      const bytes = seal(kind.make(), new Uint8Array(0), type);
      assert.throws(() => open(kind.make(), bytes), { alert: 'unexpected_message' });
    }
  });

  test(`${kind.name}: the sequence number does not wrap`, () => {
    const last = skipTo(kind.make(), Number.MAX_SAFE_INTEGER);
    assert.throws(() => seal(last, Uint8Array.of(1)), { code: 'ERR_TLSCOPE_SEQUENCE_EXHAUSTED' });
    assert.throws(() => open(last, seal(kind.make(), Uint8Array.of(1))), { code: 'ERR_TLSCOPE_SEQUENCE_EXHAUSTED' });
  });

  test(`${kind.name}: says after how many records to rekey (RFC 9846 §5.5)`, () => {
    const aes = kind.aead.name.includes('ccm') ? 2 ** 23 : 23_726_566;
    const limit = kind.aead.name === 'chacha20_poly1305' ? Number.MAX_SAFE_INTEGER : aes;
    assert.equal(kind.make().sealLimit, limit);
  });

  test(`${kind.name}: a long write is one buffer of full records, each told to the observer as it is`, () => {
    const data = Uint8Array.from({ length: 2 * MAX_PLAINTEXT + 5 }, (_, i) => i % 251);
    const told: unknown[] = [];
    const bytes = fragment(kind.make(), APPLICATION_DATA, 0x0303, data, MAX_PLAINTEXT, (record) => told.push(record));
    const receiver = kind.make();
    const records = framed(bytes);
    const opened = records.map((record) => receiver.open(record));
    assert.deepEqual(
      opened.map(({ content }) => content.length),
      [MAX_PLAINTEXT, MAX_PLAINTEXT, 5],
    );
    assert.equal(hex(concat(...opened.map(({ content }) => content))), hex(data));
    const expected = opened.map(({ sequence, type, content, padding }, i) => {
      const { bytes } = records[i]!;
      const inputs = receiver.aeadInputs(sequence, bytes);
      return { bytes, protection: { sequence, ...inputs, content_type: type, content, padding } };
    });
    assert.deepEqual(told, expected);
  });
}

const TLS13 = KINDS.filter(({ version }) => version === '1.3');

for (const kind of TLS13) {
  test(`${kind.name}: padding is sealed, counted and taken off`, () => {
    const content = Uint8Array.of(5, 0, 0);
    for (const padding of [0, 1, 255, MAX_PLAINTEXT - 3]) {
      const opened = open(kind.make(), seal(kind.make(), content, APPLICATION_DATA, padding));
      assert.deepEqual([hex(opened.content), opened.padding], ['050000', padding]);
    }
    const tooMuch = seal(kind.make(), content, APPLICATION_DATA, MAX_PLAINTEXT - 2);
    assert.throws(() => open(kind.make(), tooMuch), { alert: 'record_overflow' });
  });

  test(`${kind.name}: zeros alone, and types that are never protected, are unexpected_message`, () => {
    for (const type of [0, 20, 24, 255]) {
      const bytes = seal(kind.make(), new Uint8Array(type === 0 ? 10 : 1), type);
      assert.throws(() => open(kind.make(), bytes), { alert: 'unexpected_message' });
    }
  });
}

test('without keys a write is TLSPlaintext, with the version asked for', () => {
  const data = Uint8Array.from({ length: 25 }, (_, i) => i);
  const told: Uint8Array[] = [];
  const bytes = fragment(null, HANDSHAKE, 0x0301, data, 10, (record) => told.push(record.bytes));
  const records = framed(bytes);
  assert.deepEqual(
    records.map(({ fragment: part }) => part.length),
    [10, 10, 5],
  );
  assert.ok(records.every(({ type, legacy_version }) => type === HANDSHAKE && legacy_version === 0x0301));
  assert.equal(hex(concat(...records.map(({ fragment: part }) => part))), hex(data));
  assert.deepEqual(
    told,
    records.map((record) => record.bytes),
  );
  assert.equal(framed(fragment(null, HANDSHAKE, 0x0303, new Uint8Array(0))).length, 1);
});
