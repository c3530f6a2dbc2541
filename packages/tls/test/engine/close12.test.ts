/** RFC 5246 §7.2.1: who hears close_notify answers it, in the middle of a handshake as well. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createClientEngine, createServerEngine, type ProtocolName } from '../../src/engine/index.ts';
import { clientConfig, serverConfig } from '../support/pair.ts';

const CLOSE_NOTIFY = Uint8Array.of(21, 3, 3, 0, 2, 1, 0);
const sent = (version: ProtocolName) => {
  const client = createClientEngine(clientConfig({ versions: [version] }));
  const server = createServerEngine(serverConfig({ versions: [version] }));
  for (const bytes of client.start().send) server.receive(bytes);
  return server.receive(CLOSE_NOTIFY);
};

test('TLS 1.2: close_notify in the middle of a handshake is answered, and ends it', () => {
  const { send, fault } = sent('TLSv1.2');
  assert.equal(fault?.code, 'ERR_TLSCOPE_ALERT_CLOSE_NOTIFY');
  assert.deepEqual(
    send.map((bytes) => [...bytes]),
    [[...CLOSE_NOTIFY]],
  );
});

test('TLS 1.3: it ends it as well, and needs no answer (RFC 9846 §6.1)', () => {
  const { send, fault } = sent('TLSv1.3');
  assert.ok(fault !== undefined);
  assert.ok(send.length <= 1);
});
