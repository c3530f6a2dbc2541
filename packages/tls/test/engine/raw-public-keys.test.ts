import assert from 'node:assert/strict';
import { test } from 'node:test';
import { utf8 } from '../../src/bytes/index.ts';
import type { KeyKind, PrivateKey, PublicKeyData } from '../../src/crypto/provider.ts';
import { nodeProvider } from '../../src/crypto/providers/node/index.ts';
import { type ClientConfig, type Credential, type ServerConfig, StatelessTickets } from '../../src/engine/index.ts';
import type { TlsEvent } from '../../src/events/index.ts';
import { decode } from '../../src/presentation/index.ts';
import { codecNamed } from '../../src/wire/index.ts';
import { TrustStore, writePublicKey } from '../../src/x509/index.ts';
import { clientConfig, clientCredential, clientTrust, credential, Pair, serverConfig } from '../support/pair.ts';

const versions = ['TLSv1.3', 'TLSv1.2'] as const;

function rawKey(kind: KeyKind = 'secp256r1'): { credential: Credential; spki: Uint8Array } {
  const key = nodeProvider.importPrivateKey(nodeProvider.generateKey(kind));
  return { credential: { chain: [], key, rawPublicKey: true }, spki: writePublicKey(key.publicKey) };
}
const server = rawKey();
const client = rawKey();
const noRoots = TrustStore.of();

function connect(
  version: (typeof versions)[number],
  theirs: Partial<ClientConfig>,
  ours: Partial<ServerConfig>,
  events: TlsEvent[] = [],
): Pair {
  const observe = (event: TlsEvent) => void events.push(event);
  return Pair.connected(clientConfig({ ...theirs, versions: [version], observe }), serverConfig(ours));
}

function talks(pair: Pair): Pair {
  assert.equal(pair.clientFault, undefined);
  assert.equal(pair.serverFault, undefined);
  pair.fromClient(pair.client.write(utf8('hello')));
  assert.deepEqual(pair.serverOutcomes.at(-1)!.data, [utf8('hello')]);
  return pair;
}

const knows = { trust: noRoots, rawPublicKeys: [server.spki] };
const shows = { credentials: [server.credential] };

for (const version of versions) {
  test(`${version}: both ends show bare keys that the other knows`, () => {
    const events: TlsEvent[] = [];
    const pair = connect(
      version,
      { ...knows, credentials: [client.credential] },
      { ...shows, clientCertificate: 'require', rawPublicKeys: [client.spki] },
      events,
    );
    talks(pair);
    for (const [end, spki] of [
      [pair.client, server.spki],
      [pair.server, client.spki],
    ] as const) {
      assert.equal(end.connection!.authorized, true);
      assert.deepEqual(end.connection!.peerRawPublicKey, spki);
      assert.deepEqual(end.connection!.peerCertificates, []);
    }
    const certificates = events.filter((event) => event.type === 'message' && event.name === 'certificate');
    assert.equal(certificates.length, 2);
    for (const event of certificates) {
      assert.ok(event.type === 'message' && event.codec.endsWith('RawPublicKey'));
      assert.doesNotThrow(() => decode(codecNamed(event.codec)!, event.bytes));
    }
    const judged = events.find((event) => event.type === 'certificate');
    assert.ok(judged?.type === 'certificate' && judged.evidence.ok);
    assert.deepEqual(judged.rawPublicKey, server.spki);
  });

  for (const kind of ['ed25519', 'rsa2048'] as const) {
    test(`${version}: a bare ${kind} key`, () => {
      const { credential: own, spki } = rawKey(kind);
      talks(connect(version, { trust: noRoots, rawPublicKeys: [spki] }, { credentials: [own] }));
    });
  }

  test(`${version}: a key that is not known is refused, and may be let in by name`, () => {
    const stranger = connect(version, { trust: noRoots, rawPublicKeys: [client.spki] }, shows);
    assert.equal(stranger.clientFault?.name, 'CertificateFault');
    assert.equal(stranger.serverFault?.code, 'ERR_TLSCOPE_ALERT_CERTIFICATE_UNKNOWN');
    const lenient = connect(version, { rawPublicKeys: [client.spki], verify: false }, shows);
    assert.equal(talks(lenient).client.connection!.authorized, false);
    assert.equal(lenient.client.connection!.authorizationError!.rule, 'raw_public_key.server_known');
  });

  test(`${version}: a known key must be held by who shows it`, () => {
    const signatureSchemes = nodeProvider.signatureSchemes.map((scheme) => ({
      ...scheme,
      accepts: (key: PublicKeyData) => scheme.accepts(key),
      sign: (_key: PrivateKey, message: Uint8Array) => scheme.sign(client.credential.key, message),
    }));
    const pair = connect(version, knows, { ...shows, provider: { ...nodeProvider, signatureSchemes } });
    assert.equal(pair.clientFault?.code, 'ERR_TLSCOPE_PEER_DECRYPT_ERROR');
  });

  test(`${version}: an end with both shows what the other takes`, () => {
    const both = { credentials: [server.credential, credential()] };
    const chain = talks(connect(version, {}, both)).client.connection!;
    assert.equal(chain.peerRawPublicKey, undefined);
    assert.equal(chain.authorized, true);
    const bare = talks(connect(version, { rawPublicKeys: [server.spki] }, both)).client.connection!;
    assert.deepEqual(bare.peerRawPublicKey, server.spki);
    const certified = { rawPublicKeys: [server.spki] };
    assert.equal(talks(connect(version, certified, {})).client.connection!.authorized, true);
  });

  test(`${version}: ends with nothing in common say so`, () => {
    const onlyKeys = connect(version, knows, {});
    assert.equal(onlyKeys.serverFault?.code, 'ERR_TLSCOPE_PEER_UNSUPPORTED_CERTIFICATE');
    const onlyChains = connect(version, {}, shows);
    assert.equal(onlyChains.serverFault?.code, 'ERR_TLSCOPE_PEER_UNSUPPORTED_CERTIFICATE');
    const asked = { clientCertificate: 'require', rawPublicKeys: [client.spki] } as const;
    const chainOnly = connect(version, { credentials: [clientCredential()] }, asked);
    assert.equal(chainOnly.serverFault?.code, 'ERR_TLSCOPE_PEER_UNSUPPORTED_CERTIFICATE');
  });

  test(`${version}: a client is asked for the type that it has, and may decline`, () => {
    const asks = { clientCertificate: 'request', clientTrust: clientTrust(), rawPublicKeys: [client.spki] } as const;
    const chain = talks(connect(version, { credentials: [clientCredential()] }, asks)).server.connection!;
    assert.equal(chain.authorized, true);
    assert.equal(chain.peerCertificates.length, 1);
    const own = { credentials: [client.credential, clientCredential()] };
    assert.deepEqual(talks(connect(version, own, asks)).server.connection!.peerRawPublicKey, client.spki);
    const claims = { certificateTypes: ['RawPublicKey'] } as const;
    const none = talks(connect(version, claims, asks)).server.connection!;
    assert.equal(none.authorized, false);
    assert.equal(none.peerRawPublicKey, undefined);
  });

  test(`${version}: a session remembers the key that was shown`, () => {
    const tickets = new StatelessTickets(nodeProvider);
    const asks = { ...shows, tickets, clientCertificate: 'require', rawPublicKeys: [client.spki] } as const;
    const own = { ...knows, credentials: [client.credential] };
    const first = talks(connect(version, own, asks));
    const session = first.clientOutcomes.flatMap(({ sessions }) => [...sessions])[0]!;
    const second = talks(connect(version, { ...own, session }, asks));
    assert.equal(second.client.connection!.resumed, true);
    assert.deepEqual(second.client.connection!.peerRawPublicKey, server.spki);
    assert.deepEqual(second.server.connection!.peerRawPublicKey, client.spki);
    assert.equal(second.server.connection!.authorized, true);
  });
}

test('TLS 1.2 with static RSA and a bare key', () => {
  const { credential: own, spki } = rawKey('rsa2048');
  const only = { cipherSuites: ['TLS_RSA_WITH_AES_128_GCM_SHA256'] };
  const asks = { clientCertificate: 'require', rawPublicKeys: [client.spki] } as const;
  const pair = Pair.connected(
    clientConfig({ ...only, trust: noRoots, rawPublicKeys: [spki], credentials: [client.credential] }),
    serverConfig({ ...only, ...asks, credentials: [own] }),
  );
  assert.equal(talks(pair).server.connection!.authorized, true);
});

test('a credential is a chain or a bare key', () => {
  const both = { ...credential(), rawPublicKey: true };
  const neither = { chain: [], key: credential().key };
  for (const own of [both, neither]) {
    assert.throws(() => new Pair(clientConfig(), serverConfig({ credentials: [own] })), {
      code: 'ERR_TLSCOPE_NO_CERTIFICATE',
    });
  }
});
