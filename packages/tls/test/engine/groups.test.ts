/** Every group over whole handshakes, with either provider in either role, and what the default offer looks like. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hex } from '../../src/bytes/index.ts';
import type { CryptoProvider } from '../../src/crypto/index.ts';
import { nodeProvider } from '../../src/crypto/providers/node/index.ts';
import { pureProvider } from '../../src/crypto/providers/pure/index.ts';
import type { ClientConfig, ServerConfig } from '../../src/engine/index.ts';
import { decode } from '../../src/presentation/index.ts';
import { find, HandshakeUnversioned, NamedGroup, type PeerFault } from '../../src/wire/index.ts';
import { completes } from '../support/completes.ts';
import { clientConfig, identity, Pair, serverConfig } from '../support/pair.ts';

const tls13 = ['TLSv1.3'] as const;
const tls12 = ['TLSv1.2'] as const;

const serverOf = (provider: CryptoProvider, over: Partial<ServerConfig> = {}): ServerConfig => {
  const { chain, key } = identity().server;
  return serverConfig({ provider, credentials: [{ chain, key: provider.importPrivateKey(key) }], ...over });
};

for (const { name } of nodeProvider.groups) {
  test(`TLS 1.3 over ${name}, with either provider on either side`, () => {
    for (const [ours, theirs] of [
      [nodeProvider, pureProvider],
      [pureProvider, nodeProvider],
    ] as const) {
      const only = { groups: [name], versions: tls13 };
      const pair = completes(Pair.connected(clientConfig({ provider: ours, ...only }), serverOf(theirs, only)));
      assert.equal(pair.client.connection!.group, name);
    }
  });

  test(`a HelloRetryRequest asks for ${name}`, () => {
    const first = name === 'secp384r1' ? 'secp521r1' : 'secp384r1';
    const client = clientConfig({ groups: [first, name], versions: tls13 });
    const pair = completes(Pair.connected(client, serverConfig({ groups: [name] })));
    assert.equal(pair.client.connection!.group, name);
  });
}

/** Without a list of groups: the provider's own. */
function unlisted(over: Partial<ClientConfig> = {}): ClientConfig {
  const { groups: _short, ...config } = clientConfig();
  return { ...config, ...over };
}

/** What the first ClientHello of `pair` says of groups. */
function offer(client = unlisted()) {
  const sent = new Pair(client, serverConfig()).client.start().send[0]!;
  const hello = decode(HandshakeUnversioned, sent.subarray(5));
  assert.ok(hello.type === 'client_hello');
  const shares = find(hello.body.extensions, 'key_share')?.map(({ group }) => NamedGroup.nameOf(group)) ?? [];
  return { groups: find(hello.body.extensions, 'supported_groups')!.map((code) => NamedGroup.nameOf(code)), shares };
}

test('a client offers a hybrid first, and a share of the first classical group beside it', () => {
  const { groups, shares } = offer();
  assert.deepEqual(shares, ['X25519MLKEM768', 'x25519']);
  assert.deepEqual(groups, [...shares, 'secp256r1', 'secp384r1', 'secp521r1', 'x448', 'SecP256r1MLKEM768']);
  assert.deepEqual(offer(clientConfig({ groups: ['x448', 'x25519'] })).shares, ['x448']);
  assert.deepEqual(offer(clientConfig({ groups: ['X25519MLKEM768'] })).shares, ['X25519MLKEM768']);
});

test('both ends of ours take the hybrid, and a server without it needs no second hello', () => {
  assert.equal(completes(Pair.connected(unlisted())).client.connection!.group, 'X25519MLKEM768');
  const older = serverConfig({ groups: ['x25519', 'secp256r1'] });
  const pair = completes(Pair.connected(unlisted(), older));
  assert.equal(pair.client.connection!.group, 'x25519');
  assert.equal(pair.clientOutcomes[0]!.send.length, 1);
  assert.equal(pair.serverOutcomes.filter(({ connected }) => connected).length, 1);
});

test('TLS 1.2 has no place for hybrids: they are not offered, not chosen, and not accepted', () => {
  assert.ok(!offer(unlisted({ versions: tls12 })).groups.some((name) => name!.includes('MLKEM')));
  const pair = completes(Pair.connected(unlisted(), serverConfig({ versions: tls12 })));
  assert.equal(pair.client.connection!.group, 'x25519');
  assert.throws(() => Pair.connected(clientConfig({ versions: tls12, groups: ['X25519MLKEM768'] })), {
    code: 'ERR_TLSCOPE_NOTHING_TO_OFFER',
  });

  const swapped = new Pair(unlisted(), serverConfig({ versions: tls12 }));
  swapped.tamper = (from, bytes) => (from === 'server' ? replaced(bytes, '03001d20', '0311ec20') : bytes);
  swapped.start();
  assert.equal(swapped.clientFault?.code, 'ERR_TLSCOPE_PEER_ILLEGAL_PARAMETER');
  assert.equal((swapped.clientFault as PeerFault).rule, 'server_key_exchange.namedcurve');
});

test('TLS 1.2 over x448', () => {
  const pair = completes(
    Pair.connected(
      clientConfig({ groups: ['x448', 'secp256r1'], versions: tls12 }),
      serverConfig({ groups: ['x448'] }),
    ),
  );
  assert.equal(pair.client.connection!.group, 'x448');
});

/** Changes the key share in the ClientHello whose group and length are `prefix`, from its first byte on. */
const withShare = (group: string, prefix: string, start: string): Pair => {
  const only = { groups: [group], versions: tls13 };
  const pair = new Pair(clientConfig(only), serverConfig(only));
  pair.tamper = (from, bytes) => {
    const at = hex(bytes).indexOf(prefix) / 2 + prefix.length / 2;
    if (from === 'server' || at < prefix.length) return bytes;
    const out = Uint8Array.from(bytes);
    for (let i = 0; i < start.length / 2; i++) out[at + i] = Number.parseInt(start.slice(2 * i, 2 * i + 2), 16);
    return out;
  };
  pair.start();
  return pair;
};

test('a key share that is none is illegal_parameter', () => {
  const bad = [
    // FIPS 203 §7.2: coefficients that are not below the modulus.
    withShare('X25519MLKEM768', '11ec04c0', 'ffffff'),
    withShare('SecP256r1MLKEM768', '11eb04e1', '05'),
    withShare('x448', '001e0038', '00'.repeat(56)),
    withShare('secp256r1', '00170041', '02'),
    withShare('ffdhe2048', '010401000100', 'ff'.repeat(256)),
  ];
  for (const { serverFault, clientFault } of bad) {
    assert.equal(serverFault?.code, 'ERR_TLSCOPE_PEER_ILLEGAL_PARAMETER', serverFault?.message);
    assert.equal((serverFault as PeerFault).rule, 'key_share.key_exchange');
    assert.equal(clientFault?.code, 'ERR_TLSCOPE_ALERT_ILLEGAL_PARAMETER');
  }
});

function replaced(bytes: Uint8Array, from: string, to: string): Uint8Array {
  const text = hex(bytes);
  if (!text.includes(from)) return bytes;
  return Uint8Array.from(Buffer.from(text.replace(from, to), 'hex'));
}

test('the caller may say for which groups there are key shares, or for none', () => {
  assert.deepEqual(offer(clientConfig({ keyShares: ['secp384r1', 'x25519'] })).shares, ['secp384r1', 'x25519']);
  assert.deepEqual(offer(clientConfig({ keyShares: [] })).shares, []);
  assert.equal(completes(Pair.connected(clientConfig({ keyShares: [] }))).client.connection!.group, 'x25519');
  assert.throws(() => Pair.connected(clientConfig({ groups: ['x25519'], keyShares: ['secp256r1'] })), /offered group/);
});
