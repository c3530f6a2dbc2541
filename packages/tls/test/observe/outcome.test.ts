/** What a connection comes to, from its events. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { utf8 } from '../../src/bytes/index.ts';
import type { ClientConfig, ServerConfig } from '../../src/engine/index.ts';
import type { TlsEvent } from '../../src/events/index.ts';
import { hasForwardSecrecy, outcomeIn } from '../../src/observe/index.ts';
import { completes } from '../support/completes.ts';
import { clientConfig, Pair, serverConfig } from '../support/pair.ts';

const OPENS_NOTHING = /a key stolen later opens nothing/;
const key = utf8('a key that both ends were given');
const psk12 = { choosePsk12: () => ({ identity: utf8('its name'), key }) };

function textOf(client: Partial<ClientConfig>, server: Partial<ServerConfig>): string {
  const events: TlsEvent[] = [];
  const observe = (event: TlsEvent): void => void events.push(event);
  completes(Pair.connected(clientConfig({ ...client, observe }), serverConfig(server)));
  return outcomeIn(events).text;
}

test('a key that is stolen later opens what only a PSK or static RSA has protected', () => {
  assert.match(textOf({}, {}), OPENS_NOTHING);
  for (const [suite, secret] of [
    ['TLS_ECDHE_PSK_WITH_AES_128_GCM_SHA256', true],
    ['TLS_PSK_WITH_AES_128_CCM_8', false],
  ] as const) {
    const cipherSuites = [suite];
    const text = textOf({ cipherSuites, ...psk12 }, { cipherSuites, findPsk12: () => key });
    assert.equal(OPENS_NOTHING.test(text), secret, text);
  }
  assert.equal(hasForwardSecrecy('TLSv1.2', 'TLS_RSA_WITH_AES_128_GCM_SHA256', undefined), false);
});

test('in TLS 1.3 a PSK with a key exchange has forward secrecy, and one alone, which agrees on no group, has none', () => {
  const psk = { identity: utf8('sensor'), key };
  assert.match(textOf({ psks: [psk] }, { findPsk: () => psk }), OPENS_NOTHING);
  assert.equal(hasForwardSecrecy('TLSv1.3', 'TLS_AES_128_GCM_SHA256', 'x25519'), true);
  assert.equal(hasForwardSecrecy('TLSv1.3', 'TLS_AES_128_GCM_SHA256', undefined), false);
});
