/** Encrypted Client Hello in tests: a server in front called `public.test`, and real servers behind it. */
import { nodeProvider } from '../../src/crypto/providers/node/index.ts';
import { type ClientConfig, createClientEngine, makeEchConfig, type ServerConfig } from '../../src/engine/index.ts';
import type { DecisionEvent, MessageEvent, SecretEvent, TlsEvent } from '../../src/events/index.ts';
import { echInfo, hpkeSuite, setupBaseS } from '../../src/keys/index.ts';
import { decode, encode, type Infer } from '../../src/presentation/index.ts';
import { fragment } from '../../src/record/index.ts';
import { ClientHello, ContentType, ECHConfig, type Extension, HandshakeUnversioned } from '../../src/wire/index.ts';
import { makeIdentity, TrustStore } from '../../src/x509/index.ts';
import { clientConfig, NOW, Pair, serverConfig } from './pair.ts';

export type Hello = Infer<typeof ClientHello>;
export type HelloExtension = Extension<'client_hello'>;

const made = makeIdentity({
  provider: nodeProvider,
  names: ['public.test', 'server.test'],
  at: NOW,
  key: 'secp256r1',
});
/** For a server in front that has no certificate of its own name. */
export const nameless = makeIdentity({ provider: nodeProvider, names: ['server.test'], at: NOW, key: 'secp256r1' });

export const echKey = makeEchConfig({ provider: nodeProvider, publicName: 'public.test', configId: 7 });
export const newerKey = makeEchConfig({ provider: nodeProvider, publicName: 'public.test', configId: 8 });

const credentialOf = ({ server }: typeof made) => ({
  chain: server.chain,
  key: nodeProvider.importPrivateKey(server.key),
});
export const credentials = [credentialOf(made)];
export const namelessCredentials = [credentialOf(nameless)];

/** One end, and all that was seen of it. */
export const watched = () => {
  const events: TlsEvent[] = [];
  return { events, observe: (event: TlsEvent): void => void events.push(event) };
};

export const echClient = (over: Partial<ClientConfig> = {}): ClientConfig =>
  clientConfig({
    groups: ['x25519', 'secp256r1'],
    trust: TrustStore.of(made.root.der, nameless.root.der),
    ech: { configs: echKey.configList },
    ...over,
  });
export const echServer = (over: Partial<ServerConfig> = {}): ServerConfig =>
  serverConfig({ groups: ['x25519', 'secp256r1'], credentials, ech: { keys: [echKey] }, ...over });

/** A server that knows nothing of it. */
export const plainServer = (over: Partial<ServerConfig> = {}): ServerConfig =>
  serverConfig({ groups: ['x25519', 'secp256r1'], credentials, ...over });
/** A client that knows nothing of it. */
export const plainClient = (over: Partial<ClientConfig> = {}): ClientConfig =>
  clientConfig({ groups: ['x25519', 'secp256r1'], trust: TrustStore.of(made.root.der), ...over });

export function echPair(client: Partial<ClientConfig> = {}, server: Partial<ServerConfig> = {}) {
  const [seenByClient, seenByServer] = [watched(), watched()];
  const pair = new Pair(
    echClient({ observe: seenByClient.observe, ...client }),
    echServer({ observe: seenByServer.observe, ...server }),
  );
  return { pair, client: seenByClient.events, server: seenByServer.events };
}

export function startedPair(client: Partial<ClientConfig> = {}, server: Partial<ServerConfig> = {}) {
  const started = echPair(client, server);
  started.pair.start();
  return started;
}

export const hellosIn = (events: readonly TlsEvent[]): MessageEvent[] =>
  events.filter((event): event is MessageEvent => event.type === 'message' && event.name === 'client_hello');
export const decisionIn = (events: readonly TlsEvent[], what: string): DecisionEvent | undefined =>
  events.find((event): event is DecisionEvent => event.type === 'decision' && event.what === what);
export const secretsIn = (events: readonly TlsEvent[], name: string): SecretEvent[] =>
  events.filter((event): event is SecretEvent => event.type === 'secret' && event.name === name);

export function bodyOf({ bytes }: MessageEvent) {
  const message = decode(HandshakeUnversioned, bytes);
  if (message.type !== 'client_hello') throw new TypeError(`this is a ${message.type}`);
  return message.body;
}

/** A client's first flight, taken apart, so that a test can put something else into it. */
export function openedHello(over: Partial<ClientConfig> = {}) {
  const { events, observe } = watched();
  createClientEngine(echClient({ ...over, observe })).start();
  const [inner, outer] = (['inner', 'outer'] as const).map((part) =>
    bodyOf(hellosIn(events).find((event) => event.part === part)!),
  );
  return { inner: inner!, outer: outer! };
}

/** The outer hello in a record, around whatever is given as the inner one; sealed as a client would seal it. */
export function sealedHello(outer: Hello, plaintext: Uint8Array): Uint8Array {
  const { key_config } = contentsOf(echKey.config);
  const [cipher_suite] = key_config.cipher_suites;
  const suite = hpkeSuite(nodeProvider, key_config.kem_id, cipher_suite!.kdf_id, cipher_suite!.aead_id)!;
  const { enc, context } = setupBaseS(suite, key_config.public_key, echInfo(echKey.config));
  const filled = (payload: Uint8Array): Hello =>
    replaced(outer, 'encrypted_client_hello', {
      type: 'encrypted_client_hello',
      body: { type: 'outer', body: { cipher_suite: cipher_suite!, config_id: key_config.config_id, enc, payload } },
    });
  const aad = encode(ClientHello, filled(new Uint8Array(plaintext.length + 16)));
  return recordOf(filled(context.seal(0, aad, plaintext)));
}

export const recordOf = (body: Hello): Uint8Array =>
  fragment(null, ContentType.handshake, 0x0301, encode(HandshakeUnversioned, { type: 'client_hello', body }));

/** The hello with another extension in the place of one. */
export const replaced = (hello: Hello, type: HelloExtension['type'], by: HelloExtension): Hello => ({
  ...hello,
  extensions: (hello.extensions ?? []).map((extension) => (extension.type === type ? by : extension)),
});
export const without = (hello: Hello, type: HelloExtension['type']): Hello => ({
  ...hello,
  extensions: (hello.extensions ?? []).filter((extension) => extension.type !== type),
});

function contentsOf(config: Uint8Array) {
  const read = decode(ECHConfig, config);
  if (read.type !== 'ech') throw new TypeError('another version');
  return read.body;
}
