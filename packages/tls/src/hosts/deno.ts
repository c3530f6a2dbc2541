import { rootCertificates } from 'node:tls';
import { pureProvider } from '../crypto/providers/pure/index.ts';
import { TrustStore } from '../x509/index.ts';
import type { Host } from './host.ts';

let roots: TrustStore | undefined;

/** Deno: cryptography in TypeScript, the roots it has built in. */
export const host: Host = {
  provider: pureProvider,
  roots: () => {
    roots ??= TrustStore.readable(...rootCertificates);
    return roots;
  },
};
