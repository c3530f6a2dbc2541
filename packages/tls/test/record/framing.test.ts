import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { concat, hex, utf8 } from '../../src/bytes/index.ts';
import { decode, encode } from '../../src/presentation/index.ts';
import { type FramedRecord, MAX_EXPANSION, MAX_PLAINTEXT, RecordReader } from '../../src/record/index.ts';
import { ContentType, PeerFault, ProtocolVersion, TLSCiphertext, TLSPlaintext } from '../../src/wire/index.ts';

const header = (type: number, length: number) => Uint8Array.of(type, 3, 3, length >> 8, length & 0xff);
const record = (type: number, body: Uint8Array) => concat(header(type, body.length), body);

/** Everything a reader gives when `stream` comes in pieces that end at `cuts`. */
function readAll(stream: Uint8Array, cuts: readonly number[], reader = new RecordReader()): FramedRecord[] {
  const records: FramedRecord[] = [];
  const ends = [...cuts.map((cut) => cut % (stream.length + 1)), stream.length].sort((a, b) => a - b);
  let at = 0;
  for (const end of ends) {
    reader.push(stream.subarray(at, end));
    at = end;
    for (let next = reader.next(); next !== undefined; next = reader.next()) records.push(next);
  }
  return records;
}

const types = fc.constantFrom(20, 21, 22, 23);
const version = fc.integer({ min: 0, max: 0xffff });
const body = fc.oneof(
  { weight: 9, arbitrary: fc.uint8Array({ maxLength: 60 }) },
  { weight: 1, arbitrary: fc.constantFrom(0, 255, 256, MAX_PLAINTEXT).map((length) => new Uint8Array(length).fill(7)) },
);

test('whatever the declared TLSPlaintext writes, the reader cuts out again, in any split', () => {
  const cuts = fc.array(fc.nat({ max: 70_000 }), { maxLength: 12 });
  fc.assert(
    fc.property(fc.array(fc.tuple(types, version, body), { maxLength: 5 }), cuts, (all, where) => {
      const values = all.map(([type, legacy, fragment]) => ({
        type: ContentType.of(type),
        legacy_record_version: ProtocolVersion.of(legacy),
        fragment,
      }));
      const written = values.map((value) => encode(TLSPlaintext, value));
      const reader = new RecordReader();
      const records = readAll(concat(...written), where, reader);
      assert.equal(records.length, values.length);
      for (const [i, { type, legacy_version, fragment, bytes }] of records.entries()) {
        assert.deepEqual(decode(TLSPlaintext, bytes), values[i]);
        assert.deepEqual(
          [type, legacy_version, hex(fragment)],
          [values[i]!.type, all[i]![1], hex(values[i]!.fragment)],
        );
      }
      assert.ok(reader.aligned);
    }),
  );
});

test('the reader takes a length exactly when the declared codec does, plain and protected', () => {
  for (const [codec, most] of [
    [TLSPlaintext, MAX_PLAINTEXT],
    [TLSCiphertext, MAX_PLAINTEXT + MAX_EXPANSION],
  ] as const) {
    for (const length of [0, 1, most - 1, most, most + 1, 65_535]) {
      const bytes = record(23, new Uint8Array(length));
      const reader = new RecordReader();
      reader.maxFragment = most;
      const read = () => assert.equal(readAll(bytes, [], reader).length, 1);
      if (length <= most) {
        read();
        decode<unknown>(codec, bytes);
      } else {
        assert.throws(read, { alert: 'record_overflow' });
        assert.throws(() => decode<unknown>(codec, bytes));
      }
    }
  }
});

test('a record that lies in one chunk is a view of it; one that does not is copied together', () => {
  const stream = concat(record(22, utf8('one')), record(22, utf8('two')), record(23, utf8('three')));
  for (const { bytes, fragment } of readAll(stream, [])) {
    assert.equal(bytes.buffer, stream.buffer);
    assert.equal(fragment.buffer, stream.buffer);
  }
  const split = readAll(stream, [18]);
  assert.deepEqual(
    split.map(({ bytes }) => bytes.buffer === stream.buffer),
    [true, true, false],
  );
});

test('single bytes are collected into one buffer, not kept as so many chunks', () => {
  const bytes = record(23, new Uint8Array(MAX_PLAINTEXT).fill(9));
  const reader = new RecordReader();
  let copies = 0;
  const set = Uint8Array.prototype.set;
  Uint8Array.prototype.set = function (this: Uint8Array, ...args: Parameters<typeof set>) {
    copies += args[0].length;
    set.apply(this, args);
  };
  try {
    for (let at = 0; at < bytes.length - 1; at++) {
      reader.push(bytes.subarray(at, at + 1));
      assert.equal(reader.next(), undefined);
    }
    reader.push(bytes.subarray(bytes.length - 1));
    assert.equal(reader.next()?.fragment.length, MAX_PLAINTEXT);
  } finally {
    Uint8Array.prototype.set = set;
  }
  assert.ok(copies <= bytes.length + 5, `${copies} bytes were copied for ${bytes.length}`);
});

test('a header is judged as soon as it is there, before its body', () => {
  const reader = new RecordReader();
  reader.push(header(22, MAX_PLAINTEXT + 1));
  assert.throws(() => reader.next(), { alert: 'record_overflow', rfc: 'RFC 9846 §5.1' });
});

test('every content type that TLS does not have is unexpected_message', () => {
  for (let type = 0; type < 256; type++) {
    const read = () => readAll(record(type, utf8('x')), []);
    if (type >= 20 && type <= 23) assert.equal(read().length, 1);
    else assert.throws(read, (error) => error instanceof PeerFault && error.alert === 'unexpected_message');
  }
});

const FOREIGN: readonly (readonly [sent: Uint8Array, says: RegExp])[] = [
  [utf8('HTTP/1.1 400 Bad Request\r\n'), /HTTP answer/],
  [utf8('GET / HTTP/1.1\r\n'), /HTTP request in the clear/],
  [utf8('SSH-2.0-OpenSSH_9.6\r\n'), /SSH/],
  [utf8('220 mail.example ESMTP\r\n'), /SMTP or FTP/],
  [utf8('* OK IMAP4rev1\r\n'), /IMAP/],
  [utf8('+OK ready\r\n'), /POP3/],
  [Uint8Array.of(0x4a, 0, 0, 0, 10, 0x38, 0x2e, 0x30), /MySQL/],
  [Uint8Array.of(0x80, 0x2e, 1, 0, 2, 0, 0x15), /SSL 2\.0/],
  [concat(utf8('220 hi\r\n').subarray(4), header(22, 4)), /4 bytes before TLS began/],
  [utf8('~?~?~?'), /126 is no content type/],
];

test('what is not TLS at all is named, also when it comes byte by byte', () => {
  for (const [sent, says] of FOREIGN) {
    assert.throws(() => readAll(sent, []), { alert: 'unexpected_message', message: says });
    // The first five bytes alone decide the kind; with no more to look at the sentence may be less sure.
    assert.throws(() => readAll(sent, [1, 3]), { alert: 'unexpected_message', message: says });
    assert.throws(() => readAll(sent, Array.from(sent.keys())), { alert: 'unexpected_message' });
  }
});

test('a stream that stops being TLS is told apart from one that never was', () => {
  assert.throws(() => readAll(concat(record(22, utf8('x')), utf8('HTTP/1.1')), []), {
    rule: 'record.content_type',
    message: /after 1 record /,
  });
});
