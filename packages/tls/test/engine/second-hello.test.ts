/** A server chooses by the first hello: the second one cannot ask for something else (RFC 9846 §4.2.2). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { concat, utf8 } from '../../src/bytes/index.ts';
import { createServerEngine } from '../../src/engine/index.ts';
import { encode } from '../../src/presentation/index.ts';
import { CipherSuite, type Extension, HandshakeUnversioned, NameType, ProtocolVersion } from '../../src/wire/index.ts';
import { serverConfig } from '../support/pair.ts';

type Extensions = readonly Extension<'client_hello'>[];

const named = (name: string): Extension<'client_hello'> => ({
  type: 'server_name',
  body: [{ name_type: NameType.host_name, name: utf8(name) }] as never,
});
const share: Extension<'client_hello'> = {
  type: 'key_share',
  body: [{ group: 29, key_exchange: new Uint8Array(32).fill(9) }] as never,
};
const first: Extensions = [
  named('public.test'),
  { type: 'supported_versions', body: [ProtocolVersion.TLSv1_3] },
  { type: 'supported_groups', body: [29] as never },
  { type: 'signature_algorithms', body: [0x0403] as never },
  { type: 'application_layer_protocol_negotiation', body: [utf8('h2')] as never },
];

function hello(extensions: Extensions): Uint8Array {
  const message = encode(HandshakeUnversioned, {
    type: 'client_hello',
    body: {
      legacy_version: ProtocolVersion.TLSv1_2,
      random: new Uint8Array(32),
      legacy_session_id: new Uint8Array(0),
      cipher_suites: [CipherSuite.TLS_AES_128_GCM_SHA256],
      legacy_compression_methods: Uint8Array.of(0),
      extensions,
    } as never,
  });
  return concat(Uint8Array.of(22, 3, 3, message.length >> 8, message.length & 255), message);
}

/** What the server says of a second hello with these. */
function faultOf(second: Extensions, more: Extensions = []) {
  const server = createServerEngine(serverConfig({ alpn: ['h2', 'http/1.1'] }));
  const retry = server.receive(hello([...first, ...more, { type: 'key_share', body: [] as never }]));
  assert.equal(retry.fault, undefined);
  return server.receive(hello(second)).fault;
}
const answer = (second: Extensions, more: Extensions = []) => faultOf(second, more)?.code;

const CHANGED = 'ERR_TLSCOPE_PEER_ILLEGAL_PARAMETER';

test('a second hello with nothing but the share that was asked for is answered, in whatever order', () => {
  assert.equal(answer([...first, share]), undefined);
  assert.equal(answer([...first].reverse().concat(share)), undefined);
  const unknown = [0x1234, 0x4321].map((code) => ({ type: 'unknown', code, body: Uint8Array.of(1) }) as const);
  assert.equal(answer([...unknown, ...first, share], unknown), undefined);
  assert.equal(answer([...first, share, ...unknown.toReversed()], unknown), undefined);
  assert.equal(answer([...first, share, { type: 'padding', body: new Uint8Array(40) }]), undefined);
});

test('the second hello cannot ask for another server than the first', () => {
  assert.equal(answer([named('private.test'), ...first.slice(1), share]), CHANGED);
  assert.equal(answer([...first.slice(1), share]), CHANGED);
});

test('what changed is named, as far as it has a name', () => {
  const changed = (second: Extensions) => faultOf(second)?.message.match(/: (\S+) changed/)?.[1];
  assert.equal(changed([...first.slice(1), share]), 'server_name');
  assert.equal(changed([...first, share, { type: 'record_size_limit', body: 100 } as never]), 'record_size_limit');
  assert.equal(changed([...first, share, { type: 'unknown', code: 0xabcd, body: Uint8Array.of(1) }]), '0xabcd');
});

test('nor for another protocol, other signatures, or something new', () => {
  const instead = (type: string, body: unknown): Extensions => [
    ...first.map((one) => (one.type === type ? ({ type, body } as never) : one)),
    share,
  ];
  assert.equal(answer(instead('application_layer_protocol_negotiation', [utf8('http/1.1')])), CHANGED);
  assert.equal(answer(instead('signature_algorithms', [0x0403, 0x0804])), CHANGED);
  assert.equal(answer([...first, share, { type: 'record_size_limit', body: 100 } as never]), CHANGED);
  assert.equal(answer([...first, share, { type: 'unknown', code: 0xabcd, body: Uint8Array.of(1) }]), CHANGED);
});
