import { once } from 'node:events';
import type { AddressInfo, Server } from 'node:net';
import type { Duplex } from 'node:stream';
import tls from 'node:tls';
import { nodeProvider } from 'tlscope/crypto/node';
import * as tlscope from 'tlscope/node';
import { makeIdentity, TrustStore, toPem, writePrivateKey } from 'tlscope/x509';

export type Version = 'TLSv1.3' | 'TLSv1.2';
export type KeyName = 'ECDSA P-256' | 'RSA 2048';

/** One set-up that both stacks are asked for: the version, AES-128-GCM, the server's key, and X25519 unless it says otherwise. */
export interface Setting {
  readonly version: Version;
  readonly key: KeyName;
  readonly group?: 'X25519MLKEM768';
}

/** A TLS implementation as the benchmarks see it. */
export interface Stack {
  listen(setting: Setting, onConnection: (socket: Duplex) => void): Promise<Server>;
  connect(setting: Setting, server: Server): Promise<Duplex>;
}

const makeMaterial = (kind: 'secp256r1' | 'rsa2048') => {
  const { root, server } = makeIdentity({ provider: nodeProvider, names: ['localhost'], at: Date.now(), key: kind });
  return {
    root,
    server,
    ca: toPem('CERTIFICATE', root.der),
    cert: server.chain.map((der) => toPem('CERTIFICATE', der)).join(''),
    key: toPem('PRIVATE KEY', writePrivateKey(server.key)),
    trust: TrustStore.of(root.der),
  };
};
export const material = { 'ECDSA P-256': makeMaterial('secp256r1'), 'RSA 2048': makeMaterial('rsa2048') };

export const suiteFor = ({ version, key }: Setting): string => {
  if (version === 'TLSv1.3') return 'TLS_AES_128_GCM_SHA256';
  return `TLS_ECDHE_${key === 'RSA 2048' ? 'RSA' : 'ECDSA'}_WITH_AES_128_GCM_SHA256`;
};
const ciphersFor = ({ version, key }: Setting): string => {
  if (version === 'TLSv1.3') return 'TLS_AES_128_GCM_SHA256';
  return `ECDHE-${key === 'RSA 2048' ? 'RSA' : 'ECDSA'}-AES128-GCM-SHA256`;
};

const common = (setting: Setting) => ({
  minVersion: setting.version,
  maxVersion: setting.version,
  ciphers: ciphersFor(setting),
  ecdhCurve: setting.group ?? 'X25519:P-256',
});
export const portOf = (server: Server): number => (server.address() as AddressInfo).port;

export async function listening(server: Server): Promise<Server> {
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return server;
}

/** Two stacks that take turns: the one that is measured, and what stands beside it. */
export type Contest = readonly [Stack, Stack];

/** `look`, at both ends, where everything that happens is to be looked at. */
const tlscopeStack = (look?: () => void): Stack => {
  const observe = look && { observe: look };
  return {
    listen(setting, onConnection) {
      const { cert, key } = material[setting.key];
      return listening(tlscope.createServer({ ...common(setting), cert, key, ...observe }, onConnection));
    },
    async connect(setting, server) {
      const address = { port: portOf(server), host: '127.0.0.1', servername: 'localhost' };
      const socket = tlscope.connect({ ...address, secureContext: ourClientContext(setting), ...observe });
      await once(socket, 'secureConnect');
      return socket;
    },
  };
};
export const ours = tlscopeStack();
export const watched = tlscopeStack(() => {});

export const theirs: Stack = {
  listen(setting, onConnection) {
    const { cert, key } = material[setting.key];
    return listening(tls.createServer({ ...common(setting), cert, key }, onConnection));
  },
  async connect(setting, server) {
    const address = { port: portOf(server), host: '127.0.0.1', servername: 'localhost' };
    const socket = tls.connect({ ...address, secureContext: clientContext(setting) });
    await once(socket, 'secureConnect');
    return socket;
  },
};

// Contexts are made once for all connections.
const ourClientContext = remembered((setting) =>
  tlscope.createSecureContext({ ...common(setting), ca: material[setting.key].trust }),
);
export const clientContext = remembered((setting) =>
  tls.createSecureContext({ ...common(setting), ca: material[setting.key].ca }),
);
export const serverContext = remembered((setting) => {
  const { cert, key } = material[setting.key];
  return tls.createSecureContext({ ...common(setting), cert, key });
});

function remembered<Context>(make: (setting: Setting) => Context): (setting: Setting) => Context {
  const made = new Map<string, Context>();
  return (setting) => {
    const name = JSON.stringify(setting);
    const context = made.get(name) ?? make(setting);
    made.set(name, context);
    return context;
  };
}

export const besideNode: Contest = [ours, theirs];

/** Node has hybrid groups from OpenSSL 3.5 on. */
export function nodeHas(group: string): boolean {
  try {
    tls.createSecureContext({ ecdhCurve: group });
    return true;
  } catch {
    return false;
  }
}
