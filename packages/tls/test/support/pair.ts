import { concat } from '../../src/bytes/index.ts';
import type { KeyKind } from '../../src/crypto/provider.ts';
import { nodeProvider } from '../../src/crypto/providers/node/index.ts';
import {
  type ClientConfig,
  createClientEngine,
  createServerEngine,
  type Outcome,
  type ServerConfig,
  type TlsEngine,
} from '../../src/engine/index.ts';
import { issueCertificate, makeIdentity, TrustStore } from '../../src/x509/index.ts';

export const NOW = Date.UTC(2026, 10, 1);

const made = new Map<KeyKind, ReturnType<typeof makeIdentity>>();
/** A root, an issuing CA and a server certificate for `server.test`, made once for each kind of key. */
export function identity(key: KeyKind = 'secp256r1') {
  const known = made.get(key) ?? makeIdentity({ provider: nodeProvider, names: ['server.test'], at: NOW, key });
  made.set(key, known);
  return known;
}

export function credential(key: KeyKind = 'secp256r1') {
  const { server } = identity(key);
  return { chain: server.chain, key: nodeProvider.importPrivateKey(server.key) };
}

/** A certificate for a client of these servers, under the same root; `usages` other than clientAuth make it a wrong one. */
export function clientCredential(key: KeyKind = 'secp256r1', extendedKeyUsage: readonly string[] = ['clientAuth']) {
  const { root } = identity();
  const keys = nodeProvider.generateKey(key);
  const leaf = issueCertificate({
    provider: nodeProvider,
    subject: `client with ${key}`,
    issuer: root,
    keys,
    notBefore: NOW - 1000,
    notAfter: NOW + 86_400_000,
    extendedKeyUsage,
  });
  return { chain: [leaf], key: nodeProvider.importPrivateKey(keys) };
}

/** What a server needs to ask for them. */
export const clientTrust = () => TrustStore.of(identity().root.der);

export const clientConfig = (over: Partial<ClientConfig> = {}, key: KeyKind = 'secp256r1'): ClientConfig => ({
  provider: nodeProvider,
  now: () => NOW,
  host: 'server.test',
  // Without the hybrids, whose pure implementation would slow every test down.
  groups: ['x25519', 'secp256r1', 'secp384r1', 'secp521r1'],
  trust: TrustStore.of(identity(key).root.der),
  ...over,
});
export const serverConfig = (over: Partial<ServerConfig> = {}, key: KeyKind = 'secp256r1'): ServerConfig => ({
  provider: nodeProvider,
  now: () => NOW,
  credentials: [credential(key)],
  ...over,
});

/** Both ends in memory. What one sends the other gets, until nothing moves any more. */
export class Pair {
  readonly client: TlsEngine;
  readonly server: TlsEngine;
  readonly clientOutcomes: Outcome[] = [];
  readonly serverOutcomes: Outcome[] = [];
  /** Stands on the wire between the ends. */
  tamper: (from: 'client' | 'server', bytes: Uint8Array) => Uint8Array = (_from, bytes) => bytes;

  constructor(client: ClientConfig, server: ServerConfig) {
    this.client = createClientEngine(client);
    this.server = createServerEngine(server);
  }

  static connected(client: ClientConfig = clientConfig(), server: ServerConfig = serverConfig()): Pair {
    const pair = new Pair(client, server);
    pair.start();
    return pair;
  }

  start(): void {
    this.fromClient(this.client.start());
  }

  fromClient(outcome: Outcome): void {
    this.clientOutcomes.push(outcome);
    if (outcome.send.length === 0) return;
    this.fromServer(this.server.receive(this.tamper('client', concat(...outcome.send))));
  }

  fromServer(outcome: Outcome): void {
    this.serverOutcomes.push(outcome);
    if (outcome.send.length === 0) return;
    this.fromClient(this.client.receive(this.tamper('server', concat(...outcome.send))));
  }

  get clientFault() {
    return this.clientOutcomes.find(({ fault }) => fault !== undefined)?.fault;
  }
  get serverFault() {
    return this.serverOutcomes.find(({ fault }) => fault !== undefined)?.fault;
  }
}
