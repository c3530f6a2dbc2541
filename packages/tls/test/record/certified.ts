import type { KeyKind, PrivateKeyData } from '../../src/crypto/provider.ts';
import { nodeProvider } from '../../src/crypto/providers/node/index.ts';
import { makeIdentity, toPem, writePrivateKey } from '../../src/x509/index.ts';

/** What a node:tls server for `localhost` needs, and the root its client trusts. */
export interface Certified {
  readonly cert: string;
  readonly key: string;
  readonly ca: string;
  readonly privateKey: PrivateKeyData;
}

export function certified(key: KeyKind): Certified {
  const { root, server } = makeIdentity({ provider: nodeProvider, names: ['localhost'], at: Date.now(), key });
  return {
    cert: server.chain.map((der) => toPem('CERTIFICATE', der)).join(''),
    key: toPem('PRIVATE KEY', writePrivateKey(server.key)),
    ca: toPem('CERTIFICATE', root.der),
    privateKey: server.key,
  };
}
