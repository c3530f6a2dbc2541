/** A configuration is its owner's: what it says when a connection begins is what that connection goes by. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nodeProvider } from '../../src/crypto/providers/node/index.ts';
import { type ClientConfig, type Credential, type ServerConfig, StatelessTickets } from '../../src/engine/index.ts';
import { makeIdentity, type RevocationPolicy, TrustStore, writePublicKey } from '../../src/x509/index.ts';
import { completes } from '../support/completes.ts';
import {
  clientConfig,
  clientCredential,
  clientTrust,
  credential,
  identity,
  NOW,
  Pair,
  serverConfig,
} from '../support/pair.ts';

type Open<T> = { -readonly [N in keyof T]: T[N] };
const codeOf = (client: ClientConfig, server = serverConfig()) => {
  const pair = Pair.connected(client, server);
  return (pair.clientFault ?? pair.serverFault)?.code;
};
/** Often enough to be remembered. */
const usedBefore = <C>(config: C, use: (config: C) => unknown): C => {
  for (let i = 0; i < 3; i++) use(config);
  return config;
};

test('a client that is given another host, other roots or other rules goes by them', () => {
  const config: Open<ClientConfig> = usedBefore(clientConfig(), (one) => completes(Pair.connected(one)));
  config.host = 'evil.test';
  assert.match(codeOf(config)!, /BAD_CERTIFICATE$/);
  config.host = clientConfig().host;
  config.trust = TrustStore.of();
  assert.match(codeOf(config)!, /UNKNOWN_CA$/);
  config.trust = clientConfig().trust;
  completes(Pair.connected(config));
  config.approve = () => 'access_denied';
  assert.match(codeOf(config)!, /ACCESS_DENIED/);
});

test('a list that its owner changes is read again', () => {
  const alpn = ['h2'];
  const server = serverConfig({ alpn: ['h2', 'http/1.1'] });
  const config = usedBefore(clientConfig({ alpn }), (one) => completes(Pair.connected(one, server)));
  alpn[0] = 'http/1.1';
  assert.equal(Pair.connected(config, server).client.connection!.alpn, 'http/1.1');
});

test('a server that is told to trust other roots goes by them', () => {
  const client = clientConfig({ credentials: [clientCredential()] });
  const config: Open<ServerConfig> = usedBefore(
    serverConfig({ clientCertificate: 'require', clientTrust: clientTrust() }),
    (one) => completes(Pair.connected(client, one)),
  );
  config.clientTrust = TrustStore.of();
  assert.match(codeOf(client, config)!, /UNKNOWN_CA$/);
});

test('a configuration of a class of its owner goes by what it says now as well', () => {
  class Changing {
    host = 'server.test';
    #trust = clientConfig().trust;
    readonly #rest = clientConfig();
    get provider() {
      return this.#rest.provider;
    }
    get now() {
      return this.#rest.now;
    }
    get groups() {
      return this.#rest.groups!;
    }
    get trust() {
      return this.#trust;
    }
    trustNobody(): void {
      this.#trust = TrustStore.of();
    }
  }
  const config = usedBefore(new Changing(), (one) => completes(Pair.connected(one)));
  config.host = 'evil.test';
  assert.match(codeOf(config)!, /BAD_CERTIFICATE$/);
  config.host = 'server.test';
  config.trustNobody();
  assert.match(codeOf(config)!, /UNKNOWN_CA$/);
});

test('a credential or a key of a class of its owner that changes is read again, at the bottom too', () => {
  class Own implements Credential {
    #now = credential('secp256r1');
    get chain() {
      return this.#now.chain;
    }
    get key() {
      return this.#now.key;
    }
    renew(): void {
      this.#now = credential('ed25519');
    }
  }
  const own = new Own();
  const trust = TrustStore.of(identity('secp256r1').root.der, identity('ed25519').root.der);
  const shows = (config: ServerConfig) =>
    Pair.connected(clientConfig({ trust }), config).client.connection!.signatureScheme!;
  const config = usedBefore(serverConfig({ credentials: [own] }), shows);
  assert.match(shows(config), /^ecdsa/);
  own.renew();
  assert.equal(shows(config), 'ed25519');

  class Policy implements RevocationPolicy {
    mode: 'soft' | 'hard' = 'soft';
  }
  const revocation = new Policy();
  const client = usedBefore(clientConfig({ revocation }), (one) => completes(Pair.connected(one)));
  revocation.mode = 'hard';
  assert.notEqual(codeOf(client), undefined);
});

test('what a class of the owner holds beside is not looked through', () => {
  class Busy {
    readonly chain = credential().chain;
    readonly key = credential().key;
    readonly owner: { readonly self: unknown; looked: number } = new (class {
      looked = 0;
      get self() {
        this.looked++;
        return this;
      }
    })();
  }
  const busy = new Busy();
  usedBefore(serverConfig({ credentials: [busy] }), (one) => completes(Pair.connected(clientConfig(), one)));
  assert.equal(busy.owner.looked, 0);
});

test('an option that is added in hiding is read as well', () => {
  const config = usedBefore(clientConfig(), (one) => completes(Pair.connected(one)));
  Object.defineProperty(config, 'serverName', { value: 'hidden.test' });
  assert.equal(completes(Pair.connected(config)).server.connection!.serverName, 'hidden.test');
});

test('what is put into Object.prototype is no option of a configuration that was used before', (t) => {
  const config = usedBefore(clientConfig(), (one) => completes(Pair.connected(one)));
  Object.defineProperty(Object.prototype, 'host', { value: 'evil.test', configurable: true, enumerable: true });
  t.after(() => Reflect.deleteProperty(Object.prototype, 'host'));
  assert.equal(completes(Pair.connected(config)).client.connection!.serverName, clientConfig().host);
});

for (const version of ['TLSv1.3', 'TLSv1.2'] as const) {
  const tickets = () => new StatelessTickets(nodeProvider, [new Uint8Array(48).fill(5)]);
  const asking = {
    versions: [version],
    tickets: tickets(),
    clientCertificate: 'request',
    clientTrust: clientTrust(),
  } as const;

  test(`${version}: a session is bound to the roots that a server trusts now, whatever was worked out before`, () => {
    const client = clientConfig({ credentials: [clientCredential()] });
    const server: Open<ServerConfig> = serverConfig(asking);
    const first = usedBefore(server, (one) => completes(Pair.connected(client, one)));
    const pair = completes(Pair.connected(client, first));
    const session = pair.clientOutcomes.flatMap(({ sessions }) => [...sessions]).at(-1)!;
    const again = (): boolean => completes(Pair.connected({ ...client, session }, server)).client.connection!.resumed;
    assert.equal(again(), true);
    const stranger = makeIdentity({ provider: nodeProvider, names: ['server.test'], at: NOW, key: 'secp256r1' });
    server.clientTrust = TrustStore.of(identity().root.der, stranger.root.der);
    assert.equal(again(), false);
  });

  test(`${version}: and to the bare keys that it knows now, by their bytes`, () => {
    const key = nodeProvider.importPrivateKey(nodeProvider.generateKey('secp256r1'));
    const known = writePublicKey(key.publicKey);
    const client = clientConfig({ credentials: [clientCredential()] });
    const server = serverConfig({ ...asking, rawPublicKeys: [known] });
    const pair = completes(Pair.connected(client, server));
    const session = pair.clientOutcomes.flatMap(({ sessions }) => [...sessions]).at(-1)!;
    const again = (): boolean => completes(Pair.connected({ ...client, session }, server)).client.connection!.resumed;
    assert.equal(again(), true);
    known[known.length - 1]! ^= 1;
    assert.equal(again(), false);
  });
}
