import { pureProvider } from '../crypto/providers/pure/index.ts';
import type { Host } from './host.ts';

/** A page, a worker, any other runtime: cryptography in TypeScript. Browsers do not tell which roots they trust. */
export const host: Host = { provider: pureProvider };
