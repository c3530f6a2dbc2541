import { join } from 'node:path';
import type { LeafFiles } from '../../support/pki.ts';
import { temporaryFolder } from '../../support/places.ts';
import { run, type Scope, start } from '../../support/process.ts';
import type { TablePeer, Task } from '../model.ts';

const PROGRAM = join(import.meta.dirname, 'Peer.java');
const NONE = { 'early data': 'JSSE has no early data', hybrid: 'this version has no ML-KEM' };

/** JSSE. */
export const java: TablePeer = {
  name: 'JSSE (Java 17)',
  programs: ['java', 'javac'],
  version: async (scope) => (await run(scope, 'java', ['-version'])).replace(/^.*?"([^"]+)".*/s, 'Java $1'),
  client: {
    cannot: NONE,
    async run(scope, port, { protocol, feature, pki }) {
      const own = await packed(scope, await pki.client('p256'));
      return run(scope, 'java', [PROGRAM, 'client', `${port}`, protocol, feature, own, pki.rootFile]);
    },
  },
  server: {
    cannot: NONE,
    async start(scope, task) {
      const { protocol, feature, pki } = task;
      const own = await packed(scope, await pki.leaf('p256'));
      const peer = start(scope, 'java', [...groupsOf(task), PROGRAM, 'serve', protocol, feature, own, pki.rootFile]);
      return Number((await peer.until(/listening on (\d+);/))[1]);
    },
  },
};

const groupsOf = ({ feature }: Task): readonly string[] =>
  feature === 'retry' ? ['-Djdk.tls.namedGroups=secp384r1'] : [];

async function packed(scope: Scope, { chainFile, keyFile }: LeafFiles): Promise<string> {
  const file = join(await temporaryFolder(scope), 'own.p12');
  const from = ['-in', chainFile, '-inkey', keyFile, '-name', 'own', '-passout', 'pass:export'];
  await run(scope, 'openssl', ['pkcs12', '-export', ...from, '-out', file]);
  return file;
}
