/** Choices that a caller makes by name, where the usual one is another. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { concat, hex } from '../../src/bytes/index.ts';
import { nodeProvider } from '../../src/crypto/providers/node/index.ts';
import { type ClientConfig, createServerEngine, RecordedHellos, StatelessTickets } from '../../src/engine/index.ts';
import type { TlsEvent } from '../../src/events/index.ts';
import { decode, encode } from '../../src/presentation/index.ts';
import { fragment, protect12Gcm } from '../../src/record/index.ts';
import { CipherSuite, ClientHello, ContentType, HandshakeUnversioned, SignatureScheme } from '../../src/wire/index.ts';
import { completes } from '../support/completes.ts';
import { clientConfig, clientCredential, clientTrust, NOW, Pair, serverConfig } from '../support/pair.ts';

const both = [['TLSv1.3'], ['TLSv1.2']] as const;

test('requireCredential: a client whose certificate does not fit ends the handshake; without it the server decides', () => {
  for (const versions of both) {
    const asks = { clientCertificate: 'request', clientTrust: clientTrust(), signatureSchemes: ['ed25519'] } as const;
    const credentials = serverConfig().credentials.map((one) => ({
      ...one,
      signatureSchemes: ['ecdsa_secp256r1_sha256'],
    }));
    const server = serverConfig({ ...asks, credentials });
    const client = { versions, credentials: [clientCredential()] };
    assert.equal(completes(Pair.connected(clientConfig(client), server)).server.connection!.authorized, false);
    const strict = Pair.connected(clientConfig({ ...client, requireCredential: true }), server);
    assert.equal(strict.clientFault?.code, 'ERR_TLSCOPE_PEER_HANDSHAKE_FAILURE');
  }
});

test('maxSendFragment: no record of ours is longer, from the first one on', () => {
  for (const versions of both) {
    const pair = new Pair(clientConfig({ versions, maxSendFragment: 64 }), serverConfig());
    const lengths: number[] = [];
    pair.tamper = (from, bytes) => {
      for (let at = 0; from === 'client' && at < bytes.length; at += 5 + bytes[at + 3]! * 256 + bytes[at + 4]!)
        lengths.push(bytes[at + 3]! * 256 + bytes[at + 4]!);
      return bytes;
    };
    pair.start();
    pair.fromClient(pair.client.write(new Uint8Array(1000)));
    assert.ok(pair.server.connection !== undefined && lengths.length > 18);
    // Type, tag and explicit nonce come on top.
    assert.ok(Math.max(...lengths) <= 64 + 24);
  }
  assert.throws(() => Pair.connected(clientConfig({ maxSendFragment: 63 })), { code: 'ERR_TLSCOPE_BAD_LENGTH' });
});

test('permuteExtensions: another order each time, the same extensions, and handshakes that complete', () => {
  const types = (over: Partial<ClientConfig>) => {
    const hello = new Pair(clientConfig(over), serverConfig()).client.start().send[0]!;
    return decode(ClientHello, hello.subarray(9)).extensions!.map(({ type }) => String(type));
  };
  const usual = types({});
  const orders = Array.from({ length: 8 }, () => types({ permuteExtensions: true }));
  for (const order of orders) assert.deepEqual([...order].sort(), [...usual].sort());
  assert.ok(new Set(orders.map((order) => order.join())).size > 1);
  completes(Pair.connected(clientConfig({ permuteExtensions: true }), serverConfig({ groups: ['secp384r1'] })));
});

test('ech.required: where no settings can be followed, the client says nothing', () => {
  const configs = Uint8Array.of(0, 8, 0xfa, 0xfa, 0, 4, 1, 2, 3, 4);
  const { send, fault } = new Pair(clientConfig({ ech: { configs, required: true } }), serverConfig()).client.start();
  assert.equal(fault?.code, 'ERR_TLSCOPE_BAD_ECH');
  assert.ok(
    send.every((bytes) => bytes[0] !== 22),
    'no hello goes out',
  );
  completes(Pair.connected(clientConfig({ ech: { configs } })));
});

test('rsa_pkcs1_sha256_legacy: a client of TLS 1.3 may sign with it, and a server never does', () => {
  const only = { versions: ['TLSv1.3'] } as const;
  const accepts = ['ecdsa_secp256r1_sha256', 'rsa_pkcs1_sha256_legacy'];
  const server = serverConfig({ clientCertificate: 'require', clientTrust: clientTrust(), signatureSchemes: accepts });
  const card = { ...clientCredential('rsa2048'), signatureSchemes: ['rsa_pkcs1_sha256_legacy'] };
  const pair = completes(Pair.connected(clientConfig({ ...only, credentials: [card] }), server));
  assert.equal(pair.server.connection!.authorized, true);
  const unasked = serverConfig({ clientCertificate: 'require', clientTrust: clientTrust() });
  const refused = Pair.connected(clientConfig({ ...only, credentials: [card] }), unasked);
  assert.equal(refused.serverFault?.code, 'ERR_TLSCOPE_PEER_CERTIFICATE_REQUIRED');
  const hello = new Pair(clientConfig({ signatureSchemes: accepts }), serverConfig()).client.start().send[0]!;
  const listed = decode(ClientHello, hello.subarray(9)).extensions!.find(({ type }) => type === 'signature_algorithms');
  assert.deepEqual(listed!.body, [SignatureScheme.members.ecdsa_secp256r1_sha256]);
});

test('early data that the ticket has no room for follows the handshake, in order, where the first part was taken', () => {
  const tickets = new StatelessTickets(nodeProvider);
  const earlyData = { maxSize: 100, antiReplay: new RecordedHellos(NOW - 3_600_000) };
  const first = Pair.connected(clientConfig(), serverConfig({ tickets, earlyData }));
  const session = first.clientOutcomes.flatMap(({ sessions }) => [...sessions])[0]!;
  const whole = Uint8Array.from({ length: 250 }, (_none, i) => i);
  const again = (over: Parameters<typeof serverConfig>[0]) => {
    const pair = Pair.connected(clientConfig({ session, replayableEarlyData: whole }), serverConfig(over));
    const early = concat(...pair.serverOutcomes.flatMap((outcome) => [...outcome.earlyData]));
    const late = concat(...pair.serverOutcomes.flatMap(({ data }) => [...data]));
    return { state: pair.client.connection!.earlyData, early: hex(early), late: hex(late) };
  };
  assert.deepEqual(again({ tickets, earlyData }), {
    state: 'accepted',
    early: hex(whole.subarray(0, 100)),
    late: hex(whole.subarray(100)),
  });
  assert.deepEqual(again({ tickets }), { state: 'rejected', early: '', late: '' });
});

test('endOnRenegotiation: a wish for another handshake ends the connection, and is otherwise declined', () => {
  const only = { versions: ['TLSv1.2'], cipherSuites: ['TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256'] } as const;
  for (const endOnRenegotiation of [false, true]) {
    const [ours, theirs]: [TlsEvent[], TlsEvent[]] = [[], []];
    const pair = Pair.connected(
      clientConfig({ ...only, observe: (event) => void theirs.push(event) }),
      serverConfig({ ...only, observe: (event) => void ours.push(event), endOnRenegotiation }),
    );
    assert.ok(pair.server.connection !== undefined && pair.client.connection !== undefined);
    const { fault } = pair.server.receive(helloAgain(theirs));
    assert.equal(fault?.code, endOnRenegotiation ? 'ERR_TLSCOPE_PEER_NO_RENEGOTIATION' : undefined);
    const alert = ours.findLast((event) => event.type === 'alert');
    assert.deepEqual(alert?.type === 'alert' && [...alert.bytes], [endOnRenegotiation ? 2 : 1, 100]);
  }
});

/** The client's first hello, as the second record under its keys. */
function helloAgain(events: readonly TlsEvent[]): Uint8Array {
  const keys = events.find((event) => event.type === 'keys' && event.direction === 'write');
  const hello = events.find((event) => event.type === 'message' && event.name === 'client_hello');
  assert.ok(keys?.type === 'keys' && hello?.type === 'message');
  const sealing = protect12Gcm(nodeProvider.aeads.aes_128_gcm.key(keys.key), keys.iv);
  const record = new Uint8Array(hello.bytes.length + sealing.overhead);
  for (let i = 0; i < 2; i++) sealing.seal(ContentType.handshake, hello.bytes, 0, hello.bytes.length, record, 0);
  return record;
}

test('clientChoosesSuite: in the order of the client, who can name a suite by the thousand for the price of one', () => {
  const suites = ['TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384', 'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256'] as const;
  const only = { versions: ['TLSv1.2'], cipherSuites: suites } as const;
  const turned = clientConfig({ ...only, cipherSuites: [...suites].reverse() });
  const { connection } = completes(Pair.connected(turned, serverConfig({ ...only, clientChoosesSuite: true }))).server;
  assert.equal(connection!.cipherSuite, suites[1]);

  // Nothing of ours can serve it: all of them are looked at.
  const hello = decode(HandshakeUnversioned, new Pair(turned, serverConfig()).client.start().send[0]!.subarray(5));
  assert.ok(hello.type === 'client_hello');
  const cipher_suites = Array.from({ length: 32_000 }, () => CipherSuite.of(CipherSuite.members[RSA]));
  const flood = encode(HandshakeUnversioned, { ...hello, body: { ...hello.body, cipher_suites } });
  const considered: number[] = [];
  const see = (event: TlsEvent): unknown => event.type === 'decision' && considered.push(event.considered.length);
  const server = createServerEngine(serverConfig({ clientChoosesSuite: true, observe: (event) => void see(event) }));
  const { fault } = server.receive(fragment(null, ContentType.handshake, 0x0301, flood));
  assert.equal(fault?.code, 'ERR_TLSCOPE_PEER_HANDSHAKE_FAILURE');
  assert.ok(Math.max(...considered) < 100, `${considered} options were considered`);
});

const RSA = 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256';
