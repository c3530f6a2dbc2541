/** What a server makes of single fields of a hello, and what of it stands in its own messages. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { concat } from '../../src/bytes/index.ts';
import { nodeProvider } from '../../src/crypto/providers/node/index.ts';
import { StatelessTickets } from '../../src/engine/index.ts';
import type { MessageEvent, TlsEvent } from '../../src/events/index.ts';
import { decode } from '../../src/presentation/index.ts';
import { CertificateRequest12, ClientHello, NamedGroup, ServerHello, SignatureScheme } from '../../src/wire/index.ts';
import { completes } from '../support/completes.ts';
import { clientConfig, clientCredential, clientTrust, Pair, serverConfig } from '../support/pair.ts';

const tls12 = { versions: ['TLSv1.2'] } as const;

/** The bodies of the messages called `name` that went to the client of `pair`, which is started here. */
function heard(name: string, client = clientConfig(), server = serverConfig()) {
  const events: TlsEvent[] = [];
  const pair = Pair.connected({ ...client, observe: (event) => void events.push(event) }, server);
  const isWanted = (event: TlsEvent): event is MessageEvent => event.type === 'message' && event.name === name;
  return { pair, bodies: events.filter(isWanted).map(({ bytes }) => bytes.subarray(4)) };
}

/** A server's answer to a hello whose bytes were changed on the way. */
function answerTo(change: (hello: Uint8Array) => Uint8Array, server = serverConfig(), client = clientConfig()) {
  const pair = new Pair(client, server);
  pair.tamper = (from, bytes) => (from === 'client' ? change(bytes) : bytes);
  pair.start();
  return pair;
}

/** legacy_version stands after the headers of the record and of the message. */
const withVersion = (version: number) => (hello: Uint8Array) => hello.with(9, version >> 8).with(10, version & 0xff);

test('beside supported_versions a legacy_version of SSL 3.0 or below is refused, and what is above is passed over', () => {
  for (const version of [0x0000, 0x0001, 0x0200, 0x0300]) {
    for (const config of [serverConfig(), serverConfig(tls12), serverConfig({ cookie: true })]) {
      const { serverFault } = answerTo(withVersion(version), config);
      assert.equal(serverFault?.code, 'ERR_TLSCOPE_PEER_PROTOCOL_VERSION', version.toString(16));
    }
  }
  for (const version of [0x0301, 0x0302, 0x0304, 0x0400, 0xffff]) {
    const pair = answerTo(withVersion(version));
    assert.equal(pair.clientFault?.code, 'ERR_TLSCOPE_PEER_BAD_RECORD_MAC', 'the server answered, with other keys');
  }
});

test('the second hello is held to the same', () => {
  // A change_cipher_spec record of six bytes stands before it.
  const second = (bytes: Uint8Array) =>
    bytes[0] === 20 ? concat(bytes.subarray(0, 6), withVersion(0x0300)(bytes.slice(6))) : bytes;
  const { serverFault } = answerTo(second, serverConfig({ groups: ['secp384r1'] }));
  assert.equal(serverFault?.code, 'ERR_TLSCOPE_PEER_PROTOCOL_VERSION');
});

test('server_name is acknowledged in a full TLS 1.2 handshake, and not where a session is taken up again', () => {
  const tickets = new StatelessTickets(nodeProvider);
  const first = heard('server_hello', clientConfig(tls12), serverConfig({ tickets }));
  const session = first.pair.clientOutcomes.flatMap(({ sessions }) => sessions)[0]!;
  const again = heard('server_hello', clientConfig({ ...tls12, session }), serverConfig({ tickets }));
  assert.equal(again.pair.server.connection!.resumed, true);
  assert.equal(again.pair.server.connection!.serverName, 'server.test');
  const names = ({ bodies }: typeof first) => decode(ServerHello, bodies[0]!).extensions!.map(({ type }) => type);
  assert.ok(names(first).includes('server_name'));
  assert.ok(!names(again).includes('server_name'));
});

test('a CertificateRequest of TLS 1.2 lists no scheme that TLS 1.2 does not have', () => {
  const server = serverConfig({ clientCertificate: 'require', clientTrust: clientTrust() });
  const client = clientConfig({ ...tls12, credentials: [clientCredential()] });
  const { pair, bodies } = heard('certificate_request', client, server);
  completes(pair);
  const { supported_signature_algorithms: listed } = decode(CertificateRequest12, bodies[0]!);
  const names = listed.map((code) => SignatureScheme.nameOf(code)!);
  assert.ok(names.includes('ecdsa_secp256r1_sha256') && names.includes('rsa_pss_rsae_sha256'));
  assert.deepEqual(
    names.filter((name) => name.startsWith('mldsa')),
    [],
  );
});

test('a server that accepts only schemes of TLS 1.3 gets no certificate from a client of TLS 1.2', () => {
  const credentials = serverConfig().credentials.map((one) => ({
    ...one,
    signatureSchemes: ['ecdsa_secp256r1_sha256'],
  }));
  const asks = { clientCertificate: 'require', clientTrust: clientTrust(), signatureSchemes: ['mldsa65'] } as const;
  const { serverFault } = Pair.connected(
    clientConfig({ ...tls12, credentials: [clientCredential()] }),
    serverConfig({ ...asks, credentials }),
  );
  assert.equal(serverFault?.code, 'ERR_TLSCOPE_PEER_HANDSHAKE_FAILURE');
});

test('a client that offers TLS 1.2 alone does not offer schemes of TLS 1.3', () => {
  const offered = (versions: readonly ['TLSv1.2', 'TLSv1.3'?]) => {
    const hello = new Pair(clientConfig({ versions: versions as never }), serverConfig()).client.start().send[0]!;
    const { extensions = [] } = decode(ClientHello, hello.subarray(9));
    const schemes = extensions.find(({ type }) => type === 'signature_algorithms')!.body as number[];
    return schemes.some((code) => SignatureScheme.nameOf(code as never)!.startsWith('mldsa'));
  };
  assert.equal(offered(['TLSv1.2', 'TLSv1.3']), true);
  assert.equal(offered(['TLSv1.2']), false);
});

const dhe = ['TLS_DHE_RSA_WITH_AES_128_GCM_SHA256'];
const ecdhe = ['TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256'];

test('without a finite field in common the alert is insufficient_security, and another key exchange is taken first', () => {
  const server = serverConfig({ cipherSuites: [...dhe, ...ecdhe], groups: ['x25519', 'ffdhe3072'] }, 'rsa2048');
  const client = (cipherSuites: string[]) => clientConfig({ cipherSuites, groups: ['x25519', 'ffdhe2048'] }, 'rsa2048');
  const refused = Pair.connected(client(dhe), server);
  assert.equal(refused.serverFault?.code, 'ERR_TLSCOPE_PEER_INSUFFICIENT_SECURITY');
  const pair = completes(Pair.connected(client([...dhe, ...ecdhe]), server));
  assert.equal(pair.client.connection!.group, 'x25519');
});

test('without a suite in common the alert stays handshake_failure, whatever fields the client lists', () => {
  const client = clientConfig({ cipherSuites: dhe, groups: ['ffdhe2048'] }, 'rsa2048');
  const { serverFault } = Pair.connected(client, serverConfig({ cipherSuites: ecdhe }, 'rsa2048'));
  assert.equal(serverFault?.code, 'ERR_TLSCOPE_PEER_HANDSHAKE_FAILURE');
});

test('a client of TLS 1.2 that lists no groups gets P-256, the curve of those who are too old to list any', () => {
  const events: TlsEvent[] = [];
  const observe = (event: TlsEvent) => void events.push(event);
  answerTo(withoutGroups, serverConfig({ observe }), clientConfig(tls12));
  const chosen = events.find((event) => event.type === 'decision' && event.what === 'group');
  assert.equal(chosen?.type === 'decision' && chosen.chosen, 'secp256r1');
});

/** Renames supported_groups to an extension that nobody knows. */
function withoutGroups(hello: Uint8Array): Uint8Array {
  const list = [NamedGroup.members.x25519, NamedGroup.members.secp256r1];
  const wire = list.flatMap((code) => [code >> 8, code & 0xff]);
  const at = hello.findIndex((_byte, i) => wire.every((byte, j) => hello[i + j] === byte)) - 6;
  if (hello[0] !== 22 || at < 0 || hello[5] !== 1) return hello;
  assert.deepEqual([...hello.subarray(at, at + 2)], [0, 10]);
  return hello.with(at, 0xfe).with(at + 1, 0xfe);
}
