/** `ATTACKS.md` names these tests: a second handshake on a running connection is refused, or bound to the first. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { concat } from 'tlscope/bytes';
import { decode, encode } from 'tlscope/presentation';
import { CipherSuite, ContentType, HandshakeUnversioned, PeerFault } from 'tlscope/wire';
import { clientConfig, serverConfig } from '../../packages/tls/test/support/pair.ts';
import { walkTo } from '../graph/walk.ts';

for (const side of ['client', 'server'] as const) {
  test(`renegotiation is refused by the ${side} with a warning, and only so often`, () => {
    const client = clientConfig({ versions: ['TLSv1.2'] });
    const scene = walkTo(side, 'TLS12_CONNECTED', client, serverConfig());
    assert.ok(scene !== undefined);
    const { subject } = scene;
    const hello = subject.events.find((event) => event.type === 'message' && event.name === 'client_hello');
    assert.ok(hello?.type === 'message');
    // A HelloRequest to the client; to the server the hello of this very connection once more.
    const again = side === 'client' ? Uint8Array.of(0, 0, 0, 0) : hello.bytes;
    const outcome = subject.hear(ContentType.handshake, again);
    assert.equal(outcome.fault, undefined);
    const warning = subject.events.findLast((event) => event.type === 'alert');
    assert.ok(warning?.type === 'alert');
    assert.deepEqual([warning.direction, warning.level, warning.description], ['sent', 1, 100]);
    assert.equal(subject.state, 'TLS12_CONNECTED');
    let fault: unknown;
    for (let i = 0; i < 100 && fault === undefined; i++) fault = subject.hear(ContentType.handshake, again).fault;
    assert.ok(fault instanceof PeerFault);
    assert.equal(fault.rule, 'handshake.messages_in_a_row');
  });
}

test('renegotiation that is allowed has to be bound to the handshake before it (RFC 5746 §3.5)', () => {
  const client = clientConfig({ versions: ['TLSv1.2'], allowRenegotiation: true });
  const { subject } = walkTo('client', 'TLS12_WAIT_SH', client, serverConfig())!;
  // The answer of the first handshake once more: its renegotiated_connection is empty, as an attacker's would be.
  const first = subject.events.find((event) => event.type === 'message' && event.name === 'server_hello');
  assert.ok(first?.type === 'message');
  const { fault } = subject.hear(ContentType.handshake, first.bytes);
  assert.ok(fault instanceof PeerFault);
  assert.equal(fault.alert, 'handshake_failure');
  assert.equal(fault.rule, 'server_hello.renegotiated_connection');
});

const CBC = 'TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA';
const GCM = 'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256';

/** A handshake under CBC with encrypt_then_mac, and then another ServerHello, bound to it. */
function answeredAgain(suite: typeof CBC | typeof GCM, encryptThenMac: boolean) {
  const suites = { versions: ['TLSv1.2'], cipherSuites: [CBC, GCM] } as const;
  const { subject } = walkTo(
    'client',
    'TLS12_WAIT_SH',
    clientConfig({ ...suites, allowRenegotiation: true }),
    serverConfig(suites),
  )!;
  const heard = (name: string, direction: 'sent' | 'received'): Uint8Array => {
    const message = subject.events.find(
      (event) => event.type === 'message' && event.name === name && event.direction === direction,
    );
    assert.ok(message?.type === 'message');
    return message.bytes;
  };
  const first = decode(HandshakeUnversioned, heard('server_hello', 'received'));
  assert.ok(first.type === 'server_hello');
  const before = first.body.extensions ?? [];
  assert.ok(before.some(({ type }) => type === 'encrypt_then_mac'));
  const ends = (['sent', 'received'] as const).map((direction) => heard('finished', direction).subarray(4));
  const extensions = before
    .filter(({ type }) => type !== 'encrypt_then_mac' || encryptThenMac)
    .map((one) =>
      one.type === 'renegotiation_info' ? { ...one, body: { renegotiated_connection: concat(...ends) } } : one,
    );
  const body = { ...first.body, extensions, cipher_suite: CipherSuite.of(CipherSuite.members[suite]) };
  const { fault } = subject.hear(ContentType.handshake, encode(HandshakeUnversioned, { type: 'server_hello', body }));
  return { fault, state: subject.state };
}

test('a renegotiation does not go from encrypt-then-MAC back to MAC-then-encrypt (RFC 7366 §3.1)', () => {
  const { fault } = answeredAgain(CBC, false);
  assert.ok(fault instanceof PeerFault);
  assert.equal(fault.alert, 'handshake_failure');
  assert.equal(fault.rule, 'server_hello.renegotiated_encrypt_then_mac');
  assert.deepEqual(answeredAgain(CBC, true), { fault: undefined, state: 'ECDHE_WAIT_CERT' });
  assert.deepEqual(answeredAgain(GCM, false), { fault: undefined, state: 'ECDHE_WAIT_CERT' });
});
