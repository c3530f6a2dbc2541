/** ECH where a server has several configurations, and where a client has keys that both ends were given. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { utf8 } from '../../src/bytes/index.ts';
import { createClientEngine } from '../../src/engine/index.ts';
import { encode } from '../../src/presentation/index.ts';
import { fragment } from '../../src/record/index.ts';
import {
  CipherSuite,
  ContentType,
  EchRejected,
  HandshakeUnversioned,
  type PeerFault,
  ProtocolVersion,
} from '../../src/wire/index.ts';
import { bodyOf, echClient, hellosIn, newerKey, plainServer, startedPair } from '../support/ech.ts';

test('a hello that was opened stays accepted under another configuration, after a HelloRetryRequest too', () => {
  for (const groups of [['x25519'], ['secp256r1']]) {
    const { pair } = startedPair({ keyShares: ['x25519'] }, { configFor: () => plainServer({ groups }) });
    assert.equal(pair.clientFault, undefined);
    assert.equal(pair.serverFault, undefined);
    assert.equal(pair.client.connection!.ech, 'accepted');
    assert.equal(pair.server.connection!.serverName, 'server.test');
  }
});

test('a client with old settings gets the new ones under whatever configuration it is answered (RFC 9849 §7.1)', () => {
  for (const configFor of [() => undefined, () => plainServer()]) {
    const { clientFault } = startedPair({}, { ech: { keys: [newerKey] }, configFor }).pair;
    assert.ok(clientFault instanceof EchRejected);
    // Without them it would take ECH for switched off, and say whom it wants in the clear.
    assert.deepEqual(clientFault.retryConfigs, newerKey.configList);
  }
});

const certified = 'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256';
const keyed = 'TLS_PSK_WITH_AES_128_GCM_SHA256';
const withKey = {
  cipherSuites: ['TLS_AES_128_GCM_SHA256', certified, keyed],
  choosePsk12: () => ({ identity: utf8('the service behind'), key: utf8('a key that both ends were given') }),
};

test('the name of a shared key is for the server behind, not for whoever answers in TLS 1.2', () => {
  const named: Uint8Array[] = [];
  const { pair, client } = startedPair(withKey, {
    ech: undefined as never,
    versions: ['TLSv1.2'],
    cipherSuites: [keyed],
    findPsk12: (identity) => {
      named.push(identity);
      return utf8('another key');
    },
  });
  assert.deepEqual(named, []);
  assert.equal((pair.serverFault as PeerFault).rule, 'cipher_suites.in_common_tls12');
  const { cipher_suites } = bodyOf(hellosIn(client).find(({ part }) => part === 'outer')!);
  assert.deepEqual(cipher_suites.map(CipherSuite.nameOf), withKey.cipherSuites.slice(0, 2));
});

test('nor for one who chooses such a suite unasked', () => {
  const client = createClientEngine(echClient(withKey));
  client.start();
  const body = {
    legacy_version: ProtocolVersion.TLSv1_2,
    random: new Uint8Array(32),
    legacy_session_id_echo: new Uint8Array(0),
    cipher_suite: CipherSuite.of(CipherSuite.members[keyed]),
    legacy_compression_method: 0,
    extensions: [],
  };
  const hello = encode(HandshakeUnversioned, { type: 'server_hello', body });
  const { fault } = client.receive(fragment(null, ContentType.handshake, 0x0303, hello));
  assert.equal((fault as PeerFault).rule, 'server_hello.cipher_suite_tls12');
});
