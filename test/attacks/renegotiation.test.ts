/** `ATTACKS.md` names this test: neither side takes up a second handshake on a running connection. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ContentType } from 'tlscope/wire';
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
    let fault: Error | undefined;
    for (let i = 0; i < 100 && fault === undefined; i++) fault = subject.hear(ContentType.handshake, again).fault;
    assert.match(String(fault), /in a row/);
  });
}
