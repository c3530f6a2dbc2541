import { nodeProvider } from '../crypto/providers/node.ts';
import { trustOf } from '../node/roots.ts';
import type { Host } from './host.ts';

/** Node and Bun: cryptography by `node:crypto`, the roots of `node:tls` and of the system. */
export const host: Host = { provider: nodeProvider, roots: () => trustOf(undefined) };
