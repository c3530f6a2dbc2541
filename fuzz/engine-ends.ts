import { deflateSync, inflateSync } from 'node:zlib';
import { concat } from 'tlscope/bytes';
import { nodeProvider } from 'tlscope/crypto/node';
import {
  type ClientConfig,
  type ConnectionInfo,
  createClientEngine,
  createServerEngine,
  makeEchConfig,
  RecordedHellos,
  type ServerConfig,
  type Session,
  StatelessTickets,
  TICKET_KEY_LENGTH,
} from 'tlscope/engine';
import type { TlsEvent } from 'tlscope/observe';
import { makeIdentity, TrustStore } from 'tlscope/x509';
import { clientParts } from '../packages/tls/src/engine/client.ts';
import type { EngineParts } from '../packages/tls/src/engine/parts.ts';
import { serverParts } from '../packages/tls/src/engine/server.ts';
import { Guard } from './engine-guard.ts';
import { Random } from './engine-random.ts';

export const AT = Date.UTC(2026, 0, 1);
const HOUR = 3_600_000;
const identity = (key: 'secp256r1' | 'rsa2048') =>
  makeIdentity({ provider: nodeProvider, names: ['localhost'], at: AT, key });

const ecdsa = identity('secp256r1');
const rsa = identity('rsa2048');
const credentials = [ecdsa, rsa].map(({ server }) => ({
  chain: server.chain,
  key: nodeProvider.importPrivateKey(server.key),
}));
const trust = TrustStore.of(ecdsa.root.der, rsa.root.der);

interface Scenario {
  readonly client: Partial<ClientConfig>;
  readonly server: Partial<ServerConfig>;
  /** What an honest connection of it says of itself. `resumed` takes up a session that an earlier one gave. */
  readonly shows?: Partial<Pick<ConnectionInfo, 'resumed' | 'earlyData' | 'ech'>>;
}
const both = (settings: Partial<ClientConfig> & Partial<ServerConfig>): Scenario => ({
  client: settings,
  server: settings,
});

const tls13 = { versions: ['TLSv1.3'] } as const;
const tls12 = { versions: ['TLSv1.2'], cipherSuites: ['TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256'] } as const;
/** With a key of the caller's: so TLS 1.2 has tickets too. */
export const tickets = new StatelessTickets(nodeProvider, [nodeProvider.random(TICKET_KEY_LENGTH)]);
/** Remembers more hellos than the longest run has, so that early data is refused for cause only. */
const earlyData = { maxSize: 1000, antiReplay: new RecordedHellos(AT - HOUR, 10_000, 10_000_000, true) };
const replayableEarlyData = new TextEncoder().encode('GET / HTTP/1.0');

/** The certificates here are for servers: that a client's holds its key is all that is asked. */
const asking = { clientCertificate: 'require', verifyClient: false } as const;
const zlib = {
  algorithm: 'zlib',
  compress: (bytes: Uint8Array): Uint8Array => deflateSync(bytes),
  decompress: (bytes: Uint8Array, maxOutputLength: number): Uint8Array => inflateSync(bytes, { maxOutputLength }),
} as const;
const echKey = makeEchConfig({ provider: nodeProvider, publicName: 'public.test' });

/** The handshakes that are attacked. */
export const scenarios: Readonly<Record<string, Scenario>> = {
  'TLS 1.3': both({ ...tls13, alpn: ['h2', 'http/1.1'] }),
  'TLS 1.3 with HelloRetryRequest': {
    client: { ...tls13, groups: ['x25519', 'secp256r1'] },
    server: { ...tls13, groups: ['secp256r1'] },
  },
  'TLS 1.3 resumed': { client: tls13, server: { ...tls13, tickets }, shows: { resumed: true } },
  'TLS 1.3 with early data': {
    client: { ...tls13, replayableEarlyData },
    server: { ...tls13, tickets, earlyData },
    shows: { resumed: true, earlyData: 'accepted' },
  },
  'TLS 1.3 with client certificate, compressed': {
    client: { ...tls13, credentials, certificateCompression: [zlib] },
    server: { ...tls13, ...asking, certificateCompression: [zlib] },
  },
  'TLS 1.3 with ECH': {
    client: { ...tls13, ech: { configs: echKey.configList } },
    server: { ...tls13, ech: { keys: [echKey] } },
    shows: { ech: 'accepted' },
  },
  'TLS 1.2 ECDHE': both(tls12),
  'TLS 1.2 with client certificate': { client: { ...tls12, credentials }, server: { ...tls12, ...asking } },
  'TLS 1.2 ECDHE ChaCha20': both({
    versions: ['TLSv1.2'],
    cipherSuites: ['TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256'],
    alpn: ['http/1.1'],
  }),
  'TLS 1.2 resumed': { client: tls12, server: { ...tls12, tickets }, shows: { resumed: true } },
  'TLS 1.2 static RSA': both({ versions: ['TLSv1.2'], cipherSuites: ['TLS_RSA_WITH_AES_128_GCM_SHA256'] }),
  'TLS 1.3 resumed with client certificate': {
    client: { ...tls13, credentials },
    server: { ...tls13, ...asking, tickets },
    shows: { resumed: true },
  },
  'TLS 1.2 resumed with client certificate': {
    client: { ...tls12, credentials },
    server: { ...tls12, ...asking, tickets },
    shows: { resumed: true },
  },
  'any version': both({}),
};
export type ScenarioName = keyof typeof scenarios & string;
export const scenarioNames: readonly ScenarioName[] = Object.keys(scenarios);

type Observe = (event: TlsEvent) => void;

/** Whose choices the engines of the present stream take for their random bytes: so each scenario has one configuration. */
let voice = new Random(0);
export function speakAs(random: Random): void {
  voice = random;
}

const common = {
  provider: nodeProvider,
  now: () => AT,
  random: (length: number) => voice.bytes(length),
  // The hybrid groups cost a hundred times as much and reach no state of their own.
  groups: ['x25519', 'secp256r1'],
} as const;

const clientConfig = once((scenario: ScenarioName): ClientConfig => {
  const { client: settings, shows } = scenarios[scenario]!;
  const session = shows?.resumed ? { session: sessionOf(scenario) } : {};
  return { ...common, host: 'localhost', trust, ...session, ...settings };
});
const serverConfig = once(
  (scenario: ScenarioName): ServerConfig => ({ ...common, credentials, ...scenarios[scenario]!.server }),
);

/** What makes an engine of the scenario: a configuration is read once, however many engines it serves. */
export const partsOf = {
  client: (scenario: ScenarioName): EngineParts => clientParts(clientConfig(scenario), undefined),
  server: (scenario: ScenarioName): EngineParts => serverParts(serverConfig(scenario), undefined),
};

export function client(scenario: ScenarioName, random: Random, observe?: Observe, more?: Partial<ClientConfig>): Guard {
  const config = clientConfig(scenario);
  speakAs(random);
  return new Guard(`client of ${scenario}`, createClientEngine(more ? { ...config, ...more } : config, observe));
}

export function server(scenario: ScenarioName, random: Random, observe?: Observe, more?: Partial<ServerConfig>): Guard {
  const config = serverConfig(scenario);
  speakAs(random);
  return new Guard(`server of ${scenario}`, createServerEngine(more ? { ...config, ...more } : config, observe));
}

/** What an honest connection of `scenario` left to its client. */
export const sessionOf = once((scenario: ScenarioName): Session => {
  speakAs(new Random(0));
  const { replayableEarlyData: _, ...settings } = scenarios[scenario]!.client;
  const near = createClientEngine({ ...common, host: 'localhost', trust, ...settings });
  const far = createServerEngine(serverConfig(scenario));
  let flight = near.start();
  for (let i = 0; i < 4; i++) {
    flight = near.receive(concat(...far.receive(concat(...flight.send)).send));
    const [session] = flight.sessions;
    if (session !== undefined) return session;
  }
  throw new Error(`${scenario}: no session came of an honest handshake`);
});

function once<T>(make: (scenario: ScenarioName) => T): (scenario: ScenarioName) => T {
  const known = new Map<ScenarioName, T>();
  return (scenario) => {
    const value = known.get(scenario) ?? make(scenario);
    known.set(scenario, value);
    return value;
  };
}
