/** A configuration is its owner's: what it says when a connection begins is what that connection goes by. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ClientConfig, Credential, ServerConfig } from '../../src/engine/index.ts';
import { type RevocationPolicy, TrustStore } from '../../src/x509/index.ts';
import { completes } from '../support/completes.ts';
import {
  clientConfig,
  clientCredential,
  clientTrust,
  credential,
  identity,
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
