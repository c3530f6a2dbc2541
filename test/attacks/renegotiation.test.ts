/** `ATTACKS.md` names these tests: a second handshake on a running connection is refused, or bound to the first. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ContentType, PeerFault } from 'tlscope/wire';
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
