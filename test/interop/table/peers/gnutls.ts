import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { HOST } from '../../support/pki.ts';
import { freePort, listening, temporaryFolder } from '../../support/places.ts';
import { run, start } from '../../support/process.ts';
import type { TablePeer, Task } from '../model.ts';
import { ANSWER, REQUEST } from '../sides.ts';

const NO_HYBRID = 'this version has no ML-KEM';

/** A priority string of GnuTLS. */
function priority({ protocol, feature }: Task, role: 'client' | 'server'): readonly string[] {
  const groups = feature === 'retry' && role === 'server' ? ':-GROUP-ALL:+GROUP-SECP384R1' : '';
  return ['--priority', `NORMAL:-VERS-ALL:+VERS-TLS${protocol.replace('TLSv', '')}${groups}`];
}

export const gnutls: TablePeer = {
  name: 'GnuTLS',
  programs: ['gnutls-cli', 'gnutls-serv'],
  version: async (scope) => (await run(scope, 'gnutls-cli', ['--version'])).replace(/^gnutls-cli (\S+).*/s, '$1'),
  client: {
    cannot: { hybrid: NO_HYBRID },
    async run(scope, port, task) {
      const { protocol, feature, pki } = task;
      const { chainFile, keyFile } = await pki.client('p256');
      const again = ['--resume', ...(protocol === 'TLSv1.3' ? ['--waitresumption'] : [])];
      const more = {
        resumption: again,
        'early data': [...again, '--earlydata', await requestFile(scope)],
        'client certificate': ['--x509certfile', chainFile, '--x509keyfile', keyFile],
        // Otherwise it guesses one group of each kind.
        retry: ['--single-key-share'],
      }[feature as string];
      const to = ['-p', `${port}`, '--sni-hostname', HOST, '--verify-hostname', HOST, '127.0.0.1'];
      const options = ['--x509cafile', pki.rootFile, ...priority(task, 'client'), ...(more ?? [])];
      const peer = start(scope, 'gnutls-cli', [...options, ...to]);
      await peer.until(/Simple Client Mode/);
      peer.send(REQUEST);
      await peer.until(new RegExp(ANSWER));
      return peer.output;
    },
  },
  server: {
    cannot: { hybrid: NO_HYBRID },
    async start(scope, task) {
      const { feature, pki } = task;
      const { chainFile, keyFile } = await pki.leaf('p256');
      const port = await freePort();
      const ask = ['--require-client-cert', '--verify-client-cert', '--x509cafile', pki.rootFile];
      const own = ['--x509certfile', chainFile, '--x509keyfile', keyFile, '--echo', ...priority(task, 'server')];
      const more = {
        'client certificate': ask,
        'early data': ['--earlydata', '--maxearlydata', '16384', '--disable-client-cert'],
      }[feature as string];
      const args = ['-p', `${port}`, ...own, ...(more ?? ['--disable-client-cert'])];
      await listening(port, start(scope, 'gnutls-serv', args));
      return port;
    },
  },
};

async function requestFile(scope: Parameters<typeof temporaryFolder>[0]): Promise<string> {
  const file = join(await temporaryFolder(scope), 'early');
  writeFileSync(file, REQUEST);
  return file;
}
