import { chown, copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LeafFiles } from '../../interop/support/pki.ts';
import { freePort, program, temporaryFolder } from '../../interop/support/places.ts';
import { run, type Scope, start } from '../../interop/support/process.ts';

/** PostgreSQL does not run as root; `nobody` is on every system. */
const NOBODY = 65_534;

/** A PostgreSQL of its own with one user, `parcel`, who may come over TLS only. Resolves with its port. */
export async function postgres(scope: Scope, leaf: LeafFiles, clientRoot: string): Promise<number> {
  const [folder, port] = [await temporaryFolder(scope), await freePort()];
  const data = join(folder, 'data');
  const as = process.getuid?.() === 0 ? ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'] : [];
  if (as.length > 0) await chown(folder, NOBODY, NOBODY);
  const [initdb, server] = [programs('initdb'), programs('postgres')];
  await command(scope, [...as, initdb, '-D', data, '-U', 'parcel', '--auth=reject', '--no-sync'], folder);
  const settings = [
    `port = ${port}`,
    "listen_addresses = 'localhost'",
    "unix_socket_directories = ''",
    'fsync = off',
    'ssl = on',
    "ssl_cert_file = 'chain.pem'",
    "ssl_key_file = 'key.pem'",
    "ssl_ca_file = 'root.pem'",
  ];
  const files = { chain: leaf.chainFile, key: leaf.keyFile, root: clientRoot };
  await mkdir(data, { recursive: true });
  for (const [name, from] of Object.entries(files)) {
    const to = join(data, `${name}.pem`);
    await copyFile(from, to);
    await command(scope, ['chmod', '600', to], folder);
    if (as.length > 0) await chown(to, NOBODY, NOBODY);
  }
  await writeFile(join(data, 'postgresql.conf'), `${settings.join('\n')}\n`);
  await writeFile(join(data, 'pg_hba.conf'), 'hostssl certified all all cert map=any\nhostssl all all all trust\n');
  await writeFile(join(data, 'pg_ident.conf'), 'any /^.*$ parcel\n');
  const [name, ...rest] = [...as, server, '-D', data];
  await start(scope, name!, rest, { cwd: folder }).until(/ready to accept connections/);
  return port;
}

const programs = (name: string): string => program(name)!;

async function command(scope: Scope, [name, ...args]: readonly string[], cwd: string): Promise<void> {
  await run(scope, name!, args, { cwd });
}
