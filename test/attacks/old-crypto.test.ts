/** Attacks on what TLS once allowed: here it is not to be had. `ATTACKS.md` names these tests. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { concat, unhex, utf8 } from 'tlscope/bytes';
import { createClientEngine, createServerEngine } from 'tlscope/engine';
import { decode, encode } from 'tlscope/presentation';
import { CipherSuite, cipherSuites, HandshakeUnversioned, PeerFault, ProtocolVersion } from 'tlscope/wire';
import { clientConfig, Pair, serverConfig } from '../../packages/tls/test/support/pair.ts';

type Hello = Extract<ReturnType<typeof helloIn>, { type: 'client_hello' }>['body'];

const helloIn = (record: Uint8Array) => decode(HandshakeUnversioned, record.subarray(5));

function inRecord(message: Uint8Array): Uint8Array {
  return concat(Uint8Array.of(22, 3, 1, message.length >> 8, message.length & 0xff), message);
}

/** What our server says to our client's hello after `change`. */
function answerTo(change: (hello: Hello) => Hello) {
  const [record] = createClientEngine(clientConfig()).start().send;
  const message = helloIn(record!);
  assert.equal(message.type, 'client_hello');
  const body = change(message.body as Hello);
  return createServerEngine(serverConfig()).receive(
    inRecord(encode(HandshakeUnversioned, { type: 'client_hello', body })),
  );
}

/** What our client says to a ServerHello of TLS 1.2 with these fields. */
function answerToServer(fields: {
  cipher_suite?: number;
  legacy_compression_method?: number;
  legacy_version?: number;
}) {
  const client = createClientEngine(clientConfig());
  client.start();
  const body = {
    legacy_version: ProtocolVersion.TLSv1_2,
    random: new Uint8Array(32).fill(7),
    legacy_session_id_echo: new Uint8Array(0),
    cipher_suite: CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
    legacy_compression_method: 0,
    extensions: undefined,
    ...(fields as object),
  };
  return client.receive(inRecord(encode(HandshakeUnversioned, { type: 'server_hello', body })));
}

const refusedWith = (outcome: { readonly fault: unknown }, alert: string): void => {
  assert.ok(outcome.fault instanceof PeerFault);
  assert.equal(outcome.fault.alert, alert);
};

test('BEAST, POODLE: TLS 1.1 and older are refused by both sides', () => {
  const without = (hello: Hello): Hello['extensions'] =>
    hello.extensions?.filter(({ type }) => type !== 'supported_versions');
  for (const old of [0x0300, 0x0301, 0x0302]) {
    const legacy_version = ProtocolVersion.of(old);
    refusedWith(
      answerTo((hello) => ({ ...hello, legacy_version, extensions: without(hello) })),
      'protocol_version',
    );
    refusedWith(answerToServer({ legacy_version: old }), 'protocol_version');
  }
});

test('CRIME: compression is not offered, not accepted, and a server that insists is refused', () => {
  const [record] = createClientEngine(clientConfig()).start().send;
  assert.deepEqual((helloIn(record!).body as Hello).legacy_compression_methods, Uint8Array.of(0));
  refusedWith(
    answerTo((hello) => ({ ...hello, legacy_compression_methods: Uint8Array.of(1) })),
    'illegal_parameter',
  );
  refusedWith(answerToServer({ legacy_compression_method: 1 }), 'illegal_parameter');
});

test('FREAK, Sweet32, RC4: export, 3DES, RC4, NULL and anonymous suites do not exist here', () => {
  for (const { name } of cipherSuites) assert.doesNotMatch(name, /EXPORT|3DES|RC4|NULL|anon|_DES_|MD5/);
  for (const code of [0x0003, 0x000a, 0x0005, 0x0001, 0x0034]) {
    refusedWith(answerToServer({ cipher_suite: code }), 'illegal_parameter');
  }
});

test('SLOTH: signatures over MD5 and SHA-1 are not offered, and a client with nothing better is refused', () => {
  const [record] = createClientEngine(clientConfig()).start().send;
  const offered = (helloIn(record!).body as Hello).extensions?.find(({ type }) => type === 'signature_algorithms');
  assert.ok(offered !== undefined);
  for (const code of offered.body as number[]) assert.notEqual(code >> 8, 2, 'a second byte pair 02xx is SHA-1');
  const sha1 = { type: 'signature_algorithms', body: [0x0203, 0x0201, 0x0101] } as never;
  refusedWith(
    answerTo((hello) => ({
      ...hello,
      extensions: hello.extensions?.map((extension) => (extension.type === 'signature_algorithms' ? sha1 : extension)),
    })),
    'handshake_failure',
  );
});

test('DROWN: an SSL 2.0 hello is refused, and named', () => {
  const outcome = createServerEngine(serverConfig()).receive(
    unhex('802e0100020015000000100100800200800300800400800500800600400700c0'),
  );
  refusedWith(outcome, 'unexpected_message');
  assert.match(outcome.fault!.message, /SSL 2/);
});

test('Raccoon, key reuse: no two handshakes share an ephemeral key', () => {
  const shares = new Set<string>();
  for (let i = 0; i < 20; i++) {
    const [record] = createClientEngine(clientConfig()).start().send;
    const share = (helloIn(record!).body as Hello).extensions?.find(({ type }) => type === 'key_share');
    shares.add(JSON.stringify(share));
  }
  assert.equal(shares.size, 20);
});

test('ALPACA: a client that names its protocol is not served another', () => {
  const pair = Pair.connected(clientConfig({ alpn: ['ftp'] }), serverConfig({ alpn: ['http/1.1'] }));
  refusedWith({ fault: pair.serverFault }, 'no_application_protocol');
});

test('Triple handshake: both ends bind the TLS 1.2 master secret to the whole handshake', () => {
  const labels: string[] = [];
  const observe = (event: { readonly type: string; readonly label?: string }): void => {
    if (event.type === 'secret' && event.label !== undefined) labels.push(event.label);
  };
  const pair = Pair.connected(clientConfig({ versions: ['TLSv1.2'], observe }), serverConfig({ observe }));
  assert.equal(pair.client.connection?.protocol, 'TLSv1.2');
  assert.equal(labels.filter((label) => label === 'extended master secret').length, 2);
  assert.ok(!labels.includes('master secret'));
});

test('a plaintext that is guessed is not told apart: close_notify, data and alerts differ in nothing but length', () => {
  const pair = Pair.connected();
  const [data] = pair.client.write(utf8('ab')).send;
  const [alert] = pair.client.close().send;
  assert.equal(data!.length, alert!.length);
  assert.equal(data![0], alert![0]);
});
