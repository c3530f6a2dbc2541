/** Connections that show all that a trace can hold of the people at both ends. */
import assert from 'node:assert/strict';
import { deflateSync, inflateSync } from 'node:zlib';
import { equal, utf8 } from 'tlscope/bytes';
import { nodeProvider as provider } from 'tlscope/crypto/node';
import { type ClientConfig, RecordedHellos, type ServerConfig, type Session, StatelessTickets } from 'tlscope/engine';
import type { TlsEvent } from 'tlscope/observe';
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

export const HOST = 'gateway-17.acme-widgets.test';
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
export const asking = {
  clientCertificate: 'require',
  clientTrust: TrustStore.of(root.der),
} as const;

type Both = readonly [client: Partial<ClientConfig>, server: Partial<ServerConfig>];
const trust = TrustStore.of(root.der, rsa.root.der);
export const ours: Partial<ClientConfig> = {
  host: HOST,
  trust,
  alpn,
  credentials: [clientCredential],
  requestOcspResponse: true,
};

/** What both ends saw. */
export function seen(
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
export const tls13 = { versions: ['TLSv1.3'] } as const;
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

export const traces: readonly (readonly [name: string, make: () => TlsEvent[][]])[] = [
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
