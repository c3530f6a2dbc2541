/** One build of tlscope in a process of its own: does what `beside.ts` asks for, and says what CPU time it took. */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import type * as Crypto from 'tlscope/crypto/node';
import type * as Engine from 'tlscope/engine';
import type * as Node from 'tlscope/node';
import type * as X509 from 'tlscope/x509';
import { shuttle } from './handshakes.ts';
import { cpuSeconds } from './rounds.ts';

const [, , folder] = process.argv;
const home = `${folder}/packages/tls`;
const { exports } = JSON.parse(readFileSync(`${home}/package.json`, 'utf8')) as {
  exports: Record<string, { default: string }>;
};
/** What a subpath of the package is in that build. */
const part = <T>(name: string): Promise<T> => import(`${home}/${exports[`./${name}`]!.default}`) as Promise<T>;
const { nodeProvider: provider } = await part<typeof Crypto>('crypto/node');
const { createClientEngine, createServerEngine, StatelessTickets } = await part<typeof Engine>('engine');
const { connect, createSecureContext, createServer } = await part<typeof Node>('node');
const { makeIdentity, TrustStore, toPem, verifyChain, writePrivateKey } = await part<typeof X509>('x509');

type Version = 'TLSv1.3' | 'TLSv1.2';
type Key = 'secp256r1' | 'rsa2048';
type Work = () => void | Promise<void>;

const HANDSHAKES = 40;
const MEBIBYTES = 8;
const TRIPS = 400;
const CHAINS = 1_000;
const TICKET_KEY = new Uint8Array(48).fill(7);
const identities = new Map<Key, ReturnType<typeof makeIdentity>>();

function identityOf(key: Key): ReturnType<typeof makeIdentity> {
  const made = identities.get(key) ?? makeIdentity({ provider, names: ['localhost'], at: Date.now(), key });
  identities.set(key, made);
  return made;
}

function configs(version: Version, key: Key) {
  const { root, server } = identityOf(key);
  const suite = key === 'rsa2048' ? 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256' : 'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256';
  const common = {
    provider,
    now: Date.now,
    versions: [version],
    cipherSuites: [version === 'TLSv1.3' ? 'TLS_AES_128_GCM_SHA256' : suite],
    groups: ['x25519', 'secp256r1'],
  };
  const credentials = [{ chain: server.chain, key: provider.importPrivateKey(server.key) }];
  return {
    client: { ...common, host: 'localhost', trust: TrustStore.of(root.der) },
    server: { ...common, credentials },
  };
}

function connected(client: Engine.ClientConfig, server: Engine.ServerConfig) {
  const sessions: Engine.Session[] = [];
  const engine = createClientEngine(client);
  const far = createServerEngine(server);
  const near = {
    receive(bytes: Uint8Array) {
      const outcome = engine.receive(bytes);
      sessions.push(...outcome.sessions);
      return outcome;
    },
  };
  shuttle(engine.start(), near, far);
  if (engine.connection?.resumed !== (client.session !== undefined)) throw new Error('another handshake was meant');
  return { near: engine, far, sessions };
}

function full(version: Version, key: Key): Work {
  const { client, server } = configs(version, key);
  return () => {
    for (let i = 0; i < HANDSHAKES; i++) connected(client, server);
  };
}

function resumed(version: Version): Work {
  const { client, server: bare } = configs(version, 'secp256r1');
  const server = { ...bare, tickets: new StatelessTickets(provider, [TICKET_KEY]) };
  const [session] = connected(client, server).sessions;
  const again = { ...client, session: session! };
  return () => {
    for (let i = 0; i < HANDSHAKES; i++) connected(again, server);
  };
}

function bulk(version: Version): Work {
  const { client, server } = configs(version, 'secp256r1');
  const { near, far } = connected(client, server);
  const chunk = Buffer.alloc(65_536, 7);
  return () => {
    for (let i = 0; i < MEBIBYTES * 16; i++) for (const bytes of near.write(chunk).send) far.receive(bytes);
  };
}

async function overTcp(version: Version) {
  const { root, server } = identityOf('secp256r1');
  const versions = { minVersion: version, maxVersion: version } as const;
  const cert = server.chain.map((der) => toPem('CERTIFICATE', der)).join('');
  const listener = createServer({ cert, key: toPem('PRIVATE KEY', writePrivateKey(server.key)), ...versions });
  listener.on('secureConnection', (socket) => socket.on('error', () => {}).pipe(socket));
  await once(listener.listen(0, '127.0.0.1'), 'listening');
  const ca = toPem('CERTIFICATE', root.der);
  const secureContext = createSecureContext({ ca, ecdhCurve: 'X25519:P-256', ...versions });
  const { port } = listener.address() as AddressInfo;
  return async () => {
    const socket = connect({ port, host: '127.0.0.1', servername: 'localhost', secureContext });
    await once(socket, 'secureConnect');
    return socket;
  };
}

async function fullOverTcp(version: Version): Promise<Work> {
  const open = await overTcp(version);
  return async () => {
    for (let i = 0; i < HANDSHAKES; i++) {
      const socket = await open();
      const closed = once(socket.resume(), 'close');
      socket.end();
      await closed;
    }
  };
}

async function echo(version: Version): Promise<Work> {
  const socket = await (await overTcp(version))();
  const message = Buffer.alloc(64, 1);
  return async () => {
    for (let i = 0; i < TRIPS; i++) {
      socket.write(message);
      await once(socket, 'data');
    }
  };
}

function knownChain(): Work {
  const { root, server } = identityOf('secp256r1');
  const question = { presented: server.chain, trust: TrustStore.of(root.der), host: 'localhost', provider } as const;
  return () => {
    for (let i = 0; i < CHAINS; i++) verifyChain({ ...question, at: Date.now(), purpose: 'server' });
  };
}

const lines: { readonly [what: string]: () => Work | Promise<Work> } = {
  'full handshakes, TLSv1.3, ECDSA P-256, memory': () => full('TLSv1.3', 'secp256r1'),
  'full handshakes, TLSv1.3, RSA 2048, memory': () => full('TLSv1.3', 'rsa2048'),
  'full handshakes, TLSv1.2, ECDSA P-256, memory': () => full('TLSv1.2', 'secp256r1'),
  'full handshakes, TLSv1.2, RSA 2048, memory': () => full('TLSv1.2', 'rsa2048'),
  'full handshakes, TLSv1.3, ECDSA P-256, TCP': () => fullOverTcp('TLSv1.3'),
  'full handshakes, TLSv1.2, ECDSA P-256, TCP': () => fullOverTcp('TLSv1.2'),
  'resumed handshakes, TLSv1.3, memory': () => resumed('TLSv1.3'),
  'resumed handshakes, TLSv1.2, memory': () => resumed('TLSv1.2'),
  'one way, TLSv1.3, memory': () => bulk('TLSv1.3'),
  'one way, TLSv1.2, memory': () => bulk('TLSv1.2'),
  'echo of 64 bytes, TLSv1.3': () => echo('TLSv1.3'),
  'a chain that is known': () => knownChain(),
};

const begun = new Map<string, Work>();
process.on('message', async (what: string) => {
  const work = begun.get(what) ?? (await lines[what]!());
  begun.set(what, work);
  process.send!(await cpuSeconds(work));
});
process.on('disconnect', () => process.exit());
process.send!(Object.keys(lines));
