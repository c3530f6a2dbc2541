import { nodeProvider } from 'tlscope/crypto/node';
import { type ClientConfig, createClientEngine, createServerEngine, type ServerConfig } from 'tlscope/engine';
import type { TlsEvent } from 'tlscope/observe';
import { makeIdentity, TrustStore } from 'tlscope/x509';
import { Guard } from './engine-guard.ts';
import type { Random } from './engine-random.ts';

const AT = Date.UTC(2026, 0, 1);
const identity = (key: 'secp256r1' | 'rsa2048') =>
  makeIdentity({ provider: nodeProvider, names: ['localhost'], at: AT, key });

const ecdsa = identity('secp256r1');
const rsa = identity('rsa2048');
const credentials = [ecdsa, rsa].map(({ server }) => ({
  chain: server.chain,
  key: nodeProvider.importPrivateKey(server.key),
}));
const trust = TrustStore.of(ecdsa.root.der, rsa.root.der);

type Settings = Partial<Omit<ClientConfig, 'provider'>>;

/** The handshakes that are attacked: every graph of both sides is walked. */
export const scenarios: Readonly<Record<string, { readonly client: Settings; readonly server: Settings }>> = {
  'TLS 1.3': both({ versions: ['TLSv1.3'], alpn: ['h2', 'http/1.1'] }),
  'TLS 1.3 with HelloRetryRequest': {
    client: { versions: ['TLSv1.3'], groups: ['x25519', 'secp256r1'] },
    server: { versions: ['TLSv1.3'], groups: ['secp256r1'] },
  },
  'TLS 1.2 ECDHE': both({ versions: ['TLSv1.2'], cipherSuites: ['TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256'] }),
  'TLS 1.2 ECDHE ChaCha20': both({
    versions: ['TLSv1.2'],
    cipherSuites: ['TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256'],
    alpn: ['http/1.1'],
  }),
  'TLS 1.2 static RSA': both({ versions: ['TLSv1.2'], cipherSuites: ['TLS_RSA_WITH_AES_128_GCM_SHA256'] }),
  'any version': both({}),
};

function both(settings: Settings): { client: Settings; server: Settings } {
  return { client: settings, server: settings };
}

export type ScenarioName = keyof typeof scenarios & string;
export const scenarioNames: readonly ScenarioName[] = Object.keys(scenarios);

type Observe = (event: TlsEvent) => void;

const common = (random: Random) => ({
  provider: nodeProvider,
  now: () => AT,
  random: (length: number) => random.bytes(length),
});

export function client(scenario: ScenarioName, random: Random, observe?: Observe, more: Settings = {}): Guard {
  const settings = { ...scenarios[scenario]!.client, ...more };
  const config: ClientConfig = {
    ...common(random),
    host: 'localhost',
    trust,
    ...settings,
    ...(observe && { observe }),
  };
  return new Guard(`client of ${scenario}`, createClientEngine(config));
}

export function server(scenario: ScenarioName, random: Random, observe?: Observe, more: Settings = {}): Guard {
  const settings = { ...scenarios[scenario]!.server, ...more };
  const config: ServerConfig = { ...common(random), credentials, ...settings, ...(observe && { observe }) };
  return new Guard(`server of ${scenario}`, createServerEngine(config));
}
