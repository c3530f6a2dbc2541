import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { AddressInfo, Server } from 'node:net';
import { join } from 'node:path';
import { ROOT, toRun } from '../../suite/places.ts';
import { temporaryFolder } from './places.ts';
import { run, type Scope } from './process.ts';

/** What node is started with to run the command. */
export const COMMAND = toRun('apps/cli/src/main.ts');
export const SERVER_NAME = 'shop.internal';

/** A server and a client of one private CA, as its folder and its exports have them. */
export interface Papers {
  readonly root: string;
  readonly server: Pair;
  readonly client: Pair;
}
export interface Pair {
  readonly chainFile: string;
  readonly keyFile: string;
  /** Locked with `export`. */
  readonly p12: string;
}

/** A CA made with `tlscope ca init` and its `options`, and what it issues. */
export async function makePapers(scope: Scope, ...options: readonly string[]): Promise<Papers> {
  const folder = await temporaryFolder(scope);
  const dir = join(folder, 'ca');
  const ca = (...args: string[]) =>
    run(scope, process.execPath, [...COMMAND, 'ca', ...args, '--dir', dir], { cwd: ROOT });
  await ca('init', ...options);
  await ca('issue', 'server', SERVER_NAME);
  await ca('issue', 'client', 'alice');
  const pair = async (name: string): Promise<Pair> => {
    const p12 = join(folder, `${name}.p12`);
    await ca('export', name, '--as', 'p12', '--export-passphrase', 'export', '--out', p12);
    return { chainFile: join(dir, name, 'chain.pem'), keyFile: join(dir, name, 'key.pem'), p12 };
  };
  return { root: join(dir, 'root', 'certificate.pem'), server: await pair(SERVER_NAME), client: await pair('alice') };
}

export const own = ({ chainFile, keyFile }: Pick<Pair, 'chainFile' | 'keyFile'>) => ({
  cert: readFileSync(chainFile),
  key: readFileSync(keyFile),
});

/** The port that `server` listens on until the scope ends. */
export async function listen(scope: Scope, server: Server): Promise<number> {
  scope.after(() => server.close());
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return (server.address() as AddressInfo).port;
}
