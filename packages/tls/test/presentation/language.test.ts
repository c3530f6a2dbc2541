import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { hex, unhex } from '../../src/bytes/index.ts';
import {
  type Codec,
  DecodeError,
  decode,
  empty,
  encode,
  fixed,
  opaque,
  optionalTail,
  rest,
  sequenceOf,
  struct,
  uint8,
  uint16,
  uint24,
  uint32,
  uint64,
  vector,
} from '../../src/presentation/index.ts';

const refuses = (codec: Codec<any>, text: string, reason: RegExp, offset: number): void => {
  assert.throws(
    () => decode(codec, unhex(text)),
    (error) => error instanceof DecodeError && reason.test(error.reason) && error.offset === offset,
    `${codec.name} of ${text}`,
  );
};

describe('numbers (RFC 9846 §3.3)', () => {
  it('are big-endian and unsigned', () => {
    assert.equal(decode(uint8, unhex('ff')), 255);
    assert.equal(decode(uint16, unhex('0102')), 258);
    assert.equal(decode(uint24, unhex('010203')), 66051);
    assert.equal(decode(uint32, unhex('ffffffff')), 4294967295);
    assert.equal(decode(uint64, unhex('ffffffff00000001')), 0xffffffff00000001n);
    assert.equal(hex(encode(uint24, 66051)), '010203');
    assert.equal(hex(encode(uint32, 0xfffffffe)), 'fffffffe');
    assert.equal(hex(encode(uint64, 0xffffffff00000001n)), 'ffffffff00000001');
  });

  it('must fit', () => {
    for (const bad of [-1, 256, 1.5, Number.NaN]) assert.throws(() => encode(uint8, bad), RangeError);
    for (const bad of [-1n, 2n ** 64n]) assert.throws(() => encode(uint64, bad), RangeError);
    refuses(uint32, '010203', /need 4 bytes, 3 left/, 0);
    refuses(uint64, '01020304050607', /need 4 bytes, 3 left/, 4);
    refuses(uint8, '0102', /1 trailing bytes/, 1);
  });
});

describe('vectors (RFC 9846 §3.4)', () => {
  it('take the width of their length from the upper bound', () => {
    assert.equal(hex(encode(opaque(0, 255), unhex('aa'))), '01aa');
    assert.equal(hex(encode(opaque(0, 256), unhex('aa'))), '0001aa');
    assert.equal(hex(encode(opaque(0, 2 ** 16), unhex('aa'))), '000001aa');
    assert.equal(hex(encode(vector(uint16, 2, 2 ** 16 - 2), [1, 2])), '000400010002');
  });

  it('are named as the RFC writes them', () => {
    assert.equal(opaque(0, 32).name, 'opaque<0..32>');
    assert.equal(opaque(1, 2 ** 24 - 1).name, 'opaque<1..2^24-1>');
    assert.equal(opaque(0, 2 ** 14 + 256).name, 'opaque<0..2^14+256>');
    assert.equal(vector(uint16, 2, 2 ** 16 - 2).name, 'uint16<2..2^16-2>');
    assert.equal(opaque(0, 2 ** 14).name, 'opaque<0..2^14>');
    assert.equal(fixed(28).name, 'opaque[28]');
  });

  it('keep their bounds when read', () => {
    const two = vector(uint16, 2, 6);
    assert.deepEqual(decode(two, unhex('0400010002')), [1, 2]);
    refuses(two, '00', /length 0 outside 2\.\.6/, 1);
    refuses(two, '080001000200030004', /length 8 outside 2\.\.6/, 1);
    refuses(two, '040001', /length 4 overruns its container \(2 left\)/, 1);
    refuses(two, '03000102', /need 2 bytes, 1 left/, 3);
  });

  it('keep their bounds when written', () => {
    assert.throws(() => encode(vector(uint16, 2, 6), []), /length 0 outside 2\.\.6/);
    assert.throws(() => encode(vector(uint16, 2, 6), [1, 2, 3, 4]), /length 8 outside 2\.\.6/);
    assert.throws(() => encode(opaque(1, 3), new Uint8Array(4)), /length 4 outside 1\.\.3/);
    assert.throws(() => encode(opaque(0, 255), new Uint8Array(256)), RangeError);
    assert.throws(() => encode(fixed(4), new Uint8Array(3)), RangeError);
  });

  it('do not loop over elements of no length', () => {
    refuses(vector(empty, 0, 9), '0100', /Empty of no length/, 1);
    refuses(sequenceOf(opaque(0, 9)), '0001', /overruns/, 2);
    assert.deepEqual(decode(vector(empty, 0, 9), unhex('00')), []);
  });

  it('give views, not copies', () => {
    const bytes = unhex('0300aabbcc');
    const value = decode(sequenceOf(uint8), bytes);
    assert.deepEqual(value, [3, 0, 0xaa, 0xbb, 0xcc]);
    assert.equal(decode(rest, bytes).buffer, bytes.buffer);
  });
});

describe('structs (RFC 9846 §3.6)', () => {
  const inner = struct('Inner', 'RFC 0 §1', { b: [opaque(0, 9), 'Bytes.'] });
  const outer = struct('Outer', 'RFC 0 §2', { a: [uint8, 'A number.'], inner: [inner, 'A struct.'] });

  it('are their fields in order', () => {
    assert.deepEqual(decode(outer, unhex('0702aabb')), { a: 7, inner: { b: unhex('aabb') } });
    assert.equal(hex(encode(outer, { a: 7, inner: { b: unhex('aabb') } })), '0702aabb');
    assert.deepEqual(
      outer.fields.map(({ name, note }) => [name, note]),
      [
        ['a', 'A number.'],
        ['inner', 'A struct.'],
      ],
    );
    refuses(outer, '', /need 1 bytes, 0 left/, 0);
    refuses(outer, '0700ff', /1 trailing bytes/, 2);
  });

  it('may be empty', () => {
    const nothing = struct('Nothing', 'RFC 0 §3', {});
    assert.deepEqual(decode(nothing, unhex('')), {});
    assert.equal(encode(nothing, {}).length, 0);
  });
});

describe('a last field that may be absent', () => {
  const hello = struct('Hello', 'RFC 0 §4', {
    a: [uint8, 'A number.'],
    list: [optionalTail(vector(uint8, 0, 9)), 'A list.'],
  });

  it('is not the same as an empty one', () => {
    assert.deepEqual(decode(hello, unhex('01')), { a: 1, list: undefined });
    assert.deepEqual(decode(hello, unhex('0100')), { a: 1, list: [] });
    assert.equal(hex(encode(hello, { a: 1, list: undefined })), '01');
    assert.equal(hex(encode(hello, { a: 1, list: [] })), '0100');
    refuses(hello, '0101', /overruns/, 2);
  });
});

describe('nesting', () => {
  const nested = (depth: number): Codec<unknown> => {
    let codec: Codec<unknown> = uint8;
    for (let i = 0; i < depth; i++) codec = vector(codec, 0, 255);
    return codec;
  };
  const bytes = (depth: number): Uint8Array => Uint8Array.from({ length: depth + 1 }, (_, i) => depth - i);

  it('goes 64 deep and no deeper', () => {
    assert.ok(decode(nested(64), bytes(64)));
    assert.throws(() => decode(nested(65), bytes(65)), /nested deeper than 64/);
  });

  it('cannot exhaust the stack, however a declaration refers to itself', () => {
    const self: Codec<unknown> = {
      name: 'Self',
      read: (r) => r.within(r.uint(1), { read: () => (r.left === 0 ? 0 : self.read(r)) }),
      write() {},
    };
    assert.throws(() => decode(self, bytes(200)), /nested deeper than 64/);
  });
});
