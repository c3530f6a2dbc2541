import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { HOST, type LeafFiles, type Pki } from '../../support/pki.ts';
import { freePort, listening, temporaryFolder } from '../../support/places.ts';
import { run, type Scope, start } from '../../support/process.ts';
import type { TablePeer, Task } from '../model.ts';
import { REQUEST } from '../sides.ts';

const NO_HYBRID = 'this version has no ML-KEM';

/** Firefox's TLS, by the two programs that come with it. */
export const nss: TablePeer = {
  name: 'NSS',
  programs: ['tstclnt', 'selfserv', 'certutil', 'pk12util', 'dpkg-query'],
  version: async (scope) =>
    (await run(scope, 'dpkg-query', ['-W', '--showformat=$' + '{Version}', 'libnss3-tools'])).replace(
      /^2:([\d.]+).*/s,
      '$1',
    ),
  client: {
    cannot: { hybrid: NO_HYBRID },
    async run(scope, port, task) {
      const { feature, pki } = task;
      const store = await storeFor(scope, pki, feature === 'client certificate' ? await pki.client('p256') : undefined);
      const again = ['-L', '2', '-u'];
      const file = join(await temporaryFolder(scope), 'request');
      writeFileSync(file, REQUEST);
      const more = {
        resumption: again,
        'early data': [...again, '-Z'],
        'client certificate': ['-n', 'own'],
      }[feature as string];
      const to = ['-h', '127.0.0.1', '-a', HOST, '-p', `${port}`, '-4'];
      const args = ['-d', store, ...to, ...between(task), '-A', file, '-v', ...(more ?? [])];
      // It checks the certificate against the address it dials, which is in it.
      const peer = start(scope, 'tstclnt', args);
      await peer.exit;
      return peer.output;
    },
  },
  server: {
    cannot: {
      hybrid: NO_HYBRID,
      'early data': 'selfserv gives tickets for it and then takes none, from OpenSSL neither',
    },
    async start(scope, task) {
      const { feature, pki } = task;
      const store = await storeFor(scope, pki, await pki.leaf('p256'));
      const port = await freePort();
      const more = {
        'client certificate': ['-r', '-r'],
        retry: ['-I', 'P384'],
      }[feature as string];
      // In TLS 1.2 its own key exchanges take turns in a cache of one process.
      const args = ['-d', store, '-p', `${port}`, '-e', 'own', '-u', ...between(task), ...(more ?? [])];
      await listening(port, start(scope, 'selfserv', args));
      return port;
    },
  },
};

const between = ({ protocol }: Task): readonly string[] => {
  const version = protocol.replace('TLSv', 'tls');
  return ['-V', `${version}:${version}`];
};

/** A store with the root, trusted for both roles, and a key pair of our making called `own`. */
async function storeFor(scope: Scope, pki: Pki, own: LeafFiles | undefined): Promise<string> {
  const folder = await temporaryFolder(scope);
  const store = `sql:${folder}`;
  await run(scope, 'certutil', ['-N', '-d', store, '--empty-password']);
  await run(scope, 'certutil', ['-A', '-d', store, '-n', 'root', '-t', 'CT,,', '-i', pki.rootFile]);
  if (own === undefined) return store;
  const packed = join(folder, 'own.p12');
  const from = ['-in', own.chainFile, '-inkey', own.keyFile, '-name', 'own'];
  await run(scope, 'openssl', ['pkcs12', '-export', ...from, '-passout', 'pass:', '-out', packed]);
  await run(scope, 'pk12util', ['-i', packed, '-d', store, '-W', '', '-K', '']);
  return store;
}
