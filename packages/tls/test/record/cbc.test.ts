/** CBC and HMAC in TLS 1.2, in both orders: what is sealed opens, and what is not genuine looks alike whatever is wrong. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { concat, hex, uintBytes } from '../../src/bytes/index.ts';
import type { CbcHmac, CbcHmacKeys } from '../../src/crypto/provider.ts';
import { nodeProvider } from '../../src/crypto/providers/node/index.ts';
import { fragment, MAX_PLAINTEXT, type Protection, protect12Cbc } from '../../src/record/index.ts';

const DATA = 23;
const HANDSHAKE = 22;
const ciphers = Object.values(nodeProvider.cbc);

interface Kind {
  readonly name: string;
  readonly cipher: CbcHmac;
  readonly encryptThenMac: boolean;
  readonly keys: CbcHmacKeys;
  make(keys?: CbcHmacKeys): Protection;
}

const kinds: readonly Kind[] = [true, false].flatMap((encryptThenMac) =>
  ciphers.map((cipher) => {
    const bytes = (length: number) => Uint8Array.from({ length }, (_, i) => i);
    const keys = cipher.keys(bytes(cipher.keyLength), bytes(cipher.macLength));
    const make = (own = keys) => protect12Cbc({ cipher, keys: own, random: nodeProvider.random, encryptThenMac });
    return {
      name: `${cipher.name}, ${encryptThenMac ? 'encrypt, then MAC' : 'MAC, then encrypt'}`,
      cipher,
      encryptThenMac,
      keys,
      make,
    };
  }),
);

const seal = (protection: Protection, content: Uint8Array, type = DATA) => fragment(protection, type, 0x0303, content);
const open = (protection: Protection, bytes: Uint8Array) =>
  protection.open({ type: bytes[0]!, legacy_version: bytes[1]! * 256 + bytes[2]!, fragment: bytes.subarray(5), bytes });
const header = (type: number, length: number) => concat(Uint8Array.of(type, 3, 3), uintBytes(length, 2));
const macHeader = (sequence: number, type: number, length: number) =>
  concat(uintBytes(sequence, 8), header(type, length));

/** The first record as RFC 5246 §6.2.3.2 and RFC 7366 §3 put it together, with the padding that is given. */
function byHand({ keys, encryptThenMac }: Kind, content: Uint8Array, padding: Uint8Array, type = DATA): Uint8Array {
  const iv = new Uint8Array(16).fill(0x51);
  if (encryptThenMac) {
    const encrypted = keys.encrypt(iv, concat(content, padding));
    const body = concat(iv, encrypted);
    const mac = keys.mac(macHeader(0, type, body.length), body);
    return concat(header(type, body.length + mac.length), body, mac);
  }
  const mac = keys.mac(macHeader(0, type, content.length), content);
  const body = concat(iv, keys.encrypt(iv, concat(content, mac, padding)));
  return concat(header(type, body.length), body);
}

/** Padding of `more` whole blocks than needed after content (and MAC) of `length` bytes. */
const paddingFor = (length: number, more: number): Uint8Array => {
  const padding_length = 15 - (length % 16) + 16 * more;
  return new Uint8Array(padding_length + 1).fill(padding_length);
};
const before = (kind: Kind, content: Uint8Array) => content.length + (kind.encryptThenMac ? 0 : kind.cipher.macLength);

for (const kind of kinds) {
  describe(kind.name, () => {
    test('what one end seals the other opens, in order, with a fresh IV each time', () => {
      const [sender, receiver] = [kind.make(), kind.make()];
      fc.assert(
        fc.property(
          fc.uint8Array({ minLength: 1, maxLength: 100 }),
          fc.constantFrom(DATA, HANDSHAKE),
          (content, type) => {
            const at = sender.sequence;
            const bytes = seal(sender, content, type);
            assert.ok(bytes.length <= content.length + sender.overhead);
            const opened = open(receiver, bytes);
            assert.deepEqual([opened.type, hex(opened.content), opened.sequence], [type, hex(content), at]);
            const seen = receiver.aeadInputs(at, bytes);
            assert.equal(hex(seen.nonce), hex(bytes.subarray(5, 21)));
            const length = kind.encryptThenMac ? bytes.length - 5 - kind.cipher.macLength : content.length;
            assert.equal(hex(seen.additional_data), hex(macHeader(at, type, length)));
          },
        ),
        { numRuns: 60 },
      );
      const twice = [kind.make(), kind.make()].map((each) => hex(seal(each, new Uint8Array(40)).subarray(5)));
      assert.notEqual(twice[0], twice[1]);
    });

    test('a record is what the RFCs say, with as much padding as its sender likes', () => {
      for (const length of [1, 12, 16, 37])
        for (const more of [0, 1, 7, 14]) {
          const content = new Uint8Array(length).fill(0xaa);
          const bytes = byHand(kind, content, paddingFor(before(kind, content), more));
          assert.equal(hex(open(kind.make(), bytes).content), hex(content));
        }
    });

    test('one changed bit anywhere is bad_record_mac', () => {
      const bytes = seal(kind.make(), Uint8Array.of(1, 2, 3));
      for (let bit = 0; bit < 8 * bytes.length; bit++) {
        const at = bit >> 3;
        if (at === 3 || at === 4) continue; // The length cuts the record; it is not read again.
        const tampered = bytes.slice();
        tampered[at]! ^= 1 << (bit & 7);
        assert.throws(() => open(kind.make(), tampered), { alert: 'bad_record_mac' }, `bit ${bit}`);
      }
    });

    test('wrong padding under a genuine MAC, and a record of any other length, are bad_record_mac', () => {
      const content = new Uint8Array(20).fill(0xaa);
      const good = paddingFor(before(kind, content), 1);
      for (let at = 0; at < good.length - 1; at++) {
        const bad = good.slice();
        bad[at]! ^= 0x40;
        assert.throws(() => open(kind.make(), byHand(kind, content, bad)), { alert: 'bad_record_mac' });
      }
      // A padding_length that reaches beyond the record.
      const beyond = good.slice().fill(0xff);
      assert.throws(() => open(kind.make(), byHand(kind, content, beyond)), { alert: 'bad_record_mac' });
      const whole = byHand(kind, content, good);
      for (let length = 0; length < whole.length - 5; length++) {
        const cut = concat(header(DATA, length), whole.subarray(5, 5 + length));
        assert.throws(() => open(kind.make(), cut), { alert: 'bad_record_mac' }, `${length} bytes`);
      }
    });

    test('a record again, or out of order, is bad_record_mac', () => {
      const sender = kind.make();
      const [first, second] = [seal(sender, Uint8Array.of(1)), seal(sender, Uint8Array.of(2))];
      const receiver = kind.make();
      assert.throws(() => open(receiver, second), { alert: 'bad_record_mac' });
      open(receiver, first);
      assert.throws(() => open(receiver, first), { alert: 'bad_record_mac' });
    });

    test('content over 2^14 is record_overflow though genuine; only application data may be empty', () => {
      const of = (length: number, type = DATA) => {
        const content = new Uint8Array(length);
        return open(kind.make(), byHand(kind, content, paddingFor(before(kind, content), 0), type)).content.length;
      };
      assert.equal(of(MAX_PLAINTEXT), MAX_PLAINTEXT);
      assert.throws(() => of(MAX_PLAINTEXT + 1), { alert: 'record_overflow' });
      assert.equal(of(0), 0);
      assert.throws(() => of(0, HANDSHAKE), { alert: 'unexpected_message' });
    });

    test('many records share one buffer, cut to what they take', () => {
      const data = Uint8Array.from({ length: 1000 }, (_, i) => i);
      const bytes = fragment(kind.make(), DATA, 0x0303, data, 300);
      const receiver = kind.make();
      const parts: Uint8Array[] = [];
      for (let at = 0; at < bytes.length; ) {
        const end = at + 5 + bytes[at + 3]! * 256 + bytes[at + 4]!;
        parts.push(open(receiver, bytes.slice(at, end)).content);
        at = end;
      }
      assert.equal(parts.length, 4);
      assert.equal(hex(concat(...parts)), hex(data));
    });
  });
}

for (const kind of kinds.filter(({ encryptThenMac }) => !encryptThenMac)) {
  test(`${kind.name}: as many blocks are hashed whatever the padding says (Lucky Thirteen)`, () => {
    const { macBlock } = kind.cipher;
    let blocks = 0;
    const counting: CbcHmacKeys = {
      ...kind.keys,
      mac(...parts) {
        const length = parts.reduce((sum, part) => sum + part.length, 0);
        // The block of the key, the text with its ending, and the outer hash.
        blocks += 1 + Math.ceil((length + (macBlock === 64 ? 9 : 17)) / macBlock) + 2;
        return kind.keys.mac(...parts);
      },
    };
    const size = 320;
    const counts = new Set<number>();
    for (let padding_length = 0; padding_length < 256; padding_length++) {
      const iv = new Uint8Array(16);
      const plaintext = new Uint8Array(size).fill(padding_length);
      const body = concat(iv, kind.keys.encrypt(iv, plaintext));
      blocks = 0;
      assert.throws(() => open(kind.make(counting), concat(header(DATA, body.length), body)));
      counts.add(blocks);
    }
    assert.equal(counts.size, 1, `${[...counts]}`);
  });
}
