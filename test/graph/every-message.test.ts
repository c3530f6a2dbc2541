import assert from 'node:assert/strict';
import { test } from 'node:test';
import { utf8 } from 'tlscope/bytes';
import { nodeProvider } from 'tlscope/crypto/node';
import { StatelessTickets, TICKET_KEY_LENGTH } from 'tlscope/engine';
import { clientGraph, type Graph, serverGraph } from 'tlscope/handshake';
import type { Side } from 'tlscope/observe';
import { ContentType, HandshakeType, PeerFault } from 'tlscope/wire';
import { writePublicKey } from 'tlscope/x509';
import {
  clientConfig,
  clientCredential,
  clientTrust,
  credential,
  Pair,
  serverConfig,
} from '../../packages/tls/test/support/pair.ts';
import { type Scene, walkTo } from './walk.ts';

const rsaOnly = { cipherSuites: ['TLS_RSA_WITH_AES_128_GCM_SHA256'], versions: ['TLSv1.2'] } as const;
const dheOnly = {
  cipherSuites: ['TLS_DHE_RSA_WITH_AES_128_GCM_SHA256'],
  versions: ['TLSv1.2'],
  groups: ['ffdhe2048'],
} as const;
// With a key of the caller's, so that TLS 1.2 has tickets too.
const tickets = new StatelessTickets(nodeProvider, [nodeProvider.random(TICKET_KEY_LENGTH)]);
const resumable = { tickets, earlyData: earlyDataPolicy() };
const [session] = Pair.connected(clientConfig(), serverConfig(resumable)).clientOutcomes.flatMap(({ sessions }) => [
  ...sessions,
]);

const [session12] = Pair.connected(
  clientConfig({ versions: ['TLSv1.2'] }),
  serverConfig(resumable),
).clientOutcomes.flatMap(({ sessions }) => [...sessions]);

function earlyDataPolicy() {
  return { maxSize: 100, antiReplay: { fresh: () => true, shared: true } };
}

const known = { credentials: [clientCredential()] };
const asks = { clientCertificate: 'request', clientTrust: clientTrust() } as const;
const stapled = (key: 'secp256r1' | 'rsa2048') => ({
  credentials: [{ ...credential(key), ocspResponse: utf8('an OCSP response') }],
});

const rawCredential = { chain: [], key: known.credentials[0]!.key, rawPublicKey: true };
const rawKeys = { credentials: [rawCredential], rawPublicKeys: [writePublicKey(rawCredential.key.publicKey)] };
const rawAsks = { clientCertificate: 'require' } as const;

const keyed = (suite: string) => ({ cipherSuites: [suite], versions: ['TLSv1.2'] }) as const;
const key = utf8('a key that both ends were given');
const withKey = (suite: string, hint: string) => ({
  client: clientConfig({ ...keyed(suite), choosePsk12: () => ({ identity: utf8('its name'), key }) }),
  server: serverConfig({ ...keyed(suite), findPsk12: () => key, pskIdentityHint: utf8(hint) }),
});

const scenarios = [
  { client: clientConfig(), server: serverConfig() },
  { client: clientConfig({ groups: ['x25519', 'secp256r1'] }), server: serverConfig({ groups: ['secp256r1'] }) },
  { client: clientConfig({ versions: ['TLSv1.2'], allowRenegotiation: true }), server: serverConfig() },
  {
    client: clientConfig({ session: session!, replayableEarlyData: new Uint8Array(1) }),
    server: serverConfig(resumable),
  },
  { client: clientConfig({ versions: ['TLSv1.2'] }), server: serverConfig(resumable) },
  { client: clientConfig({ versions: ['TLSv1.2'], session: session12! }), server: serverConfig(resumable) },
  { client: clientConfig(rsaOnly, 'rsa2048'), server: serverConfig(rsaOnly, 'rsa2048') },
  ...[{}, asks].map((over) => ({
    client: clientConfig({ ...known, ...dheOnly, requestOcspResponse: over === asks }, 'rsa2048'),
    server: serverConfig({ ...over, ...dheOnly, ...(over === asks ? stapled('rsa2048') : {}) }, 'rsa2048'),
  })),
  withKey('TLS_PSK_WITH_AES_128_GCM_SHA256', 'a hint'),
  withKey('TLS_PSK_WITH_AES_128_GCM_SHA256', ''),
  withKey('TLS_ECDHE_PSK_WITH_AES_128_GCM_SHA256', ''),
  { client: clientConfig(known), server: serverConfig(asks) },
  { client: clientConfig({ ...rawKeys, versions: ['TLSv1.2'] }), server: serverConfig({ ...rawKeys, ...rawAsks }) },
  { client: clientConfig({ ...known, postHandshakeAuth: true }), server: serverConfig({ clientTrust: clientTrust() }) },
  {
    client: clientConfig({ ...known, versions: ['TLSv1.2'], requestOcspResponse: true }),
    server: serverConfig({ ...asks, ...stapled('secp256r1') }),
  },
  {
    client: clientConfig({ ...known, ...rsaOnly, requestOcspResponse: true }, 'rsa2048'),
    server: serverConfig({ ...asks, ...rsaOnly, ...stapled('rsa2048') }, 'rsa2048'),
  },
] as const;

/** The scenario that reaches a state of a side, so that the ones before it are not played again for each message. */
const reaching = new Map<string, (typeof scenarios)[number]>();

function sceneIn(side: Side, state: string): Scene {
  const known = reaching.get(`${side} ${state}`);
  for (const scenario of known === undefined ? scenarios : [known]) {
    const scene = walkTo(side, state, scenario.client, scenario.server);
    if (scene === undefined) continue;
    assert.equal(scene.subject.state, state);
    reaching.set(`${side} ${state}`, scenario);
    return scene;
  }
  return assert.fail(`no scenario reaches ${state} of the ${side}`);
}

const everyMessage = Object.entries(HandshakeType.members);

for (const [side, graph] of [
  ['client', clientGraph],
  ['server', serverGraph],
] as [Side, Graph][]) {
  for (const [state, { on, traits }] of Object.entries(graph)) {
    test(`${side} in ${state}: every message that is not in its row is unexpected_message, and nothing else`, () => {
      const legal = new Set(Object.keys(on));
      // The two hellos of a server share a number; a HelloRetryRequest in a wrong place is told apart by its random.
      if (legal.has('hello_retry_request')) legal.add('server_hello');
      let refused = 0;
      for (const [name, code] of everyMessage) {
        if (legal.has(name)) continue;
        refuses(sceneIn(side, state), ContentType.handshake, Uint8Array.of(code, 0, 0, 0));
        refused++;
      }
      assert.ok(refused > 10);
      refuses(sceneIn(side, state), ContentType.handshake, Uint8Array.of(0x77, 0, 0, 0));
    });

    if ('change_cipher_spec' in on) continue;
    const dropped = traits.dropsChangeCipherSpec;
    test(`${side} in ${state}: change_cipher_spec ${dropped ? 'is dropped' : 'is refused'}`, () => {
      const scene = sceneIn(side, state);
      if (!dropped) return refuses(scene, ContentType.change_cipher_spec, Uint8Array.of(1));
      const outcome = scene.subject.hear(ContentType.change_cipher_spec, Uint8Array.of(1));
      assert.equal(outcome.fault, undefined);
      assert.equal(outcome.send.length, 0);
      assert.equal(scene.subject.state, state);
    });
  }
}

function refuses({ subject }: Scene, type: number, bytes: Uint8Array): void {
  const state = subject.state;
  const before = subject.events.length;
  const outcome = subject.hear(type, bytes);
  assert.ok(outcome.fault instanceof PeerFault, `${state} after ${bytes[0]}: ${outcome.fault}`);
  assert.equal(outcome.fault.alert, 'unexpected_message');
  assert.equal(outcome.data.length, 0);
  assert.equal(outcome.connected, false);
  // Middlebox compatibility puts its record, which says nothing, before whatever a client sends first under keys.
  const sent = outcome.send.filter(([type]) => type !== ContentType.change_cipher_spec);
  assert.equal(sent.length, 1, 'the alert, and nothing else');
  const after = subject.events.slice(before);
  assert.deepEqual(
    after.filter((event) => event.type === 'alert').map((event) => [event.direction, event.level, event.description]),
    [['sent', 2, 10]],
  );
  assert.ok(!after.some((event) => event.type === 'message' && event.direction === 'sent'));
  assert.ok(!after.some((event) => event.type === 'state' || event.type === 'keys'));
}
