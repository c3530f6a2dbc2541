import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { hex, utf8 } from '../../src/bytes/index.ts';
import {
  readTrace,
  type TlsEvent,
  TRACE_VERSION,
  TraceError,
  withoutSecrets,
  writeTrace,
} from '../../src/observe/index.ts';
import { connection } from './fixture.ts';

/** Records that have a prototype, as JSON's have. */
const plain = <T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }) => fc.record<T>(model, { noNullPrototype: true });
const bytes = fc.uint8Array({ maxLength: 40 }).map((array) => Uint8Array.from(array));
const timed = { at: fc.integer({ min: 0 }) };
const direction = fc.constantFrom('sent' as const, 'received' as const);
const epoch = fc.constantFrom('plaintext' as const, 'handshake' as const, 'application' as const, 'tls12' as const);
const claim = { claim: fc.string(), ok: fc.boolean(), rfc: fc.string() };
const path = plain({
  certificates: fc.array(bytes),
  subjects: fc.array(fc.string()),
  checks: fc.array(
    fc.record(
      { ...claim, rule: fc.string(), certificate: fc.nat() },
      { noNullPrototype: true, requiredKeys: ['claim', 'ok', 'rfc'] },
    ),
  ),
  ok: fc.boolean(),
});
const protection = plain({
  sequence: fc.nat(),
  nonce: bytes,
  additional_data: bytes,
  content_type: fc.nat(255),
  content: bytes,
  padding: fc.nat(),
});
const event = fc.oneof(
  fc.record(
    { type: fc.constant('record' as const), ...timed, direction, epoch, bytes, protection },
    { noNullPrototype: true, requiredKeys: ['type', 'at', 'direction', 'epoch', 'bytes'] },
  ),
  fc.record(
    {
      type: fc.constant('message' as const),
      ...timed,
      direction,
      epoch,
      name: fc.string(),
      codec: fc.string(),
      bytes,
      part: fc.constantFrom('inner' as const, 'outer' as const),
    },
    { noNullPrototype: true, requiredKeys: ['type', 'at', 'direction', 'epoch', 'name', 'codec', 'bytes'] },
  ),
  fc.record(
    {
      type: fc.constant('secret' as const),
      ...timed,
      name: fc.string(),
      value: bytes,
      from: fc.array(fc.string()),
      label: fc.string(),
      context: bytes,
      formula: fc.string(),
      rfc: fc.string(),
      keylog: fc.string(),
    },
    { noNullPrototype: true, requiredKeys: ['type', 'at', 'name', 'value', 'from', 'formula', 'rfc'] },
  ),
  fc.record(
    { type: fc.constant('check' as const), ...timed, ...claim, alert: fc.string(), rule: fc.string() },
    { noNullPrototype: true, requiredKeys: ['type', 'at', 'claim', 'ok', 'rfc', 'alert'] },
  ),
  fc.record(
    {
      type: fc.constant('certificate' as const),
      ...timed,
      side: fc.constantFrom('client' as const, 'server' as const),
      presented: fc.array(bytes),
      rawPublicKey: bytes,
      ocspResponse: bytes,
      signedCertificateTimestamps: fc.array(bytes),
      evidence: fc.record(
        { ok: fc.boolean(), enforced: fc.boolean(), host: fc.string(), paths: fc.array(path), chosen: fc.nat() },
        { noNullPrototype: true, requiredKeys: ['ok', 'enforced', 'paths'] },
      ),
    },
    { noNullPrototype: true, requiredKeys: ['type', 'at', 'side', 'presented', 'evidence'] },
  ),
  plain({ type: fc.constant('appdata' as const), ...timed, direction, bytes }),
) as fc.Arbitrary<TlsEvent>;

test('what is written is read back, bytes and all', () => {
  fc.assert(
    fc.property(fc.string(), fc.array(event), (title, events) => {
      const trace = readTrace(writeTrace(title, events, { secrets: true }));
      assert.deepEqual(trace, { title, secrets: true, events });
    }),
  );
});

test('every kind of event survives', () => {
  assert.deepEqual(readTrace(writeTrace('t', connection, { secrets: true })).events, connection);
});

test('without being asked, no secret, key or application data is in the file', () => {
  const text = writeTrace('t', connection);
  for (const secret of [new Uint8Array(32).fill(3), utf8('hello'), utf8(' world')]) {
    // The fixture's own records carry their contents in the clear, which no real record does.
    const events = readTrace(text).events.map((event) => (event.type === 'record' ? { ...event, bytes: [] } : event));
    assert.ok(!JSON.stringify(events).includes(hex(secret)));
    assert.ok(!writeTrace('t', events.filter((event) => event.type !== 'record') as TlsEvent[]).includes(hex(secret)));
  }
  assert.deepEqual(readTrace(text), { title: 't', secrets: false, events: withoutSecrets(connection) });
});

test('a file that is not a trace is refused with one sentence that says what is wrong', () => {
  const base = JSON.parse(writeTrace('t', connection)) as Record<string, unknown>;
  const refuses = (text: string, says: RegExp) =>
    assert.throws(
      () => readTrace(text),
      (error) => error instanceof TraceError && says.test(error.message) && !error.message.includes('\n'),
    );
  refuses('', /not JSON/);
  refuses('[', /not JSON/);
  refuses('null', /not a JSON object/);
  refuses('{}', /"format" should be "tlscope-trace"/);
  refuses(JSON.stringify({ ...base, version: 3 }), /version 3/);
  refuses(JSON.stringify({ ...base, events: 5 }), /trace\.events should be a list/);
  refuses(
    JSON.stringify({ ...base, events: [{ type: 'rumour' }] }),
    /trace\.events\[0\]\.type should be one of record/,
  );
  refuses(
    JSON.stringify({ ...base, events: [{ type: 'appdata', at: 1, direction: 'sent', bytes: 'xyz' }] }),
    /hexadecimal/,
  );
  refuses(
    JSON.stringify({ ...base, events: [{ type: 'appdata', at: 1, bytes: '' }] }),
    /\.direction should be one of sent, received/,
  );
});

test('a damaged file never gives anything but a trace or a TraceError', () => {
  const good = writeTrace('t', connection);
  fc.assert(
    fc.property(fc.nat(good.length - 1), fc.string({ minLength: 1, maxLength: 3 }), (at, junk) => {
      try {
        readTrace(good.slice(0, at) + junk + good.slice(at + junk.length));
      } catch (error) {
        assert.ok(error instanceof TraceError, String(error));
      }
    }),
  );
});

test('the key of a MAC is kept with the secrets, and left out without them', () => {
  const key = Uint8Array.of(0xa1, 0xb2, 0xc3);
  const keys: TlsEvent = {
    type: 'keys',
    at: 1,
    direction: 'read',
    epoch: 'tls12',
    secret: 'server_write_key',
    key,
    iv: new Uint8Array(0),
    aead: 'aes_128_cbc_hmac_sha1',
    mac: { key, encryptThenMac: true },
  };
  assert.deepEqual(readTrace(writeTrace('t', [keys], { secrets: true })).events, [keys]);
  const text = writeTrace('t', [keys]);
  assert.ok(!text.includes('a1b2c3'));
  assert.equal((readTrace(text).events[0] as typeof keys & { type: 'keys' }).mac?.encryptThenMac, true);
});

test('a file of version 1 is read as it is', () => {
  const now = writeTrace('a title', connection);
  const before = now.replace(`"version":${TRACE_VERSION}`, '"version":1');
  assert.notEqual(before, now);
  assert.deepEqual(readTrace(before), readTrace(now));
});

test('what became of the transport, and the fault that ended it, come back as they were', () => {
  const events: readonly TlsEvent[] = [
    { type: 'transport', at: 1, what: 'connecting', host: 'a.example', port: 443, roots: ['CN=root'] },
    { type: 'transport', at: 2, what: 'failed', code: 'ECONNRESET' },
    { type: 'fault', at: 3, code: 'ERR', message: 'no', claim: 'c', rfc: 'RFC 9846 §5', bytes: utf8('HTTP/1.1') },
  ];
  assert.deepEqual(readTrace(writeTrace('t', events)).events, events);
});
