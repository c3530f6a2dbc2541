import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { hex, unhex } from '../../src/bytes/index.ts';
import {
  type Codec,
  countExplained,
  DecodeError,
  decode,
  dissect,
  encode,
  isGrease,
  registry,
  rest,
  struct,
  tagged,
  uint8,
  uint16,
  vector,
} from '../../src/presentation/index.ts';

const Colour = registry('Colour', uint16, 'RFC 0 §1', 'A colour.', { red: 1, rouge: 1, blue: 2, black: 3 }, 'greased');
const Plain = registry('Plain', uint16, 'RFC 0 §2', 'A number.', { one: 1 });
const Word = struct('Word', 'RFC 0 §3', { letters: [vector(uint8, 0, 9), 'Letters.'] });

const options = { tagName: 'colour', tagNote: 'Which colour.' };
const framed = tagged('Framed', 'RFC 0 §4', 'A body.', Colour, 2, { red: uint8, blue: Word }, options);
const bare = tagged('Bare', 'RFC 0 §5', 'A body.', Colour, 0, { red: uint8, blue: Word }, options);

const roundTrips = (codec: Codec<any>, text: string, value: unknown): void => {
  assert.deepEqual(decode(codec, unhex(text)), value);
  assert.equal(hex(encode(codec, value)), hex(unhex(text)));
};

describe('registries (RFC 9846 §3.5)', () => {
  it('are open: unknown values survive', () => {
    roundTrips(Colour, '0001', Colour.red);
    roundTrips(Colour, 'beef', Colour.of(0xbeef));
    roundTrips(Colour, '1a1a', Colour.of(0x1a1a));
    assert.throws(() => decode(Colour, unhex('01')), DecodeError);
  });

  it('name their members; of two names the first is shown', () => {
    assert.equal(Colour.nameOf(1), 'red');
    assert.equal(Colour.rouge, Colour.red);
    assert.equal(Colour.nameOf(9), undefined);
    assert.equal(Colour.show(2), 'blue (0x0002)');
    assert.equal(Colour.show(9), 'unknown (0x0009)');
  });

  it('know GREASE (RFC 8701) only where it is reserved', () => {
    assert.equal(Colour.show(0x3a3a), 'GREASE (0x3a3a)');
    assert.equal(Plain.show(0x3a3a), 'unknown (0x3a3a)');
    assert.ok(Colour.isGrease(0xfafa) && !Plain.isGrease(0xfafa) && !Colour.isGrease(0x0a1a));
  });

  it('reserve sixteen values of two bytes and eight of one', () => {
    const count = (digits: number): number[] =>
      Array.from({ length: 16 ** digits }, (_, value) => value).filter((value) => isGrease(value, digits));
    assert.deepEqual(count(4).slice(0, 3), [0x0a0a, 0x1a1a, 0x2a2a]);
    assert.equal(count(4).length, 16);
    assert.deepEqual(count(2), [0x0b, 0x2a, 0x49, 0x68, 0x87, 0xa6, 0xc5, 0xe4]);
  });
});

describe('variants with a length of their own (RFC 9846 §3.8)', () => {
  it('are read by their tag', () => {
    roundTrips(framed, '0001 0001 07', { type: 'red', body: 7 });
    roundTrips(framed, '0002 0003 02 0809', { type: 'blue', body: { letters: [8, 9] } });
  });

  it('keep a case that is not declared', () => {
    roundTrips(framed, '0003 0002 aabb', { type: 'unknown', code: 3, body: unhex('aabb') });
    roundTrips(framed, '7777 0000', { type: 'unknown', code: 0x7777, body: new Uint8Array() });
    assert.equal(countExplained(dissect(framed, unhex('0003 0002 aabb'))).unexplained, 2);
    assert.equal(countExplained(dissect(framed, unhex('3a3a 0002 aabb'))).unexplained, 0);
  });

  it('must use up their length exactly, and stay inside it', () => {
    assert.throws(() => decode(framed, unhex('0001 0002 0707')), /1 trailing bytes at byte 5/);
    assert.throws(() => decode(framed, unhex('0001 0000')), /need 1 bytes, 0 left at byte 4/);
    assert.throws(() => decode(framed, unhex('0001 0001 07 08')), /1 trailing bytes at byte 5/);
    assert.throws(() => decode(framed, unhex('0002 0002 02 0809')), /overruns its container \(1 left\)/);
  });
});

describe('variants without a length', () => {
  it('are read by their tag, and can stand in a row', () => {
    roundTrips(bare, '0001 07', { type: 'red', body: 7 });
    roundTrips(vector(bare, 0, 99), '07 0001 07 0002 01 05', [
      { type: 'red', body: 7 },
      { type: 'blue', body: { letters: [5] } },
    ]);
  });

  it('give a case that is not declared the rest of the container', () => {
    roundTrips(vector(bare, 0, 99), '07 0003 aa 0002 0000', [{ type: 'unknown', code: 3, body: unhex('aa00020000') }]);
  });
});

describe('variants that share a number', () => {
  const odd = tagged(
    'Odd',
    'RFC 0 §6',
    'A body.',
    Colour,
    3,
    { red: rest, special: uint16 },
    {
      ...options,
      variant: { name: 'special', of: 'red', is: (r) => r.peek(0) === 0xff && r.left === 2 },
    },
  );

  it('are told apart by their first bytes, inside the body only', () => {
    roundTrips(odd, '0001 000002 ff01', { type: 'special', body: 0xff01 });
    roundTrips(odd, '0001 000002 fe01', { type: 'red', body: unhex('fe01') });
    roundTrips(odd, '0001 000000', { type: 'red', body: new Uint8Array() });
    roundTrips(vector(odd, 0, 99), '0b 0001 000000 0001 000001 ff', [
      { type: 'red', body: new Uint8Array() },
      { type: 'red', body: unhex('ff') },
    ]);
  });
});
