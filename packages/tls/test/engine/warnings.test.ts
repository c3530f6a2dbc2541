import assert from 'node:assert/strict';
import { test } from 'node:test';
import { concat } from '../../src/bytes/index.ts';
import { encode } from '../../src/presentation/index.ts';
import { AlertDescription, CipherSuite, HandshakeUnversioned, ProtocolVersion } from '../../src/wire/index.ts';
import { completes } from '../support/completes.ts';
import { clientConfig, Pair, serverConfig } from '../support/pair.ts';

const warning = (description: number): Uint8Array => Uint8Array.of(21, 3, 3, 0, 2, 1, description);
const { unsupported_certificate } = AlertDescription;

/** In TLS 1.2 both ends have agreed on the version before the flight that this changes, and neither has keys yet. */
function warned(from: 'client' | 'server', times: number): Pair {
  const pair = new Pair(clientConfig({ versions: ['TLSv1.2'] }), serverConfig());
  let flights = 0;
  pair.tamper = (sender, bytes) => {
    if (sender !== from || ++flights !== 2) return bytes;
    return concat(...Array<Uint8Array>(times).fill(warning(unsupported_certificate)), bytes);
  };
  pair.start();
  return pair;
}

for (const from of ['client', 'server'] as const) {
  test(`TLS 1.2: warnings of the ${from} during the handshake change nothing, but for one too many`, () => {
    assert.equal(completes(warned(from, 4)).client.connection!.protocol, 'TLSv1.2');
    const pair = warned(from, 5);
    const fault = from === 'client' ? pair.serverFault : pair.clientFault;
    assert.equal(fault?.code, 'ERR_TLSCOPE_PEER_UNEXPECTED_MESSAGE');
  });
}

test('before the version is known a warning that is no warning ends the handshake', () => {
  const pair = new Pair(clientConfig(), serverConfig());
  pair.client.start();
  assert.equal(pair.client.receive(warning(unsupported_certificate)).fault?.name, 'AlertReceived');
});

/** A hello of a client whose best version is `legacy_version`. */
function oldHello(legacy_version: number, fallback: boolean): Uint8Array {
  const message = encode(HandshakeUnversioned, {
    type: 'client_hello',
    body: {
      legacy_version: ProtocolVersion.of(legacy_version),
      random: new Uint8Array(32),
      legacy_session_id: new Uint8Array(0),
      cipher_suites: [CipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA, ...(fallback ? [CipherSuite.TLS_FALLBACK_SCSV] : [])],
      legacy_compression_methods: Uint8Array.of(0),
      extensions: undefined,
    } as never,
  });
  return concat(Uint8Array.of(22, 3, 1, message.length >> 8, message.length & 255), message);
}

test('RFC 7507: who fell back is told so, even from a version that is not spoken here', () => {
  for (const version of [0x0300, 0x0301, 0x0302]) {
    const told = (fallback: boolean) =>
      new Pair(clientConfig(), serverConfig()).server.receive(oldHello(version, fallback)).fault?.code;
    assert.equal(told(true), 'ERR_TLSCOPE_PEER_INAPPROPRIATE_FALLBACK');
    assert.equal(told(false), 'ERR_TLSCOPE_PEER_PROTOCOL_VERSION');
  }
});
