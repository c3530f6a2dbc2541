/** TLS 1.2 by session id (RFC 5246 §7.4.1.2): clients that take no tickets come back to our server. */
import assert from 'node:assert/strict';
import { constants } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe as group, test } from 'node:test';
import { createServer, type ServerOptions } from 'tlscope/node';
import { listen, own } from './support/own-ca.ts';
import { HOST, type LeafFiles, Pki } from './support/pki.ts';
import { needs, temporaryFolder } from './support/places.ts';
import { run, type Scope, start, suiteScope } from './support/process.ts';

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

  const header = '/usr/include/mbedtls/ssl.h';
  const { skip } = needs('gcc');
  const absent = existsSync(header) ? false : `${header} is not installed`;
  if (absent && process.env.TLSCOPE_REQUIRE_PEERS === '1') throw new Error(absent);
  test('mbedTLS comes back by name, and by ticket where there are tickets', { skip: skip || absent }, async (t) => {
    const program = join(await temporaryFolder(t), 'client');
    const source = join(import.meta.dirname, 'support/mbedtls-resume.c');
    const libraries = ['-lmbedtls', '-lmbedx509', '-lmbedcrypto'];
    await run(t, 'gcc', ['-Wall', '-Werror', source, '-o', program, ...libraries]);
    const leaf = await pki.leaf('p256');
    /** What it says of three visits to a server with these options. */
    const visits = async (tickets: 'tickets' | 'none', options: Partial<ServerOptions>): Promise<string> => {
      const server = createServer({ ...own(leaf), ...options }, (socket) => {
        socket.on('error', () => {}).end(socket.isSessionReused() ? 'resumed' : 'new');
      });
      return run(t, program, [`${await listen(t, server)}`, HOST, pki.rootFile, tickets]);
    };
    const byName = `new, kept a name\n${'resumed, kept a name, the same one\n'.repeat(2)}`;
    const ticketKeys = Buffer.alloc(48, 7);
    assert.equal(await visits('none', {}), byName);
    assert.equal(await visits('none', { ticketKeys }), byName, 'who takes no tickets has names beside them');
    assert.equal(await visits('tickets', {}), byName, 'no ticket of TLS 1.2 under keys that are our own');
    assert.equal(await visits('tickets', { ticketKeys, secureOptions: constants.SSL_OP_NO_TICKET }), byName);
    const byTicket = `new, kept a ticket\n${'resumed, kept a ticket\n'.repeat(2)}`;
    assert.equal(await visits('tickets', { ticketKeys }), byTicket);
  });
});
