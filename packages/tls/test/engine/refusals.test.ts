import assert from 'node:assert/strict';
import { test } from 'node:test';
import { concat } from '../../src/bytes/index.ts';
import type { CryptoProvider } from '../../src/crypto/provider.ts';
import { nodeProvider } from '../../src/crypto/providers/node/index.ts';
import type { TlsEvent } from '../../src/events/index.ts';
import type { PeerFault } from '../../src/wire/index.ts';
import { TrustStore } from '../../src/x509/index.ts';
import { clientConfig, identity, NOW, Pair, serverConfig } from '../support/pair.ts';

const DAY = 86_400_000;

test('an untrusted, expired, early or wrongly named chain is refused, and the reason names certificate and rule', () => {
  const cases = [
    [clientConfig({ trust: TrustStore.of() }), 'unknown_ca', /CN=/],
    [clientConfig({ now: () => NOW + 400 * DAY }), 'certificate_expired', /server\.test/],
    [clientConfig({ now: () => NOW - 400 * DAY }), 'certificate_expired', /server\.test/],
    [clientConfig({ host: 'other.test' }), 'bad_certificate', /other\.test/],
    [clientConfig({ host: '127.0.0.1' }), 'bad_certificate', /127\.0\.0\.1/],
  ] as const;
  for (const [config, alert, reason] of cases) {
    for (const versions of [['TLSv1.3'], ['TLSv1.2']] as const) {
      const pair = Pair.connected({ ...config, versions });
      assert.equal(pair.clientFault?.name, 'CertificateFault');
      assert.match(pair.clientFault!.message, reason);
      assert.match(pair.clientFault!.message, /RFC \d+ §/);
      assert.equal(pair.serverFault?.code, `ERR_TLSCOPE_ALERT_${alert.toUpperCase()}`);
      assert.equal(pair.client.connection, undefined);
    }
  }
});

test('without verification the handshake completes, unauthorized, and says why', () => {
  const pair = Pair.connected(clientConfig({ trust: TrustStore.of(), verify: false }));
  const { connection } = pair.client;
  assert.equal(connection!.authorized, false);
  assert.equal(connection!.authorizationError!.alert, 'unknown_ca');
  assert.equal(connection!.evidence!.enforced, false);
});

test('without verification the server must still hold the key of its certificate', () => {
  const thief = {
    ...serverConfig().credentials[0]!,
    key: nodeProvider.importPrivateKey(nodeProvider.generateKey('secp256r1')),
  };
  for (const versions of [['TLSv1.3'], ['TLSv1.2']] as const) {
    const pair = Pair.connected(clientConfig({ verify: false, versions }), serverConfig({ credentials: [thief] }));
    assert.equal(pair.clientFault?.code, 'ERR_TLSCOPE_PEER_DECRYPT_ERROR');
    assert.match(String((pair.clientFault as PeerFault).rule), /\.signature/);
  }
});

test('a stolen certificate without its RSA key cannot complete the static RSA handshake', () => {
  const only = { cipherSuites: ['TLS_RSA_WITH_AES_128_GCM_SHA256'] };
  const key = nodeProvider.importPrivateKey(nodeProvider.generateKey('rsa2048'));
  const credentials = [{ chain: identity('rsa2048').server.chain, key }];
  const pair = Pair.connected(clientConfig(only, 'rsa2048'), serverConfig({ ...only, credentials }, 'rsa2048'));
  assert.equal(pair.client.connection, undefined);
  assert.equal(pair.serverFault?.code, 'ERR_TLSCOPE_PEER_BAD_RECORD_MAC');
});

test('a downgrade by somebody on the way is caught by the mark in the server random', () => {
  const pair = new Pair(clientConfig(), serverConfig());
  // Takes TLS 1.3 out of supported_versions: 0x0304 0x0303 becomes 0x0303 0x0303.
  pair.tamper = (from, bytes) => (from === 'client' ? replace(bytes, [4, 3, 4, 3, 3], [4, 3, 3, 3, 3]) : bytes);
  pair.start();
  assert.equal(pair.clientFault?.code, 'ERR_TLSCOPE_PEER_ILLEGAL_PARAMETER');
  assert.equal((pair.clientFault as PeerFault).rule, 'server_hello.downgrade_sentinel');
});

test('Bleichenbacher: bad padding, bad length and a wrong secret all look like a wrong key at Finished', () => {
  const only = { cipherSuites: ['TLS_RSA_WITH_AES_128_GCM_SHA256'] };
  const spoilt = [
    (message: Uint8Array) => message.with(47, message[47]! ^ 1),
    (message: Uint8Array) => message.subarray(1),
    () => new Uint8Array(0),
    (message: Uint8Array) => concat(message, message),
  ].map((spoil): CryptoProvider['rsaEncryption'] => ({
    ...nodeProvider.rsaEncryption,
    encrypt: (key, message) => nodeProvider.rsaEncryption.encrypt(key, spoil(message)),
  }));
  const garbage = { ...nodeProvider.rsaEncryption, encrypt: () => new Uint8Array(256).fill(1) };
  for (const rsaEncryption of [...spoilt, garbage]) {
    const events: TlsEvent[] = [];
    const provider = { ...nodeProvider, rsaEncryption };
    const observe = (event: TlsEvent) => void events.push(event);
    const pair = Pair.connected(
      clientConfig({ ...only, provider }, 'rsa2048'),
      serverConfig({ ...only, observe }, 'rsa2048'),
    );
    assert.equal(pair.serverFault?.code, 'ERR_TLSCOPE_PEER_BAD_RECORD_MAC');
    assert.ok(events.some((event) => event.type === 'state' && event.to === 'TLS12_WAIT_FINISHED'));
  }
});

test('TLS 1.2 has no key updates to ask for', () => {
  const pair = Pair.connected(clientConfig({ versions: ['TLSv1.2'] }));
  assert.ok(pair.client.connection !== undefined);
  assert.throws(() => pair.client.updateKeys(true), { code: 'ERR_TLSCOPE_NO_KEY_UPDATE' });
});

test('every flipped bit of a handshake in flight is noticed by one of the ends', () => {
  for (const versions of [['TLSv1.3'], ['TLSv1.2']] as const) {
    const length = concat(
      ...Pair.connected(clientConfig({ versions })).serverOutcomes.flatMap(({ send }) => send),
    ).length;
    for (let at = 0; at < length - 10; at += 7) {
      const pair = new Pair(clientConfig({ versions }), serverConfig());
      let passed = 0;
      let changed = false;
      pair.tamper = (from, bytes) => {
        if (from === 'client') return bytes;
        const here = at - passed;
        passed += bytes.length;
        const within = here >= 0 && here < bytes.length && !isRecordVersion(bytes, here);
        changed ||= within;
        return within ? bytes.with(here, bytes[here]! ^ 0x20) : bytes;
      };
      pair.start();
      const silent = pair.client.connection !== undefined && pair.clientFault === undefined;
      assert.ok(!silent || !changed, `byte ${at} of the server's ${versions} flight was changed unnoticed`);
    }
  }
});

/** legacy_record_version of a plaintext record is ignored by all (RFC 9846 §5.1). */
function isRecordVersion(bytes: Uint8Array, at: number): boolean {
  for (let start = 0; start < bytes.length; start += 5 + bytes[start + 3]! * 256 + bytes[start + 4]!) {
    if (at === start + 1 || at === start + 2) return true;
  }
  return false;
}

function replace(bytes: Uint8Array, from: readonly number[], to: readonly number[]): Uint8Array {
  const out = bytes.slice();
  for (let i = 0; i + from.length <= out.length; i++) {
    if (from.every((byte, j) => out[i + j] === byte)) out.set(to, i);
  }
  return out;
}
