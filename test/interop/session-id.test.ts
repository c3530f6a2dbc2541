/** TLS 1.2 by session id (RFC 5246 §7.4.1.2): clients that take no tickets come back to our server. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { before, describe as group, test } from 'node:test';
import { createServer } from 'tlscope/node';
import { listen, own } from './support/own-ca.ts';
import { HOST, type LeafFiles, Pki } from './support/pki.ts';
import { needs, temporaryFolder } from './support/places.ts';
import { type Scope, start, suiteScope } from './support/process.ts';

const serving = (t: Scope, leaf: LeafFiles): Promise<number> => {
  const server = createServer({ ...own(leaf), maxVersion: 'TLSv1.2' }, (socket) => {
    socket.on('error', () => {}).on('data', (bytes) => socket.end(bytes));
  });
  return listen(t, server);
};

group('sessions by name', needs('openssl'), () => {
  const scope = suiteScope();
  let pki: Pki;
  before(async () => {
    pki = await Pki.make(scope);
  });

  test('openssl s_client comes back without a ticket', async (t) => {
    const port = await serving(t, await pki.leaf('p256'));
    const session = join(await temporaryFolder(t), 'session.pem');
    const to = ['s_client', '-connect', `127.0.0.1:${port}`, '-servername', HOST, '-CAfile', pki.rootFile];
    const visit = async (...more: string[]): Promise<string> => {
      const peer = start(t, 'openssl', [...to, '-tls1_2', '-no_ticket', ...more]);
      peer.send('hello\n');
      return (await peer.until(/(New|Reused), TLSv1.2[\s\S]*hello/))[0];
    };
    assert.match(await visit('-sess_out', session), /New, TLSv1.2/);
    assert.match(await visit('-sess_in', session), /Reused, TLSv1.2/);
  });

  test('gnutls-cli comes back without a ticket', needs('gnutls-cli'), async (t) => {
    const port = await serving(t, await pki.leaf('p256'));
    const rules = ['--resume', '--noticket', '--priority', 'NORMAL:-VERS-ALL:+VERS-TLS1.2'];
    const names = ['--sni-hostname', HOST, '--verify-hostname', HOST, '--x509cafile', pki.rootFile];
    const peer = start(t, 'gnutls-cli', [...rules, ...names, '-p', `${port}`, '127.0.0.1']);
    peer.send('hello\n');
    await peer.until(/This is a resumed session/);
  });
});
