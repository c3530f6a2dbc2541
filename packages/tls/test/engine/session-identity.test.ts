/** A server takes the client of a session for who it was then: a session is for the client that is still the same one. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { equal, utf8 } from '../../src/bytes/index.ts';
import type { RemoteKey } from '../../src/crypto/provider.ts';
import { nodeProvider } from '../../src/crypto/providers/node/index.ts';
import {
  type ClientConfig,
  type Credential,
  type ProtocolName,
  type ServerConfig,
  type Session,
  StatelessTickets,
  sessionFromBytes,
  sessionToBytes,
} from '../../src/engine/index.ts';
import type { TlsEvent } from '../../src/events/index.ts';
import { writePublicKey } from '../../src/x509/index.ts';
import { completes } from '../support/completes.ts';
import { clientConfig, clientCredential, clientTrust, Pair, serverConfig } from '../support/pair.ts';

const a = clientCredential();
const b = clientCredential();
const rsa = clientCredential('rsa2048');
const raw = (): Credential => ({
  chain: [],
  key: nodeProvider.importPrivateKey(nodeProvider.generateKey('secp256r1')),
  rawPublicKey: true,
});

const newest = (pair: Pair): Session => {
  const session = pair.clientOutcomes.flatMap(({ sessions }) => [...sessions]).at(-1);
  return sessionFromBytes(sessionToBytes(session!))!;
};

function ends(version: ProtocolName, over: Partial<ServerConfig> = {}) {
  const server = serverConfig({
    versions: [version],
    tickets: new StatelessTickets(nodeProvider),
    clientCertificate: 'request',
    clientTrust: clientTrust(),
    ...over,
  });
  return (client: Partial<ClientConfig>): Pair => completes(Pair.connected(clientConfig(client), server));
}

const resumed = (pair: Pair): boolean => pair.client.connection!.resumed;
const known = (pair: Pair): readonly Uint8Array[] => pair.server.connection!.peerCertificates;

for (const version of ['TLSv1.3', 'TLSv1.2'] as const) {
  test(`${version}: a session made with one certificate is not offered with another, nor with none`, () => {
    const connect = ends(version);
    const session = newest(connect({ credentials: [a] }));
    const events: TlsEvent[] = [];
    const other = connect({ session, credentials: [b], observe: (event) => void events.push(event) });
    assert.equal(resumed(other), false);
    assert.deepEqual(known(other), b.chain);
    const decision = events.find((event) => event.type === 'decision' && event.what === 'resumption');
    assert.ok(decision?.type === 'decision');
    assert.equal(decision.considered[0]!.because, 'we would not show its server the same certificate now');
    const none = connect({ session });
    assert.equal(resumed(none), false);
    assert.deepEqual(known(none), []);
  });

  test(`${version}: with the same certificate it is taken up, and stays bound to it from one session to the next`, () => {
    const connect = ends(version);
    const first = newest(connect({ credentials: [a] }));
    const second = connect({ session: first, credentials: [a] });
    assert.equal(resumed(second), true);
    assert.deepEqual(known(second), a.chain);
    const session = version === 'TLSv1.3' ? newest(second) : first;
    assert.equal(resumed(connect({ session, credentials: [b] })), false);
    assert.equal(resumed(connect({ session, credentials: [a] })), true);
  });

  test(`${version}: a session made without a certificate is not offered by who would show one now`, () => {
    const connect = ends(version);
    const session = newest(connect({}));
    assert.equal(resumed(connect({ session })), true);
    const now = connect({ session, credentials: [a] });
    assert.equal(resumed(now), false);
    assert.deepEqual(known(now), a.chain);
  });

  test(`${version}: where the server did not ask a session is for everybody`, () => {
    const connect = ends(version, { clientCertificate: 'none' });
    const session = newest(connect({ credentials: [a] }));
    assert.equal(resumed(connect({ session, credentials: [b] })), true);
    assert.equal(resumed(connect({ session })), true);
  });

  test(`${version}: what counts is the answer to the same request, not what else there is to show`, () => {
    const connect = ends(version, { signatureSchemes: ['ecdsa_secp256r1_sha256'] });
    const session = newest(connect({ credentials: [rsa, a] }));
    assert.equal(resumed(connect({ session, credentials: [a, rsa] })), true);
    assert.equal(resumed(connect({ session, credentials: [a, b] })), true);
    assert.equal(resumed(connect({ session, credentials: [b, a] })), false);
  });

  test(`${version}: a chooser is asked again, with the request of then`, () => {
    const connect = ends(version);
    const asked: string[] = [];
    const choosing = (credential: Credential) => (request: { readonly signatureSchemes: readonly string[] }) => {
      asked.push(request.signatureSchemes.join());
      return credential;
    };
    const session = newest(connect({ chooseCredential: choosing(a) }));
    assert.equal(resumed(connect({ session, chooseCredential: choosing(a) })), true);
    assert.equal(asked.length, 2);
    assert.equal(asked[0], asked[1]);
    assert.equal(resumed(connect({ session, chooseCredential: choosing(b) })), false);
  });

  test(`${version}: the same certificate with its key elsewhere is the same client`, () => {
    const connect = ends(version);
    const session = newest(connect({ credentials: [a] }));
    // Never asked to sign: the session is the proof.
    const elsewhere: RemoteKey = { publicKey: a.key.publicKey, sign: () => Promise.reject(new Error('it signed')) };
    assert.equal(resumed(connect({ session, credentials: [{ ...a, key: elsewhere }] })), true);
  });

  test(`${version}: a bare public key is an identity as well`, () => {
    const [one, other] = [raw(), raw()];
    const rawPublicKeys = [one, other].map(({ key }) => writePublicKey(key.publicKey));
    const connect = ends(version, { rawPublicKeys });
    const session = newest(connect({ credentials: [one] }));
    assert.equal(resumed(connect({ session, credentials: [one] })), true);
    assert.equal(resumed(connect({ session, credentials: [other] })), false);
  });

  test(`${version}: a request that cannot be read makes the session useless, and nothing else`, () => {
    const connect = ends(version);
    const session = newest(connect({ credentials: [a] }));
    const broken = { ...session, client: { ...session.client, certificate_request: Uint8Array.of(9) } };
    assert.equal(resumed(connect({ session: broken, credentials: [a] })), false);
  });
}

test('a session with a shared key is not offered once the key is gone, whether or not the server is judged again', () => {
  const psk = { identity: utf8('device 7'), key: nodeProvider.random(32) };
  const connect = ends('TLSv1.3', {
    clientCertificate: 'none',
    findPsk: (name) => (equal(name, psk.identity) ? psk : undefined),
  });
  const session = newest(connect({ psks: [psk] }));
  assert.equal(resumed(connect({ session, psks: [psk], judgeSession: false })), true);
  for (const judgeSession of [true, false]) assert.equal(resumed(connect({ session, judgeSession })), false);
});

test('stored sessions of the form before this one are passed over', () => {
  const bytes = sessionToBytes(newest(ends('TLSv1.3')({ trust: clientTrust() })));
  assert.equal(sessionFromBytes(Uint8Array.of(0, 2, ...bytes.subarray(2))), undefined);
});
