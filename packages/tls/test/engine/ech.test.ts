/** Encrypted Client Hello (RFC 9849) between our own ends: accepted, rejected, retried, pretended. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hex, printable, utf8 } from '../../src/bytes/index.ts';
import { nodeProvider } from '../../src/crypto/providers/node/index.ts';
import { pureProvider } from '../../src/crypto/providers/pure/index.ts';
import { makeEchConfig } from '../../src/engine/index.ts';
import type { TlsEvent } from '../../src/events/index.ts';
import { timeline } from '../../src/observe/index.ts';
import { countExplained, dissect, encode } from '../../src/presentation/index.ts';
import { ClientHello, ECHConfigList, EchRejected, find, HandshakeUnversioned } from '../../src/wire/index.ts';
import { TrustStore } from '../../src/x509/index.ts';
import {
  bodyOf,
  credentials,
  decisionIn,
  echClient,
  echKey,
  echPair,
  echServer,
  hellosIn,
  namelessCredentials,
  newerKey,
  plainClient,
  plainServer,
  secretsIn,
  startedPair,
  watched,
} from '../support/ech.ts';
import { Pair } from '../support/pair.ts';

const nameIn = (body: ReturnType<typeof bodyOf>) => printable(find(body.extensions, 'server_name')![0]!.name);

function talks(pair: Pair): void {
  assert.equal(pair.clientFault, undefined);
  assert.equal(pair.serverFault, undefined);
  pair.fromClient(pair.client.write(utf8('ping')));
  assert.deepEqual(pair.serverOutcomes.at(-1)!.data, [utf8('ping')]);
}

test('accepted: both ends go on with the inner hello, and only the public name is on the wire', () => {
  const { pair, client, server } = echPair({ alpn: ['secret/1'] }, { alpn: ['secret/1'] });
  const wire: string[] = [];
  pair.tamper = (_from, bytes) => {
    wire.push(Buffer.from(bytes).toString('latin1'));
    return bytes;
  };
  pair.start();
  talks(pair);
  assert.equal(pair.client.connection!.ech, 'accepted');
  assert.equal(pair.server.connection!.ech, 'accepted');
  assert.equal(pair.server.connection!.serverName, 'server.test');
  assert.equal(pair.server.connection!.alpn, 'secret/1');
  assert.ok(wire[0]!.includes('public.test'));
  assert.ok(!wire.some((bytes) => bytes.includes('server.test') || bytes.includes('secret/1')));

  for (const events of [client, server]) {
    const hellos = hellosIn(events);
    assert.deepEqual(new Set(hellos.map(({ part }) => part)), new Set(['inner', 'outer']));
    const inner = bodyOf(hellos.find(({ part }) => part === 'inner')!);
    const outer = bodyOf(hellos.find(({ part }) => part === 'outer')!);
    assert.equal(nameIn(inner), 'server.test');
    assert.equal(nameIn(outer), 'public.test');
    assert.notEqual(hex(inner.random), hex(outer.random));
    assert.equal(hex(inner.legacy_session_id), hex(outer.legacy_session_id));
    assert.equal(decisionIn(events, 'encrypted client hello')?.chosen, 'accepted');
  }
  const innerOf = (events: typeof client) => hex(hellosIn(events).find(({ part }) => part === 'inner')!.bytes);
  assert.equal(innerOf(client), innerOf(server), 'the server has put together what the client hashed');
});

test('nothing in either hello is left unexplained, and only the outer one was in records', () => {
  const { client } = startedPair();
  for (const { bytes, part } of hellosIn(client)) {
    assert.equal(countExplained(dissect(HandshakeUnversioned, bytes)).unexplained, 0, part);
  }
  const [first, second] = timeline(client).steps.filter(({ name }) => name === 'client_hello');
  assert.deepEqual([first!.records.length, second!.records.length], [0, 1]);
});

test('every secret of it is seen, and is the same on both sides', () => {
  const { client, server } = startedPair();
  for (const name of ['ech_config', 'hpke_shared_secret', 'hpke_key', 'hpke_base_nonce', 'ech_accept_confirmation']) {
    const [ours, theirs] = [secretsIn(client, name), secretsIn(server, name)];
    assert.equal(hex(ours[0]!.value), hex(theirs[0]!.value), name);
  }
  assert.equal(hex(secretsIn(client, 'ech_config')[0]!.value), hex(echKey.config));
});

test('the length of the encrypted hello does not tell the length of the name', () => {
  const lengths = ['a.test', 'server.test', 'a-rather-long-name-of-a-server.example.test'].map((host) => {
    const { client } = startedPair({ host, verify: false });
    return hellosIn(client).find(({ part }) => part === 'outer')!.bytes.length;
  });
  assert.equal(new Set(lengths).size, 1, lengths.join());
});

for (const [what, ends] of [
  ['with P-256', { key: makeEchConfig({ provider: nodeProvider, publicName: 'public.test', kem: 'DHKEM_P256' }) }],
  ['with the pure provider', { key: echKey, provider: pureProvider }],
] as const) {
  test(`accepted ${what}`, () => {
    const provider = 'provider' in ends ? { provider: ends.provider } : {};
    const { pair } = startedPair({ ...provider, ech: { configs: ends.key.configList } }, { ech: { keys: [ends.key] } });
    talks(pair);
    assert.equal(pair.client.connection!.ech, 'accepted');
  });
}

test("accepted where the transport's bytes are Buffers, whose slices are views", () => {
  for (const groups of [['x25519'], ['secp256r1']]) {
    const { pair } = echPair({}, { groups });
    pair.tamper = (_from, bytes) => Buffer.from(bytes);
    pair.start();
    talks(pair);
    assert.equal(pair.client.connection!.ech, 'accepted');
  }
});

test('accepted after a HelloRetryRequest: the second hello is encrypted by the same context', () => {
  const { pair, client, server } = startedPair({}, { groups: ['secp256r1'] });
  talks(pair);
  assert.equal(pair.client.connection!.ech, 'accepted');
  assert.equal(pair.client.connection!.group, 'secp256r1');
  assert.equal(hellosIn(client).length, 4);
  assert.equal(hellosIn(server).length, 4);
  const [, second] = hellosIn(client).filter(({ part }) => part === 'outer');
  const ech = find(bodyOf(second!).extensions, 'encrypted_client_hello')!;
  assert.ok(ech.type === 'outer' && ech.body.enc.length === 0);
  assert.equal(secretsIn(client, 'hpke_key').length, 1, 'one key for both');
  assert.equal(secretsIn(client, 'ech_hrr_accept_confirmation').length, 1);
});

test('rejected: the client authenticates the server in front, says ech_required, and has what works', () => {
  const { pair, client } = startedPair({}, { ech: { keys: [newerKey] } });
  const fault = pair.clientFault;
  assert.ok(fault instanceof EchRejected);
  assert.equal(fault.publicName, 'public.test');
  assert.equal(hex(fault.retryConfigs!), hex(newerKey.configList));
  assert.equal(pair.client.connection, undefined);
  assert.equal(pair.serverFault?.code, 'ERR_TLSCOPE_ALERT_ECH_REQUIRED');
  assert.equal(pair.server.connection!.ech, 'rejected');
  assert.equal(pair.server.connection!.serverName, 'public.test');
  assert.equal(decisionIn(client, 'encrypted client hello')?.chosen, 'rejected');
  assert.ok(pair.clientOutcomes.every(({ sessions }) => sessions.length === 0));

  const again = startedPair({ ech: { configs: fault.retryConfigs! } }, { ech: { keys: [newerKey] } });
  talks(again.pair);
  assert.equal(again.pair.client.connection!.ech, 'accepted');
});

test('rejected after a HelloRetryRequest, whose eight bytes prove nothing', () => {
  const { pair, server } = startedPair({}, { ech: { keys: [newerKey] }, groups: ['secp256r1'] });
  assert.ok(pair.clientFault instanceof EchRejected);
  assert.equal(hex(pair.clientFault.retryConfigs!), hex(newerKey.configList));
  assert.equal(hellosIn(server).length, 2);
});

test('a server that has switched it off, or speaks TLS 1.2 only, says so by what it does not say', () => {
  for (const server of [plainServer(), plainServer({ versions: ['TLSv1.2'] })]) {
    const pair = Pair.connected(echClient(), server);
    assert.ok(pair.clientFault instanceof EchRejected, pair.clientFault?.message);
    assert.equal(pair.clientFault.retryConfigs, undefined);
    assert.match(pair.clientFault.message, /switched ECH off/);
    assert.equal(pair.serverFault?.code, 'ERR_TLSCOPE_ALERT_ECH_REQUIRED');
    assert.ok(pair.clientOutcomes.every(({ sessions }) => sessions.length === 0));
  }
});

test('settings of a version to come are no reason to try again', () => {
  const unknown = encode(ECHConfigList, [{ type: 'unknown', code: 0xfe0e, body: new Uint8Array(4) }]);
  const { pair } = startedPair({}, { ech: { keys: [newerKey], retryConfigs: unknown } });
  assert.ok(pair.clientFault instanceof EchRejected);
  assert.equal(pair.clientFault.retryConfigs, undefined);
});

test('a server in front that cannot prove its public name is refused, and its settings are not handed on', () => {
  for (const verify of [true, false]) {
    const { pair } = startedPair({ verify }, { ech: { keys: [newerKey] }, credentials: namelessCredentials });
    assert.equal(pair.clientFault?.name, 'CertificateFault');
    assert.match(pair.clientFault!.message, /public\.test/);
  }
});

test('a rejected client shows the server in front no certificate of its own', () => {
  const asks = { clientCertificate: 'request', clientTrust: TrustStore.of() } as const;
  const { pair, client } = startedPair({ credentials }, { ech: { keys: [newerKey] }, ...asks });
  assert.ok(pair.clientFault instanceof EchRejected, pair.clientFault?.message);
  const ours = client.find(
    (event) => event.type === 'message' && event.name === 'certificate' && event.direction === 'sent',
  );
  assert.ok(ours?.type === 'message');
  assert.equal(ours.bytes.length, 8, 'an empty list');
});

test('GREASE: what is sent looks alike, and nothing comes of it', () => {
  for (const server of [plainServer(), echServer({ groups: ['secp256r1'] }), plainServer({ versions: ['TLSv1.2'] })]) {
    const { events, observe } = watched();
    const pair = Pair.connected(plainClient({ greaseEch: true, observe }), server);
    talks(pair);
    assert.equal(pair.client.connection!.ech, 'greased');
    assert.equal(pair.server.connection!.ech, 'rejected');
    const hellos = hellosIn(events).map((event) => encode(ClientHello, bodyOf(event)));
    assert.ok(hellosIn(events).every(({ part }) => part === 'outer'));
    const extensions = hellosIn(events).map((event) => hex(echOf(event).payload));
    assert.equal(new Set(extensions).size, 1, 'a second hello repeats it');
    assert.ok(hellos.length > 0);
  }
});

test('GREASE and the real thing have the same lengths', () => {
  const [greased, real] = [watched(), watched()];
  Pair.connected(plainClient({ greaseEch: true, observe: greased.observe }), plainServer());
  Pair.connected(echClient({ observe: real.observe }), plainServer());
  const shape = (events: TlsEvent[]) => {
    const { payload, enc } = echOf(hellosIn(events).find(({ part }) => part === 'outer')!);
    return [payload.length % 32, enc.length];
  };
  assert.deepEqual(shape(greased.events), shape(real.events));
});

test('without any of it nothing is said of it', () => {
  const { events, observe } = watched();
  const pair = Pair.connected(plainClient({ observe }), echServer());
  talks(pair);
  assert.equal(pair.client.connection!.ech, 'not offered');
  assert.equal(pair.server.connection!.ech, 'not offered');
  assert.ok(hellosIn(events).every((event) => find(bodyOf(event).extensions, 'encrypted_client_hello') === undefined));
});

function echOf(event: ReturnType<typeof hellosIn>[number]) {
  const ech = find(bodyOf(event).extensions, 'encrypted_client_hello')!;
  assert.ok(ech.type === 'outer');
  return ech.body;
}
