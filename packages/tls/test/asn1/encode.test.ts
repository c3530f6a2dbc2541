import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import {
  AlgorithmIdentifier,
  ANY,
  BIT_STRING,
  BMPString,
  type Der,
  explicit,
  GeneralizedTime,
  INTEGER,
  implicit,
  KeyUsage,
  namedBits,
  OBJECT_IDENTIFIER,
  OCTET_STRING,
  PrintableString,
  RSASSA_PSS_params,
  sequenceOf,
  setOf,
  smallInteger,
  Time,
  UTCTime,
  UTF8String,
  unsignedInteger,
} from '../../src/asn1/index.ts';
import { hex, unhex } from '../../src/bytes/index.ts';
import { DecodeError, decode, dissect, encode } from '../../src/presentation/index.ts';
import { errorsIn } from './laws.ts';

const returns = <T>(type: Der<T>, values: fc.Arbitrary<T>): void =>
  fc.assert(fc.property(values, (value) => assert.deepEqual(decode(type, encode(type, value)), value)));

const seconds = (from: number, to: number): fc.Arbitrary<number> =>
  fc.integer({ min: from / 1000, max: to / 1000 }).map((second) => second * 1000);

describe('what is written is read', () => {
  test('object identifiers', () => {
    const arc = fc.bigInt({ min: 0n, max: 2n ** 100n });
    const rest = fc.array(arc, { maxLength: 8 }).map((arcs) => arcs.map((number) => `.${number}`).join(''));
    const first = fc.oneof(
      fc.tuple(fc.constantFrom(0n, 1n), fc.bigInt({ min: 0n, max: 39n })),
      fc.tuple(fc.constant(2n), arc),
    );
    returns(
      OBJECT_IDENTIFIER,
      fc.tuple(first, rest).map(([[a, b], more]) => `${a}.${b}${more}`),
    );
  });
  test('numbers', () => {
    returns(
      smallInteger,
      fc.maxSafeNat().map((n) => n % 2 ** 47),
    );
    returns(
      unsignedInteger,
      fc.uint8Array({ maxLength: 40 }).filter((bytes) => bytes[0] !== 0),
    );
  });
  test('texts', () => {
    returns(UTF8String, fc.string({ unit: 'binary' }));
    returns(
      BMPString,
      fc.string({ unit: 'binary' }).filter((text) => [...text].every((each) => each.codePointAt(0)! < 65536)),
    );
  });
  test('moments', () => {
    returns(UTCTime, seconds(Date.UTC(1950, 0), Date.UTC(2050, 0) - 1000));
    returns(GeneralizedTime, seconds(new Date(0).setUTCFullYear(0, 0, 1), Date.UTC(9999, 11, 31)));
  });
  test('named bits, whatever their order', () => {
    const names = fc.subarray(['digitalSignature', 'keyCertSign', 'cRLSign', 'decipherOnly', 'bit9', 'bit30'] as const);
    returns(KeyUsage, names);
    assert.equal(hex(encode(KeyUsage, ['cRLSign', 'keyCertSign'])), '03020106');
  });
  test('a SET OF is written in order, whatever the order given', () => {
    assert.equal(hex(encode(setOf(smallInteger), [256, 7, 1])), '310a02010102010702020100');
  });
  test('lengths take as many octets as they need, at every depth', () => {
    const nested = sequenceOf(explicit(0, sequenceOf(OCTET_STRING)));
    for (const size of [0, 1, 127, 128, 255, 256, 65_535, 65_536, 70_000]) {
      const value = [[new Uint8Array(size), new Uint8Array(3)], [], [new Uint8Array(size)]];
      assert.deepEqual(decode(nested, encode(nested, value)), value, `${size}`);
    }
  });
});

describe('what does not fit is the mistake of the caller', () => {
  const mistakes: [type: Der<any>, value: unknown][] = [
    [INTEGER, unhex('0001')],
    [INTEGER, unhex('')],
    [smallInteger, -1],
    [smallInteger, 2 ** 47],
    [BIT_STRING, { unused: 1, bytes: unhex('01') }],
    [KeyUsage, ['keyCertSing']],
    [OBJECT_IDENTIFIER, '3.1'],
    [OBJECT_IDENTIFIER, '1.40'],
    [OBJECT_IDENTIFIER, '1'],
    [OBJECT_IDENTIFIER, '1.02'],
    [PrintableString, 'a@b'],
    [UTF8String, '\ud800'],
    [BMPString, '😀'],
    [UTCTime, Date.UTC(2050, 0)],
    [UTCTime, 1],
    [GeneralizedTime, Date.UTC(10_000, 0)],
    [ANY, unhex('0500ff')],
    [ANY, unhex('')],
    [sequenceOf(smallInteger, 1), []],
    [setOf(smallInteger, 1), []],
    [Time, { type: 'noTime', value: 0 }],
  ];
  for (const [type, value] of mistakes) {
    test(`${type.name} ${JSON.stringify(value)}`, () => assert.throws(() => encode(type, value), RangeError));
  }
  test('a CHOICE has no tag to replace', () => {
    assert.throws(() => implicit(0, Time), TypeError);
  });
});

describe('defaults and bounds', () => {
  test('the parameters of RSASSA-PSS that stand for SHA-1 are an empty SEQUENCE', () => {
    const defaults = decode(RSASSA_PSS_params, unhex('3000'));
    assert.equal(defaults.saltLength, 20);
    assert.equal(defaults.trailerField, 1);
    assert.equal(hex(encode(RSASSA_PSS_params, defaults)), '3000');
    const spelled = `a00b${hex(encode(AlgorithmIdentifier, defaults.hashAlgorithm))}`;
    assert.throws(() => decode(RSASSA_PSS_params, unhex(`300d${spelled}`)), DecodeError);
  });
  test('a bit beyond the names survives', () => {
    const flags = namedBits('Flags', 'RFC 5280 §4.2.1.3', { first: 0 }, 'Flags.');
    assert.deepEqual(decode(flags, encode(flags, ['first', 'bit100'])), ['first', 'bit100']);
  });
  test('a tree a thousand deep is refused for an observer, without harm', () => {
    let bytes = unhex('0500');
    for (let depth = 0; depth < 1000; depth++) bytes = encode(sequenceOf(ANY), [bytes]);
    assert.deepEqual(decode(ANY, bytes), bytes);
    const errors = errorsIn(dissect(ANY, bytes));
    assert.equal(errors.length, 1);
    assert.match(errors[0]!, /nested deeper than 64/);
  });
});
