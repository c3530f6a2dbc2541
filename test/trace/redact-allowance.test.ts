/** Redaction is by allowance: no byte string of a rich trace but those that are known to be harmless is in what is handed on. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deflateSync, inflateSync } from 'node:zlib';
import { Certificate, oidName } from 'tlscope/asn1';
import { equal, utf8 } from 'tlscope/bytes';
import { nodeProvider as provider } from 'tlscope/crypto/node';
import { type ClientConfig, RecordedHellos, type ServerConfig, type Session, StatelessTickets } from 'tlscope/engine';
import { codecNamed, countBytes, readTrace, redact, type TlsEvent, timeline, writeTrace } from 'tlscope/observe';
import { type Codec, dissect, leaves, type Span } from 'tlscope/presentation';
import { HELLO_RETRY_REQUEST_RANDOM } from 'tlscope/wire';
import {
  issueCertificate,
  issueOcspResponse,
  makeIdentity,
  parseCertificate,
  TrustStore,
  writePublicKey,
} from 'tlscope/x509';
import { echClient, echServer, newerKey } from '../../packages/tls/test/support/ech.ts';
import { clientConfig, NOW, Pair, serverConfig } from '../../packages/tls/test/support/pair.ts';

const HOST = 'gateway-17.acme-widgets.test';
const { root, issuing, server } = makeIdentity({ provider, names: [HOST, '203.0.113.77'], at: NOW, key: 'secp256r1' });
const rsa = makeIdentity({ provider, names: [HOST], at: NOW, key: 'rsa2048' });
const keys = provider.generateKey('secp256r1');
const clientLeaf = issueCertificate({
  provider,
  subject: 'Jane Dobrowski of Springfield',
  issuer: root,
  keys,
  notBefore: NOW - 4_321_000,
  notAfter: NOW + 86_400_000,
  extendedKeyUsage: ['clientAuth'],
});
const ocspResponse = issueOcspResponse({
  provider,
  issuer: issuing,
  answers: [{ serialNumber: parseCertificate(server.chain[0]!).serialNumber, status: 'good' }],
  thisUpdate: NOW - 1000,
  nextUpdate: NOW + 86_400_000,
});
const credential = {
  chain: server.chain,
  key: provider.importPrivateKey(server.key),
  ocspResponse,
  signedCertificateTimestamps: [utf8('the promise of a log that is no log')],
};
const clientCredential = { chain: [clientLeaf], key: provider.importPrivateKey(keys) };
const psk = { identity: utf8('Boiler_Room_Sensor_0042'), key: new Uint8Array(32).fill(7) };
const binary = { identity: Uint8Array.from({ length: 23 }, (_, i) => 0x80 + 3 * i), key: new Uint8Array(32).fill(9) };
const alpn = ['acme-telemetry/3', 'http/1.1'];
const asking = {
  clientCertificate: 'require',
  clientTrust: TrustStore.of(root.der),
} as const;

type Both = readonly [client: Partial<ClientConfig>, server: Partial<ServerConfig>];
const trust = TrustStore.of(root.der, rsa.root.der);
const ours: Partial<ClientConfig> = {
  host: HOST,
  trust,
  alpn,
  credentials: [clientCredential],
  requestOcspResponse: true,
};

/** What both ends saw. */
function seen(
  [client, server]: Both,
  base: Both = [{}, {}],
  later: (pair: Pair) => void = () => {},
): { events: TlsEvent[][]; sessions: Session[] } {
  const [near, far]: TlsEvent[][] = [[], []];
  const pair = new Pair(
    clientConfig({ ...base[0], ...client, observe: (event) => near!.push(event) }),
    serverConfig({ credentials: [credential], alpn, ...base[1], ...server, observe: (event) => far!.push(event) }),
  );
  pair.start();
  assert.equal(pair.clientFault ?? pair.serverFault, undefined);
  pair.fromClient(pair.client.write(utf8('PUT /secret HTTP/1.0')));
  pair.fromServer(pair.server.write(utf8('the secret answer')));
  later(pair);
  assert.equal(pair.clientFault ?? pair.serverFault, undefined);
  pair.fromClient(pair.client.close());
  return { events: [near!, far!], sessions: pair.clientOutcomes.flatMap(({ sessions }) => [...sessions]) };
}

const tickets = new StatelessTickets(provider);
const earlyData = { maxSize: 1000, antiReplay: new RecordedHellos(NOW - 3_600_000) };
const tls13 = { versions: ['TLSv1.3'] } as const;
const tls12 = { versions: ['TLSv1.2'] } as const;
const pskSuite = { ...tls12, cipherSuites: ['TLS_ECDHE_PSK_WITH_AES_128_GCM_SHA256'] };

const bare = () => ({
  chain: [],
  key: provider.importPrivateKey(provider.generateKey('secp256r1')),
  rawPublicKey: true,
});
const [bareClient, bareServer] = [bare(), bare()];
const spkiOf = ({ key }: ReturnType<typeof bare>): Uint8Array => writePublicKey(key.publicKey);
const certificateCompression = [
  {
    algorithm: 'zlib' as const,
    compress: (bytes: Uint8Array) => new Uint8Array(deflateSync(bytes)),
    decompress: (bytes: Uint8Array, maxOutputLength: number) => new Uint8Array(inflateSync(bytes, { maxOutputLength })),
  },
];

function rejected(): TlsEvent[][] {
  const [near, far]: TlsEvent[][] = [[], []];
  const pair = new Pair(
    echClient({ observe: (event) => near!.push(event) }),
    echServer({ ech: { keys: [newerKey] }, observe: (event) => far!.push(event) }),
  );
  pair.start();
  assert.equal(pair.clientFault?.code, 'ERR_TLSCOPE_ECH_REJECTED');
  return [near!, far!];
}

const traces: readonly (readonly [name: string, make: () => TlsEvent[][]])[] = [
  ['TLS 1.3 with a client certificate and a stapled answer', () => seen([{ ...ours, ...tls13 }, asking]).events],
  ['TLS 1.2 with a client certificate and a stapled answer', () => seen([{ ...ours, ...tls12 }, asking]).events],
  [
    'TLS 1.2 with RSA keys',
    () =>
      seen([
        { ...ours, ...tls12 },
        { credentials: [{ chain: rsa.server.chain, key: provider.importPrivateKey(rsa.server.key) }] },
      ]).events,
  ],
  [
    'TLS 1.3 resumed with early data',
    () => {
      const { sessions } = seen([
        { ...ours, ...tls13 },
        { tickets, earlyData },
      ]);
      const again = { ...ours, ...tls13, session: sessions[0]!, replayableEarlyData: utf8('GET /early HTTP/1.0') };
      return seen([again, { tickets, earlyData }]).events;
    },
  ],
  [
    'TLS 1.2 resumed',
    () => {
      const { sessions } = seen([{ ...ours, ...tls12 }, { tickets }]);
      return seen([{ ...ours, ...tls12, session: sessions[0]! }, { tickets }]).events;
    },
  ],
  [
    'TLS 1.3 with keys agreed on',
    () =>
      seen([
        { ...tls13, host: HOST, trust: TrustStore.of(), psks: [psk, binary] },
        { credentials: [], findPsk: (name) => (equal(name, psk.identity) ? psk : undefined) },
      ]).events,
  ],
  [
    'TLS 1.2 with keys agreed on',
    () =>
      seen([
        { ...pskSuite, host: HOST, trust: TrustStore.of(), choosePsk12: () => psk },
        {
          ...pskSuite,
          credentials: [],
          pskIdentityHint: utf8('the hint of hub 33'),
          findPsk12: (name) => (equal(name, psk.identity) ? psk.key : undefined),
        },
      ]).events,
  ],
  ['Encrypted Client Hello', () => seen([{}, {}], [echClient(), echServer()]).events],
  ['Encrypted Client Hello that is rejected, with settings to try again', rejected],
  [
    'TLS 1.3 with bare public keys',
    () =>
      seen([
        {
          ...tls13,
          host: HOST,
          trust: TrustStore.of(),
          credentials: [bareClient],
          rawPublicKeys: [spkiOf(bareServer)],
        },
        { ...asking, credentials: [bareServer], rawPublicKeys: [spkiOf(bareClient)] },
      ]).events,
  ],
  [
    'TLS 1.2 with a bare public key',
    () =>
      seen([
        { ...tls12, host: HOST, trust: TrustStore.of(), rawPublicKeys: [spkiOf(bareServer)] },
        { credentials: [bareServer] },
      ]).events,
  ],
  [
    'TLS 1.3 with a cookie, timestamps and a compressed certificate',
    () =>
      seen([
        { ...ours, ...tls13, requestSignedCertificateTimestamps: true, certificateCompression },
        { cookie: true, certificateCompression },
      ]).events,
  ],
  [
    'TLS 1.3 with a certificate that is asked for later, and fresh keys',
    () =>
      seen(
        [
          { ...ours, ...tls13, postHandshakeAuth: true },
          { clientTrust: TrustStore.of(root.der), tickets, certificateAuthorities: [utf8('an authority of acme')] },
        ],
        undefined,
        (pair) => {
          pair.fromServer(pair.server.requestClientCertificate());
          pair.fromClient(pair.client.updateKeys(true));
          pair.fromServer(pair.server.write(utf8('the secret answer once more')));
        },
      ).events,
  ],
];

const WORDS = [
  'acme',
  'widgets',
  'gateway-17',
  'telemetry',
  'Dobrowski',
  'Springfield',
  'Boiler',
  'Sensor_0042',
  'hub 33',
  'promise of a log',
  '203.0.113.77',
  'secret answer',
];

/** Of at least four bytes, three of them different (noughts stand everywhere), with what is known to be harmless left out. */
function stringsIn(events: readonly TlsEvent[]): {
  all: ReadonlyMap<string, Uint8Array>;
  opaque: ReadonlySet<Uint8Array>;
} {
  const opaque = new Set<Uint8Array>();
  const found = new Map<string, Uint8Array>();
  const add = (bytes: Uint8Array): void => {
    if (bytes.length >= 4 && !isHarmless(bytes) && new Set(bytes).size > 2)
      found.set(Buffer.from(bytes).toString('hex'), bytes);
  };
  const taken = (codec: Codec<any>, bytes: Uint8Array): void => {
    for (const leaf of leaves(dissect(codec, bytes))) {
      if (isAllowed(leaf)) continue;
      const part = bytes.subarray(leaf.start, leaf.end);
      // DER that is not looked into has object identifiers in it.
      if (leaf.value instanceof Uint8Array && part[0] !== 0x30) opaque.add(part);
      add(part);
    }
  };
  for (const event of events) {
    if (event.type === 'message') taken(codecNamed(event.codec), event.bytes);
    else if (event.type === 'certificate') {
      if (event.rawPublicKey !== undefined) add(event.rawPublicKey);
      for (const der of [...event.presented, ...event.evidence.paths.flatMap((path) => path.certificates)]) {
        taken(Certificate, der);
        const { serialNumber, spkiDer } = parseCertificate(der);
        add(serialNumber);
        add(spkiDer);
      }
      for (const bytes of [event.ocspResponse, ...(event.signedCertificateTimestamps ?? [])]) bytes && add(bytes);
    } else if (event.type === 'record') add(event.bytes.subarray(5));
    else if (event.type === 'secret') add(event.value);
    else if (event.type === 'keys') add(event.key);
    else if (event.type === 'transcript') add(event.hash);
    else if (event.type === 'appdata') add(event.bytes);
    if (event.type === 'record' && event.protection !== undefined) {
      add(event.protection.nonce);
      add(event.protection.content);
    }
  }
  return { all: found, opaque };
}

const HARMLESS = [
  ...['http/1.1', 'localhost', 'server.test', 'public.test'].map((text) => Buffer.from(text)),
  // Everybody's HelloRetryRequest, and both KeyUpdates that there are.
  Buffer.from(HELLO_RETRY_REQUEST_RANDOM),
  ...['1800000100', '1800000101'].map((message) => Buffer.from(message, 'hex')),
];
const isHarmless = (bytes: Uint8Array): boolean => HARMLESS.some((one) => one.equals(bytes));

/** A registry's number, a known object identifier, a day, a lifetime. */
function isAllowed({ field, value }: Span): boolean {
  if (field.codec.name === 'OBJECT IDENTIFIER') return typeof value === 'string' && oidName(value) !== undefined;
  if (field.codec.name === 'UTCTime' || field.codec.name === 'GeneralizedTime') return true;
  return ['ticket_lifetime', 'ticket_lifetime_hint', 'max_early_data_size'].includes(field.name);
}

/** Raw, in hexadecimal, and in base64 wherever it may begin in three bytes. */
function assertAbsent(file: string, bytes: Uint8Array): void {
  const plain = Buffer.from(bytes);
  assert.ok(!file.includes(plain.toString('hex')), `${plain.toString('hex')} is still there`);
  assert.ok(!file.includes(plain.toString('latin1')), `${plain.toString('latin1')} is still there as text`);
  for (let before = 0; before < 3; before++) {
    const padded = Buffer.concat([Buffer.alloc(before), plain]).toString('base64');
    const sure = padded.slice(before === 0 ? 0 : 4, plain.length % 3 === 0 && before === 0 ? undefined : -4);
    assert.ok(sure.length < 6 || !file.includes(sure), `${plain.toString('hex')} is still there in base64`);
  }
}

for (const [name, make] of traces) {
  test(`nothing but what is harmless is left of ${name}`, () => {
    for (const events of make()) {
      const { all, opaque } = stringsIn(events);
      assert.ok(all.size > 15, `${all.size} strings`);
      const { title, events: after } = redact(`${HOST}:443`, events);
      const file = writeTrace(title, after);
      for (const bytes of all.values()) {
        assertAbsent(file, bytes);
        // Nor any eight bytes of what is longer and is no text.
        for (let at = 0; at + 8 <= bytes.length && opaque.has(bytes); at += 8) {
          const part = Buffer.from(bytes.subarray(at, at + 8));
          const words = /^[ -~]*$/.test(part.toString('latin1'));
          if (!words && !part.includes('DOWNGRD')) assertAbsent(file, part);
        }
      }
      for (const word of WORDS)
        for (const form of [word, Buffer.from(word).toString('hex'), Buffer.from(word.toLowerCase()).toString('hex')])
          assert.ok(!file.toLowerCase().includes(form.toLowerCase()), `"${word}" is still there`);
      const [told, was] = [readTrace(file).events, readTrace(writeTrace('t', events)).events];
      assert.deepEqual(countBytes(told), countBytes(was), 'every byte is explained as before');
      assert.deepEqual(
        timeline(told).steps.map((step) => [step.name, step.from, step.length]),
        timeline(was).steps.map((step) => [step.name, step.from, step.length]),
      );
    }
  });
}

test('what both ends hold is still the same on both, and certificates can still be read', () => {
  const [near] = seen([{ ...ours, ...tls13 }, asking]).events;
  const { events } = redact('t', near!);
  const messages = events.flatMap((event) => (event.type === 'message' ? [event] : []));
  const hello = (name: string) => messages.find((message) => message.name === name)!.bytes;
  assert.ok(equal(hello('client_hello').subarray(39, 71), hello('server_hello').subarray(39, 71)), 'the session id');
  const chain = events.find((event) => event.type === 'certificate');
  assert.ok(chain?.type === 'certificate');
  const [leaf, issuer] = chain.presented.map(parseCertificate);
  assert.equal(leaf!.issuer, issuer!.subject);
});
