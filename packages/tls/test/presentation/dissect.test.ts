import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { unhex } from '../../src/bytes/index.ts';
import {
  type Codec,
  countExplained,
  decode,
  decodeFault,
  dissect,
  fixed,
  leaves,
  opaque,
  rest,
  type Span,
  struct,
  uint8,
  uint16,
  uint64,
  vector,
} from '../../src/presentation/index.ts';

const Pair = struct('Pair', 'RFC 0 §1', { a: [uint8, 'First.'], b: [uint16, 'Second.'] });
const List = struct('List', 'RFC 0 §2', {
  pairs: [vector(Pair, 0, 99), 'The pairs.'],
  after: [uint8, 'What follows.'],
});
const Wrapped = struct('Wrapped', 'RFC 0 §3', { body: [opaque(0, 99).containing(() => Pair), 'A pair inside.'] });

/** The picture as text: `name start..end` with two spaces for each level, and `!` before an error. */
const draw = (span: Span, depth = 0): string[] => [
  `${'  '.repeat(depth)}${span.field.name} ${span.start}..${span.end}${span.error === undefined ? '' : ` ! ${span.error}`}`,
  ...span.children.flatMap((child) => draw(child, depth + 1)),
];
const picture = (codec: Codec<any>, text: string): string[] => draw(dissect(codec, unhex(text)));
const covered = (span: Span): string => [...leaves(span)].map(({ start, end }) => `${start}-${end}`).join(' ');

describe('a dissection', () => {
  it('says what every byte is', () => {
    const bytes = unhex('03 070102 09');
    const span = dissect(List, bytes);
    assert.deepEqual(draw(span), [
      'List 0..5',
      '  pairs 0..4',
      '    length 0..1',
      '    Pair 1..4',
      '      a 1..2',
      '      b 2..4',
      '  after 4..5',
    ]);
    assert.deepEqual(span.value, decode(List, bytes));
    assert.equal(span.children[0]!.field, List.fields[0]);
    assert.deepEqual(countExplained(span), { explained: 5, unexplained: 0 });
  });

  it('marks an error on the deepest place, and keeps the bytes that could not be read', () => {
    assert.deepEqual(picture(List, '04 0701 0203 09'), [
      'List 0..6',
      '  pairs 0..5',
      '    length 0..1',
      '    Pair 1..4',
      '      a 1..2',
      '      b 2..4',
      '    Pair 4..5',
      '      a 4..5',
      '      b 5..5 ! need 2 bytes, 0 left',
      '  unread 5..6',
    ]);
  });

  it('marks a length that lies, on the list that has it', () => {
    assert.deepEqual(picture(List, '09 070102'), [
      'List 0..4',
      '  pairs 0..1 ! length 9 overruns its container (3 left)',
      '    length 0..1',
      '  unread 1..4',
    ]);
  });

  it('marks bytes too many on the whole', () => {
    const span = dissect(Pair, unhex('07010299'));
    assert.deepEqual(draw(span), ['Pair 0..4 ! 1 trailing bytes', '  a 0..1', '  b 1..3', '  unread 3..4']);
    assert.equal(countExplained(span).unexplained, 1);
    assert.equal(covered(span), '0-1 1-3 3-4');
  });

  it('loses no byte of a codec without parts', () => {
    assert.deepEqual(picture(uint16, '010203'), ['uint16 0..3 ! 1 trailing bytes', '  value 0..2', '  unread 2..3']);
    assert.deepEqual(picture(uint16, '01'), ['uint16 0..1 ! need 2 bytes, 1 left', '  unread 0..1']);
    assert.deepEqual(picture(uint64, '010203040506'), [
      'uint64 0..6 ! need 4 bytes, 2 left',
      '  value 0..4',
      '  unread 4..6',
    ]);
    assert.deepEqual(picture(rest, ''), ['opaque 0..0']);
  });

  it('never throws on bytes, and always on a mistake in a declaration', () => {
    const broken: Codec<never> = {
      name: 'Broken',
      read() {
        throw new TypeError('a mistake');
      },
      write() {},
    };
    assert.throws(() => dissect(broken, unhex('00')), TypeError);
  });
});

describe('contained bytes', () => {
  it('are opaque to the engine and open to the observer', () => {
    const bytes = unhex('03 070102');
    assert.deepEqual(decode(Wrapped, bytes), { body: unhex('070102') });
    assert.deepEqual(draw(dissect(Wrapped, bytes)), [
      'Wrapped 0..4',
      '  body 0..4',
      '    length 0..1',
      '    data 1..4',
      '      Pair 1..4',
      '        a 1..2',
      '        b 2..4',
    ]);
  });

  it('may be wrong without the whole being wrong', () => {
    for (const text of ['02 0701', '04 07010299', '00']) {
      const span = dissect(Wrapped, unhex(text));
      const contained = span.children[0]!.children[1]!.children[0]!;
      assert.equal(contained.contained, true);
      assert.ok(
        draw(contained).some((line) => line.includes(' ! ')),
        text,
      );
      assert.equal(decodeFault(span), undefined);
      assert.ok(decode(Wrapped, unhex(text)));
    }
  });

  it('are found wherever the bytes lie in memory', () => {
    const buffer = unhex('ffffff 03 070102 ff');
    const span = dissect(Wrapped, buffer.subarray(3, 7));
    assert.equal(covered(span), '0-1 1-2 2-4');
  });

  it('can have a fixed length', () => {
    const codec = fixed(3).containing(() => Pair);
    assert.equal(covered(dissect(codec, unhex('070102'))), '0-1 1-3');
  });
});

describe('the fault of a decoding', () => {
  it('is the place where decode stops', () => {
    for (const text of ['', '03', '03 070102', '04 070102 09 01', '03 070102 09 01', '03 070102 09']) {
      const bytes = unhex(text);
      const fault = decodeFault(dissect(List, bytes));
      if (fault === undefined) assert.ok(decode(List, bytes));
      else assert.throws(() => decode(List, bytes), { reason: fault.error! });
    }
  });
});
