/** What a client makes of settings for Encrypted Client Hello, and of a server's answers to it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { concat, utf8 } from '../../src/bytes/index.ts';
import { nodeProvider } from '../../src/crypto/providers/node/index.ts';
import {
  type ClientConfig,
  createClientEngine,
  createServerEngine,
  makeEchConfig,
  StatelessTickets,
} from '../../src/engine/index.ts';
import type { KeysEvent, TlsEvent } from '../../src/events/index.ts';
import { decode, encode, type Infer } from '../../src/presentation/index.ts';
import { fragment, protect13 } from '../../src/record/index.ts';
import {
  ContentType,
  ECHConfigList,
  EchRejected,
  type Extension,
  ExtensionType,
  Handshake13,
  HandshakeUnversioned,
  type PeerFault,
} from '../../src/wire/index.ts';
import {
  decisionIn,
  echClient,
  echKey,
  echPair,
  echServer,
  newerKey,
  plainClient,
  plainServer,
  startedPair,
  watched,
} from '../support/ech.ts';
import { Pair } from '../support/pair.ts';

type Config = Extract<Infer<typeof ECHConfigList>[number], { type: 'ech' }>;
const good = decode(ECHConfigList, echKey.configList)[0] as Config;
const changed = (over: Partial<Config['body']>): Config => ({ type: 'ech', body: { ...good.body, ...over } });
const keyed = (over: Partial<Config['body']['key_config']>): Config =>
  changed({ key_config: { ...good.body.key_config, ...over } });
const named = (name: string): Config => changed({ public_name: utf8(name) });

/** What the client chose of these settings, and why not the first. */
function choiceOf(...configs: Infer<typeof ECHConfigList>) {
  const { events, observe } = watched();
  const pair = Pair.connected(echClient({ observe, ech: { configs: encode(ECHConfigList, configs) } }), echServer());
  const decision = decisionIn(events, 'settings of Encrypted Client Hello')!;
  return { ech: pair.client.connection?.ech, because: decision.considered[0]!.because, chosen: decision.chosen };
}

test('settings that cannot be followed are passed over, each for its reason (RFC 9849 §4, §6.1, §6.1.7)', () => {
  const cases: readonly [Infer<typeof ECHConfigList>[number], RegExp][] = [
    [{ type: 'unknown', code: 0xfe0c, body: new Uint8Array(9) }, /version/],
    [changed({ extensions: [{ type: 0x9a9a, data: new Uint8Array(0) }] }), /mandatory/],
    [changed({ extensions: [1, 1].map((type) => ({ type, data: new Uint8Array(0) })) }), /twice/],
    [keyed({ kem_id: 0x21 as never }), /kind/],
    [keyed({ public_key: new Uint8Array(32) }), /public key/],
    [keyed({ public_key: new Uint8Array(31).fill(3) }), /public key/],
    [keyed({ cipher_suites: [{ kdf_id: 1 as never, aead_id: 0xffff as never }] }), /cipher suites/],
    ...['.public.test', 'public.test.', 'public..test', '-a.test', 'a-.test', 'a_b.test', `${'a'.repeat(64)}.test`].map(
      (name): [Config, RegExp] => [named(name), /no host name/],
    ),
    ...['192.0.2.1', 'public.1', '0x7f', 'a.0X', 'a.0xabcdef'].map((name): [Config, RegExp] => [
      named(name),
      /could be an address/,
    ]),
  ];
  for (const [bad, reason] of cases) {
    const second = choiceOf(bad, good);
    assert.match(second.because, reason);
    assert.equal(second.ech, 'accepted');
    assert.equal(choiceOf(bad).ech, 'greased', 'no settings are as good as none');
  }
});

test('extensions that need not be understood are passed over, and the first that fits is taken', () => {
  assert.equal(
    choiceOf(changed({ extensions: [{ type: 0x1a1a, data: utf8('x') }] })).chosen.includes('settings 7'),
    true,
  );
  const [newer] = decode(ECHConfigList, newerKey.configList);
  assert.match(choiceOf(newer!, good).chosen, /settings 8/);
});

test('the first of the cipher suites that we have is used', () => {
  const suites = [0xffff, 3, 1].map((aead_id) => ({ kdf_id: 1 as never, aead_id: aead_id as never }));
  const mine = makeEchConfig({ provider: nodeProvider, publicName: 'public.test' });
  const [config] = decode(ECHConfigList, mine.configList) as [Config];
  const key_config = { ...config.body.key_config, cipher_suites: suites };
  const configs = encode(ECHConfigList, [{ type: 'ech', body: { ...config.body, key_config } }]);
  const { pair, server } = startedPair(
    { ech: { configs } },
    { ech: { keys: [{ config: configs.subarray(2), privateKey: mine.privateKey }] } },
  );
  assert.equal(pair.client.connection!.ech, 'accepted');
  const key = server.find((event) => event.type === 'secret' && event.name === 'hpke_key');
  assert.ok(key?.type === 'secret' && key.value.length === 32, 'ChaCha20-Poly1305');
});

test('what a caller cannot have meant is refused at once', () => {
  const refused = (make: () => unknown) => assert.throws(make, { code: 'ERR_TLSCOPE_BAD_ECH' });
  refused(() => createClientEngine(echClient({ ech: { configs: Uint8Array.of(0, 4, 1, 2, 3, 4) } })));
  refused(() => createClientEngine(echClient({ versions: ['TLSv1.2'] })));
  refused(() => createServerEngine(echServer({ versions: ['TLSv1.2'] })));
  refused(() => createServerEngine(echServer({ ech: { keys: [] } })));
  refused(() => createServerEngine(echServer({ ech: { keys: [{ ...echKey, privateKey: newerKey.privateKey }] } })));
  refused(() => createServerEngine(echServer({ ech: { keys: [{ ...echKey, config: echKey.configList }] } })));
  refused(() => createServerEngine(echServer({ ech: { keys: [echKey], retryConfigs: echKey.config } })));
  refused(() => makeEchConfig({ provider: nodeProvider, publicName: '192.0.2.1' }));
});

type RetryExtension = Extension<'hello_retry_request'>;

/** Connects through somebody who changes the extensions of the server's HelloRetryRequest or ServerHello. */
function withAnswer(
  change: (extensions: readonly RetryExtension[]) => RetryExtension[],
  client = echClient(),
  server = echServer({ groups: ['secp256r1'] }),
): Pair {
  const pair = new Pair(client, server);
  let answers = 0;
  pair.tamper = (from, bytes) => {
    if (from === 'client' || answers++ > 0) return bytes;
    const end = 5 + bytes[3]! * 256 + bytes[4]!;
    const message = decode(HandshakeUnversioned, bytes.subarray(5, end));
    assert.ok(message.type === 'hello_retry_request' || message.type === 'server_hello');
    const extensions = change((message.body.extensions ?? []) as RetryExtension[]);
    const raw = encode(HandshakeUnversioned, { ...message, body: { ...message.body, extensions } } as typeof message);
    return concat(fragment(null, ContentType.handshake, 0x0303, raw), bytes.subarray(end));
  };
  pair.start();
  return pair;
}

const { encrypted_client_hello } = ExtensionType.members;
const odd = (body: Uint8Array) => ({ type: 'unknown', code: encrypted_client_hello, body }) as const;

test('in a HelloRetryRequest: eight bytes, real or pretended (RFC 9849 §6.1.4, §6.2.1)', () => {
  for (const client of [echClient(), plainClient({ greaseEch: true })]) {
    for (const length of [0, 7, 9]) {
      const others = (list: readonly RetryExtension[]) => list.filter(({ type }) => type !== 'encrypted_client_hello');
      const pair = withAnswer((list) => [...others(list), odd(new Uint8Array(length))], client);
      assert.equal(pair.clientFault?.code, 'ERR_TLSCOPE_PEER_DECODE_ERROR');
    }
  }
  const unasked = withAnswer((list) => [...list, odd(new Uint8Array(8))], plainClient());
  assert.equal(unasked.clientFault?.code, 'ERR_TLSCOPE_PEER_UNSUPPORTED_EXTENSION');
});

test('who has read the first inner hello must have read the second (RFC 9849 §6.1.5)', () => {
  const { pair } = echPair({}, { groups: ['secp256r1'] });
  let answers = 0;
  pair.tamper = (from, bytes) => (from === 'server' && answers++ === 1 ? bytes.with(42, bytes[42]! ^ 1) : bytes);
  pair.start();
  assert.equal(pair.clientFault?.code, 'ERR_TLSCOPE_PEER_ILLEGAL_PARAMETER');
  assert.equal((pair.clientFault as PeerFault).rule, 'encrypted_client_hello.accept_confirmation');
});

test('a server that rejects the hello cannot have taken a key from before (RFC 9849 §6.1.2)', () => {
  const server = { tickets: new StatelessTickets(nodeProvider) };
  const { pair: before } = startedPair({}, server);
  const [session] = before.clientOutcomes.flatMap(({ sessions }) => [...sessions]);
  const pair = withAnswer(
    (list) => [...list, { type: 'unknown', code: ExtensionType.members.pre_shared_key, body: new Uint8Array(2) }],
    echClient({ session: session! }),
    plainServer(),
  );
  assert.equal(pair.clientFault?.code, 'ERR_TLSCOPE_PEER_ILLEGAL_PARAMETER');
});

const greasing = (over: Partial<ClientConfig> = {}) => plainClient({ greaseEch: true, ...over });

/** What the client says to EncryptedExtensions that holds this, after a ServerHello of `server`. */
function afterExtensions(extension: Extension<'encrypted_extensions'>, client = echClient, server = echServer()) {
  const events: TlsEvent[] = [];
  const engine = createClientEngine(client({ observe: (event) => void events.push(event) }));
  const answer = concat(...createServerEngine(server).receive(concat(...engine.start().send)).send);
  engine.receive(answer.subarray(0, 5 + answer[3]! * 256 + answer[4]!));
  const isRead = (event: TlsEvent): event is KeysEvent => event.type === 'keys' && event.direction === 'read';
  const { key, iv } = events.find(isRead)!;
  const aead = nodeProvider.aeads.aes_128_gcm;
  const raw = encode(Handshake13, { type: 'encrypted_extensions', body: { extensions: [extension] } });
  return engine.receive(fragment(protect13(aead.key(key), iv, aead), ContentType.handshake, 0x0303, raw)).fault;
}

test('new settings come only from a server that did not read the hello (RFC 9849 §5)', () => {
  const body = { retry_configs: decode(ECHConfigList, newerKey.configList) };
  const extension = { type: 'encrypted_client_hello', body } as const;
  assert.equal(afterExtensions(extension)?.code, 'ERR_TLSCOPE_PEER_UNSUPPORTED_EXTENSION');
  assert.equal(afterExtensions(extension, plainClient)?.code, 'ERR_TLSCOPE_PEER_UNSUPPORTED_EXTENSION');
  assert.equal(afterExtensions(extension, echClient, plainServer()), undefined);
  assert.equal(afterExtensions(extension, greasing, plainServer()), undefined);
});

test('new settings that cannot be read end the handshake (RFC 9849 §6.1.6, §6.2.1)', () => {
  for (const client of [echClient, greasing]) {
    for (const body of [new Uint8Array(0), Uint8Array.of(0, 0), Uint8Array.of(0, 4, 0xfe, 0x0d, 0, 1)]) {
      assert.equal(afterExtensions(odd(body), client, plainServer())?.code, 'ERR_TLSCOPE_PEER_DECODE_ERROR');
    }
  }
});

test('a rejected hello is never a connection, whatever the caller does not verify', () => {
  const { pair } = startedPair({ verify: false }, { ech: { keys: [newerKey] } });
  assert.ok(pair.clientFault instanceof EchRejected);
  assert.equal(pair.client.connection, undefined);
  assert.ok(pair.clientOutcomes.every(({ connected, sessions }) => !connected && sessions.length === 0));
});
