import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { HOST } from '../../support/pki.ts';
import { freePort, listening, temporaryFolder } from '../../support/places.ts';
import { type Peer, run, type Scope, start } from '../../support/process.ts';
import type { TablePeer, Task } from '../model.ts';
import { ANSWER, REQUEST } from '../sides.ts';

const NO_HYBRID = 'this version has no ML-KEM';

/** Debian's OpenSSL 3.0, by its command. */
export const openssl: TablePeer = {
  name: 'OpenSSL 3.0',
  programs: ['stdbuf'],
  version: async (scope) => (await run(scope, 'openssl', ['version'])).replace(/^OpenSSL (\S+).*/s, '$1'),
  client: {
    cannot: { hybrid: NO_HYBRID },
    async run(scope, port, task) {
      const { feature } = task;
      const kept = join(await temporaryFolder(scope), 'session.pem');
      const again = feature === 'resumption' || feature === 'early data';
      if (again) await ask(scope, port, task, ['-sess_out', kept]);
      return ask(scope, port, task, again ? ['-sess_in', kept, ...(await early(scope, task))] : []);
    },
  },
  server: {
    cannot: { hybrid: NO_HYBRID },
    async start(scope, { protocol, feature, pki }) {
      const { chainFile, keyFile } = await pki.leaf('p256');
      const port = await freePort();
      const own = ['-cert', chainFile, '-cert_chain', chainFile, '-key', keyFile, version(protocol)];
      const ask = ['-www', '-Verify', '2', '-CAfile', pki.rootFile, '-verify_return_error'];
      const more = {
        'client certificate': ask,
        'early data': ['-early_data', '-max_early_data', '16384'],
        retry: ['-www', '-groups', 'P-384'],
      }[feature as string];
      const args = ['s_server', '-accept', `127.0.0.1:${port}`, ...own, ...(more ?? ['-www'])];
      const peer = start(scope, 'stdbuf', ['-oL', 'openssl', ...args]);
      await listening(port, peer);
      if (feature === 'early data') answerByHand(peer).catch(() => {});
      return port;
    },
  },
};

/** Where it takes early data, s_server is no HTTP server: what goes to the client is its standard input. */
async function answerByHand(peer: Peer): Promise<void> {
  for (;;) {
    await peer.until(/GET/);
    peer.output = '';
    peer.send('an answer\n');
  }
}

const version = (protocol: Task['protocol']): string => (protocol === 'TLSv1.3' ? '-tls1_3' : '-tls1_2');

async function ask(scope: Scope, port: number, task: Task, more: readonly string[]): Promise<string> {
  const { protocol, feature, pki } = task;
  const to = ['-connect', `127.0.0.1:${port}`, '-servername', HOST, '-CAfile', pki.rootFile, '-verify_return_error'];
  const { chainFile, keyFile } = await pki.client('p256');
  const shown = feature === 'client certificate' ? ['-cert', chainFile, '-cert_chain', chainFile, '-key', keyFile] : [];
  const args = ['s_client', '-quiet', ...to, version(protocol), ...shown, ...more];
  const peer = start(scope, 'stdbuf', ['-oL', 'openssl', ...args]);
  if (!more.includes('-early_data')) peer.send(REQUEST);
  await peer.until(new RegExp(ANSWER));
  peer.endInput();
  await peer.exit;
  return peer.output;
}

async function early(scope: Scope, { feature }: Task): Promise<readonly string[]> {
  if (feature !== 'early data') return [];
  const file = join(await temporaryFolder(scope), 'early');
  writeFileSync(file, REQUEST);
  return ['-early_data', file];
}
