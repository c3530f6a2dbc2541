import { nodeProvider } from '../crypto/providers/node/index.ts';
import { trustOf } from '../node/context/index.ts';
import { traceToFile } from '../node/trace/index.ts';
import type { Host } from './host.ts';

/** Node and Bun: cryptography by `node:crypto`, the roots of `node:tls` and of the system, traces where they are asked for. */
export const host: Host = {
  provider: nodeProvider,
  roots: () => trustOf(undefined),
  begun(connection) {
    traceToFile(connection, {
      name: () => connection.info?.serverName,
      peer: () => undefined,
      over: (done) => void connection.closed.then(done, done),
    });
  },
};
