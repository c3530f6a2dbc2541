/** What a server refuses of an encrypted hello, with the alert that RFC 9849 names. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { concat, equal, hex } from '../../src/bytes/index.ts';
import { createServerEngine } from '../../src/engine/index.ts';
import { decode, encode } from '../../src/presentation/index.ts';
import { fragment } from '../../src/record/index.ts';
import {
  ClientHello,
  ContentType,
  ExtensionType,
  find,
  HandshakeUnversioned,
  NamedGroup,
  type PeerFault,
  ProtocolVersion,
} from '../../src/wire/index.ts';
import {
  decisionIn,
  echPair,
  echServer,
  type Hello,
  type HelloExtension,
  openedHello,
  plainServer,
  recordOf,
  replaced,
  sealedHello,
  watched,
  without,
} from '../support/ech.ts';

const { key_share, supported_groups, signature_algorithms, encrypted_client_hello, ech_outer_extensions } =
  ExtensionType.members;
const { inner, outer } = openedHello();

/** What the server says to this record, and how it judged the hello inside. */
function heard(record: Uint8Array, server = echServer) {
  const { events, observe } = watched();
  const { fault } = createServerEngine(server({ observe })).receive(record);
  return {
    code: fault?.code,
    rule: (fault as PeerFault | undefined)?.rule,
    ech: decisionIn(events, 'encrypted client hello')?.chosen,
  };
}
const refusal = (record: Uint8Array, server?: typeof echServer) =>
  heard(record, server).code?.replace('ERR_TLSCOPE_PEER_', '').toLowerCase();

/** The inner hello with these extensions, encoded without leaving anything to the outer one. */
const encoded = (extensions: readonly HelloExtension[], zeros = new Uint8Array(0)): Uint8Array =>
  concat(encode(ClientHello, { ...inner, legacy_session_id: new Uint8Array(0), extensions: [...extensions] }), zeros);
const whole = inner.extensions!;
const references = (...codes: number[]): HelloExtension => ({
  type: 'ech_outer_extensions',
  body: codes.map(ExtensionType.of),
});
/** The inner hello that leaves `types` out and refers to `codes` instead. */
const referring = (types: readonly string[], ...codes: number[]): Uint8Array =>
  encoded([...whole.filter(({ type }) => !types.includes(type)), references(...codes)]);

const ACCEPTED = { code: undefined, rule: undefined, ech: 'accepted' };
const INNER: HelloExtension = { type: 'encrypted_client_hello', body: { type: 'inner', body: null } };
const ech = find(outer.extensions, 'encrypted_client_hello')!;

test('what the helpers of this file make is accepted as it is', () => {
  for (const plaintext of [encoded(whole), encoded(whole, new Uint8Array(5)), referring(['key_share'], key_share)]) {
    assert.deepEqual(heard(sealedHello(outer, plaintext)), ACCEPTED);
  }
  const order = outer.extensions!.map(({ type }) => type);
  assert.ok(order.indexOf('supported_groups') < order.indexOf('signature_algorithms'));
});

test('the inner form may not come over the network, whether keys are configured or not (RFC 9849 §7)', () => {
  const record = recordOf(replaced(outer, 'encrypted_client_hello', INNER));
  assert.equal(refusal(record), 'illegal_parameter');
  assert.equal(refusal(record, plainServer), 'illegal_parameter');
});

test('a type that is neither outer nor inner is refused (RFC 9849 §7)', () => {
  const odd: HelloExtension = { type: 'unknown', code: encrypted_client_hello, body: Uint8Array.of(2, 0, 0) };
  assert.equal(refusal(recordOf(replaced(outer, 'encrypted_client_hello', odd))), 'illegal_parameter');
});

test('padding is zeros (RFC 9849 §5.1)', () => {
  for (const zeros of [Uint8Array.of(1), Uint8Array.of(0, 0, 7), Uint8Array.of(0, 1, 0)]) {
    assert.equal(refusal(sealedHello(outer, encoded(whole, zeros))), 'illegal_parameter');
  }
});

test('references to the outer hello that do not hold are refused (RFC 9849 §5.1)', () => {
  const cases: readonly [what: string, plaintext: Uint8Array][] = [
    ['to what is not there', referring(['key_share'], key_share, 0x1234)],
    ['the same twice', referring(['key_share'], key_share, key_share)],
    ['to encrypted_client_hello', referring(['encrypted_client_hello'], encrypted_client_hello)],
    [
      'in another order',
      referring(['supported_groups', 'signature_algorithms'], signature_algorithms, supported_groups),
    ],
    [
      'in two lists',
      encoded([...whole.filter(({ type }) => type !== 'key_share'), references(key_share), references(0)]),
    ],
  ];
  for (const [what, plaintext] of cases) {
    assert.equal(refusal(sealedHello(outer, plaintext)), 'illegal_parameter', what);
  }
  const itself = sealedHello(outer, referring(['encrypted_client_hello'], encrypted_client_hello));
  assert.equal(heard(itself).rule, 'ech_outer_extensions.encrypted_client_hello');
  const twice = encoded([...whole, references(key_share)]);
  assert.notEqual(refusal(sealedHello(outer, twice)), undefined, 'to what the inner hello has itself');
});

test('references are followed in one walk, however long the lists', () => {
  const many = Array.from({ length: 120 }, (_, i): HelloExtension => {
    return { type: 'unknown', code: 0xaa00 + i, body: new Uint8Array(100) };
  });
  const shown: Hello = { ...outer, extensions: [...many, ...outer.extensions!] };
  const codes = many.map((extension) => (extension as { code: number }).code);
  assert.equal(heard(sealedHello(shown, referring([], ...codes))).ech, 'accepted');
  const [first, ...rest] = codes;
  assert.equal(refusal(sealedHello(shown, referring([], ...rest, first!))), 'illegal_parameter');
});

test('ech_outer_extensions stands neither in the outer nor in the inner hello (RFC 9849 §5.1)', () => {
  const shown: Hello = { ...outer, extensions: [references(key_share), ...outer.extensions!] };
  assert.equal(refusal(sealedHello(shown, encoded(whole))), 'illegal_parameter');
  const through = referring([], ech_outer_extensions);
  assert.equal(refusal(sealedHello(shown, through)), 'illegal_parameter');
});

test('the inner hello is marked as such, and offers TLS 1.3 at least (RFC 9849 §7.1)', () => {
  const unmarked = whole.filter(({ type }) => type !== 'encrypted_client_hello');
  const versions = (...body: (typeof ProtocolVersion.TLSv1_3)[]) =>
    replaced(inner, 'supported_versions', { type: 'supported_versions', body }).extensions!;
  const cases = [
    unmarked,
    [...unmarked, { type: 'encrypted_client_hello', body: ech } as HelloExtension],
    versions(ProtocolVersion.TLSv1_3, ProtocolVersion.TLSv1_2),
    versions(ProtocolVersion.TLSv1_1),
    without(inner, 'supported_versions').extensions!,
  ];
  for (const extensions of cases) {
    assert.equal(refusal(sealedHello(outer, encoded(extensions))), 'illegal_parameter');
  }
  const greased = versions(ProtocolVersion.of(0x7a7a), ProtocolVersion.TLSv1_3);
  assert.equal(heard(sealedHello(outer, encoded(greased))).ech, 'accepted');
});

test('what is no hello inside is refused', () => {
  assert.equal(refusal(sealedHello(outer, Uint8Array.of(3, 3, 0))), 'decode_error');
});

test('an outer hello that was changed on the way does not open (RFC 9849 §5.2)', () => {
  const { pair, client, server } = echPair();
  const sent = pair.client.start().send[0]!;
  const from = sent.length - 700;
  for (let at = 11; at < sent.length; at += at < from ? 13 : 3) {
    const changed = sent.with(at, sent[at]! ^ 1);
    assert.notEqual(heard(changed).ech, 'accepted', `byte ${at}`);
  }
  assert.equal(heard(sent).ech, 'accepted');
  assert.equal(server.length, 0);
  assert.ok(client.length > 0);
});

test('the second hello: encrypted again, by the same key, and genuine (RFC 9849 §7.1.1)', () => {
  type Ech = Extract<typeof ech, { type: 'outer' }>['body'];
  const changed = (change: (body: Ech) => Ech) => (hello: Hello) => {
    const now = find(hello.extensions, 'encrypted_client_hello');
    assert.ok(now?.type === 'outer');
    return replaced(hello, 'encrypted_client_hello', {
      type: 'encrypted_client_hello',
      body: { type: 'outer', body: change(now.body) },
    });
  };
  const cases: readonly [string, (hello: Hello) => Hello][] = [
    ['missing_extension', (hello) => without(hello, 'encrypted_client_hello')],
    ['illegal_parameter', (hello) => replaced(hello, 'encrypted_client_hello', INNER)],
    ['illegal_parameter', changed((body) => ({ ...body, config_id: 9 }))],
    ['illegal_parameter', changed((body) => ({ ...body, enc: new Uint8Array(32).fill(9) }))],
    [
      'illegal_parameter',
      changed(({ cipher_suite, ...body }) => ({ ...body, cipher_suite: { ...cipher_suite, aead_id: 2 as never } })),
    ],
    ['decrypt_error', changed((body) => ({ ...body, payload: body.payload.with(0, body.payload[0]! ^ 1) }))],
    ['decrypt_error', (hello) => ({ ...hello, random: hello.random.with(0, hello.random[0]! ^ 1) })],
  ];
  for (const [alert, change] of cases) {
    const { pair } = echPair({}, { groups: ['secp256r1'] });
    let flights = 0;
    pair.tamper = (from, bytes) => {
      if (from !== 'client' || flights++ === 0) return bytes;
      return withHello(bytes, change);
    };
    pair.start();
    assert.equal(pair.serverFault?.code, `ERR_TLSCOPE_PEER_${alert.toUpperCase()}`);
  }
});

/** The flight with its ClientHello changed; a record of change_cipher_spec before it stays. */
function withHello(flight: Uint8Array, change: (hello: Hello) => Hello): Uint8Array {
  const start = flight[0] === ContentType.change_cipher_spec ? 6 : 0;
  const message = decode(HandshakeUnversioned, flight.subarray(start + 5));
  assert.ok(message.type === 'client_hello');
  const bytes = encode(HandshakeUnversioned, { type: 'client_hello', body: change(message.body) });
  return concat(flight.subarray(0, start), fragment(null, ContentType.handshake, 0x0303, bytes));
}

test('a hello that was rejected is not opened after a HelloRetryRequest (RFC 9849 §7.1.1)', () => {
  const { events, observe } = watched();
  const { pair } = echPair({}, { groups: ['secp256r1'], observe });
  let flights = 0;
  pair.tamper = (from, bytes) => {
    if (from !== 'client' || flights++ > 0) return bytes;
    return withHello(bytes, (hello) => without(hello, 'encrypted_client_hello'));
  };
  pair.start();
  assert.equal(decisionIn(events, 'encrypted client hello'), undefined);
  assert.ok(!events.some((event) => event.type === 'message' && event.part === 'inner'));
  assert.notEqual(pair.server.connection?.ech, 'accepted');
});

test('the shares in the inner hello count, not those outside', () => {
  const other: HelloExtension = {
    type: 'key_share',
    body: [{ group: NamedGroup.secp256r1, key_exchange: new Uint8Array(65).fill(4) }],
  };
  const record = sealedHello(replaced(outer, 'key_share', other), encoded(whole));
  assert.deepEqual(heard(record), ACCEPTED);
  assert.ok(!equal(inner.random, outer.random), hex(inner.random));
});
