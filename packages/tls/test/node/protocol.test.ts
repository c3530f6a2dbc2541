/** What node:tls has no option for, through `protocol` of `connect` and `createServer`. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test } from 'node:test';
import { nodeProvider as provider } from '../../src/crypto/providers/node/index.ts';
import { makeEchConfig, RecordedHellos } from '../../src/engine/index.ts';
import { certificateCompression } from '../../src/node/compression.ts';
import type { ClientProtocol, ConnectOptions, ServerOptions, ServerProtocol, TLSSocket } from '../../src/node/index.ts';
import type { TlsEvent } from '../../src/observe/index.ts';
import { writePublicKey } from '../../src/x509/index.ts';
import { closed, connected, dial, ecdsa, failure, serve } from './support.ts';

type Scope = Parameters<typeof serve>[0];

const utf8 = (text: string) => new TextEncoder().encode(text);

interface Pair {
  readonly client: TLSSocket;
  readonly server: TLSSocket;
  readonly events: readonly TlsEvent[];
}

async function pair(
  t: Scope,
  client: ClientProtocol,
  server: ServerProtocol = {},
  more: { readonly client?: ConnectOptions; readonly server?: Partial<ServerOptions> } = {},
): Promise<Pair> {
  const events: TlsEvent[] = [];
  let accepted: TLSSocket | undefined;
  const onConnection = (socket: TLSSocket): void => {
    accepted = socket.resume();
    // A client that is destroyed at the end of its test truncates the connection.
    socket.on('error', () => {});
  };
  const here = await serve(t, onConnection, { protocol: server, ...more.server });
  const observe = (event: TlsEvent) => void events.push(event);
  const socket = await connected(here.port, { protocol: client, observe, ...more.client });
  socket.resume().on('error', () => {});
  if (accepted === undefined) await once(here.server, 'secureConnection');
  return { client: socket, server: accepted!, events };
}

const messages = (events: readonly TlsEvent[]) =>
  events.flatMap((event) => (event.type === 'message' ? [event.name] : []));

test('psks and findPsk: a key that both were given, in TLS 1.3', async (t) => {
  const psk = { identity: utf8('sensor'), key: provider.random(32) };
  const { client, events } = await pair(t, { psks: [psk] }, { findPsk: () => psk });
  assert.ok(client.isSessionReused());
  assert.ok(!messages(events).includes('certificate'));
});

test('pskAlone: a client says that it would do without a fresh exchange only where it was told so', async (t) => {
  const psk = { identity: utf8('sensor'), key: provider.random(32) };
  const modes = async (pskAlone: boolean) => {
    const { events } = await pair(t, { psks: [psk], pskAlone }, { findPsk: () => psk });
    const hello = events.find((event) => event.type === 'message' && event.name === 'client_hello');
    return Buffer.from(hello?.type === 'message' ? hello.bytes : []).toString('hex');
  };
  assert.match(await modes(true), /002d0003020100/);
  assert.match(await modes(false), /002d00020101/);
});

test('choosePsk12, findPsk12 and pskIdentityHint: the same in TLS 1.2', async (t) => {
  const key = provider.random(32);
  const hints: string[] = [];
  const suites = { cipherSuites: ['TLS_ECDHE_PSK_WITH_AES_128_GCM_SHA256'], maxVersion: 'TLSv1.2' } as const;
  const choosePsk12 = (hint: Uint8Array) => {
    hints.push(Buffer.from(hint).toString());
    return { identity: utf8('sensor'), key };
  };
  const { client } = await pair(
    t,
    { choosePsk12 },
    { findPsk12: () => key, pskIdentityHint: utf8('which') },
    { client: suites, server: suites },
  );
  assert.deepEqual(hints, ['which']);
  assert.equal(client.getCipher()?.standardName, 'TLS_ECDHE_PSK_WITH_AES_128_GCM_SHA256');
});

test('earlyData and replayableEarlyData: apart from other data, and what became of it can be asked', async (t) => {
  const earlyData = { maxSize: 1000, antiReplay: new RecordedHellos(Date.now() - 60_000) };
  const { port, server } = await serve(t, (socket) => socket.resume(), { protocol: { earlyData } });
  const first = await connected(port);
  const [session] = (await once(first, 'session')) as [Buffer];
  first.end();
  await closed(first.resume());
  const heard = once(server, 'earlyData');
  const second = dial(port, { session, protocol: { replayableEarlyData: utf8('GET /') } });
  const [bytes] = await heard;
  assert.equal(Buffer.from(bytes).toString(), 'GET /');
  if (second.connectionInfo === undefined) await once(second, 'secureConnect');
  assert.equal(second.connectionInfo?.earlyData, 'accepted');
  second.end();
  await closed(second.resume());
});

test('cookie: every client comes twice', async (t) => {
  const { events } = await pair(t, {}, { cookie: true });
  assert.equal(messages(events).filter((name) => name === 'client_hello').length, 2);
});

test('tickets, ticketCount and ticketLifetime', async (t) => {
  const { port } = await serve(t, (socket) => socket.resume(), { protocol: { ticketCount: 3, ticketLifetime: 60 } });
  const sessions: Buffer[] = [];
  const socket = dial(port);
  socket.on('session', (session) => sessions.push(session));
  await once(socket, 'secureConnect');
  socket.end();
  await closed(socket.resume());
  assert.equal(sessions.length, 3);
});

test('ech: the name in the hello is the one in front; a server that cannot open it ends with its new settings', async (t) => {
  const keys = makeEchConfig({ provider, publicName: 'front.example' });
  const other = makeEchConfig({ provider, publicName: 'front.example' });
  const ech = { keys: [keys] };
  const { client, events } = await pair(t, { ech: { configs: keys.configList } }, { ech });
  assert.equal(client.connectionInfo?.ech, 'accepted');
  const outer = events.find(
    (event) => event.type === 'message' && event.name === 'client_hello' && event.part !== 'inner',
  );
  assert.ok(outer?.type === 'message' && Buffer.from(outer.bytes).includes('front.example'));
  const { port } = await serve(t, () => {}, { protocol: { ech } });
  const error = await failure(dial(port, { protocol: { ech: { configs: other.configList } } }));
  assert.match(error.code ?? '', /^ERR_TLSCOPE_ECH_REJECTED$|CERT|ALTNAME/);
});

test('greaseEch and grease: reserved values, and the server passes over them', async (t) => {
  const { client, events } = await pair(t, { greaseEch: true, grease: true });
  assert.equal(client.connectionInfo?.ech, 'greased');
  assert.ok(messages(events).includes('finished'));
});

test('fallback: a server that could do better refuses', async (t) => {
  const { port } = await serve(t, () => {});
  const error = await failure(dial(port, { maxVersion: 'TLSv1.2', protocol: { fallback: true } }));
  assert.equal(error.code, 'ERR_SSL_TLSV1_ALERT_INAPPROPRIATE_FALLBACK');
});

test('keyShares: a guess that is wrong costs a round trip', async (t) => {
  const { events } = await pair(
    t,
    { keyShares: ['x448'] },
    {},
    { server: { groups: ['x25519'] }, client: { groups: ['x448', 'x25519'] } },
  );
  assert.ok(
    messages(events).includes('hello_retry_request') ||
      messages(events).filter((name) => name === 'client_hello').length === 2,
  );
});

test('padding and recordSizeLimit: lengths are hidden, records are small', async (t) => {
  const { client, events } = await pair(
    t,
    { padding: (length) => (64 - (length % 64)) % 64, recordSizeLimit: 512 },
    { recordSizeLimit: 512 },
  );
  await new Promise((resolve) => client.write('x', resolve));
  const sent = events.filter(
    (event) => event.type === 'record' && event.direction === 'sent' && event.epoch === 'application',
  );
  const last = sent.at(-1);
  assert.ok(last?.type === 'record' && last.bytes.length >= 64);
  assert.ok(
    events.every((event) => event.type !== 'record' || event.epoch !== 'application' || event.bytes.length <= 512 + 22),
  );
});

test('maxFragmentLength: the forerunner', async (t) => {
  const { server } = await pair(t, { maxFragmentLength: 512 }, {}, { client: { maxVersion: 'TLSv1.2' } });
  assert.ok(server.encrypted);
});

test('certificateCompression: the chain comes packed', async (t) => {
  const way = certificateCompression(['zlib']);
  const { events } = await pair(t, { certificateCompression: way }, { certificateCompression: way });
  assert.ok(messages(events).includes('compressed_certificate'));
});

test('rawPublicKeys and credentials: a bare key in place of a chain', async (t) => {
  const key = provider.importPrivateKey(provider.generateKey('secp256r1'));
  const known = writePublicKey(key.publicKey);
  const bare = { credentials: [{ chain: [], key, rawPublicKey: true }] };
  const { client } = await pair(t, { rawPublicKeys: [known], peerCertificateTypes: ['RawPublicKey'] }, bare);
  assert.deepEqual(client.connectionInfo?.peerRawPublicKey, known);
});

test('postHandshakeAuth and requestClientCertificate: the certificate later', async (t) => {
  const { client, server } = await pair(
    t,
    { postHandshakeAuth: true },
    {},
    {
      client: { cert: ecdsa.cert, key: ecdsa.key },
      server: { ca: ecdsa.ca, requestCert: true, rejectUnauthorized: false },
    },
  );
  assert.ok(client.encrypted);
  const answered = once(server, 'clientCertificate');
  server.requestClientCertificate();
  await answered;
  assert.notDeepEqual(server.getPeerCertificate(), {});
});

test('approve has the last word', async (t) => {
  const { port } = await serve(t, () => {});
  const error = await failure(dial(port, { protocol: { approve: () => 'access_denied' } }));
  assert.match(error.message, /access_denied|approve|refused/);
});
