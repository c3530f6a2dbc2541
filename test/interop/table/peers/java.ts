import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
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
      return run(scope, 'java', [...program(), 'client', `${port}`, protocol, feature, own, pki.rootFile]);
    },
  },
  server: {
    cannot: NONE,
    async start(scope, task) {
      const { protocol, feature, pki } = task;
      const own = await packed(scope, await pki.leaf('p256'));
      const peer = start(scope, 'java', [
        ...groupsOf(task),
        ...program(),
        'serve',
        protocol,
        feature,
        own,
        pki.rootFile,
      ]);
      return Number((await peer.until(/listening on (\d+);/))[1]);
    },
  },
};

let classes: string | undefined;
/** How java starts the program, which is compiled once for the process: the launcher of sources compiles it each time. */
function program(): readonly string[] {
  if (classes === undefined) {
    const folder = mkdtempSync(join(tmpdir(), 'tlscope-java-'));
    process.once('exit', () => rmSync(folder, { recursive: true }));
    execFileSync('javac', ['-d', folder, PROGRAM]);
    classes = folder;
  }
  // It lives for a second: what the second compiler could gain is never had.
  return ['-XX:TieredStopAtLevel=1', '-cp', classes, 'Peer'];
}

const groupsOf = ({ feature }: Task): readonly string[] =>
  feature === 'retry' ? ['-Djdk.tls.namedGroups=secp384r1'] : [];

async function packed(scope: Scope, { chainFile, keyFile }: LeafFiles): Promise<string> {
  const file = join(await temporaryFolder(scope), 'own.p12');
  const from = ['-in', chainFile, '-inkey', keyFile, '-name', 'own', '-passout', 'pass:export'];
  await run(scope, 'openssl', ['pkcs12', '-export', ...from, '-out', file]);
  return file;
}
