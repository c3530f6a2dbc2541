import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { before, describe as group, test } from 'node:test';
import * as nodeTls from 'node:tls';
import * as ours from 'tlscope/node';
import { gnutlsClient, gnutlsServer } from './support/gnutls.ts';
import { opensslClient, opensslServer } from './support/openssl.ts';
import { HOST, type LeafKey, Pki } from './support/pki.ts';
import { needs } from './support/places.ts';
import { type Scope, suiteScope } from './support/process.ts';
import { type Protocol, type Setting, settings12, settings13 } from './support/settings.ts';

const keys: readonly LeafKey[] = ['p256', 'rsa', 'ed25519'];
const protocols: readonly Protocol[] = ['TLSv1.3', 'TLSv1.2'];
/** Servers whose own certificate is of another kind than the client's, some of them. */
const settings: Readonly<Record<Protocol, Setting>> = { 'TLSv1.3': settings13[3]!, 'TLSv1.2': settings12[0]! };
const WORD = 'who I am\n';

const between = (protocol: Protocol) => ({ minVersion: protocol, maxVersion: protocol }) as const;

/** A server of either stack that insists on a certificate, and says who came. */
async function serve(
  t: Scope,
  pki: Pki,
  protocol: Protocol,
  createServer: (options: object, use: (socket: ours.TLSSocket) => void) => nodeTls.Server | ours.Server,
): Promise<number> {
  const { chain, key } = await pki.leaf('p256');
  const options = { cert: chain, key, ca: pki.root, requestCert: true, ...between(protocol) };
  const server = createServer(options, (socket) => {
    socket.on('error', () => {});
    const { subject } = socket.getPeerCertificate() as { subject?: { CN?: string } };
    socket.write(`${socket.authorized} ${subject?.CN}\n`);
  });
  t.after(() => server.close());
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

/** The first line that a server says. */
async function greeting(t: Scope, socket: ours.TLSSocket | nodeTls.TLSSocket): Promise<string> {
  t.after(() => socket.destroy());
  const [bytes] = await once(socket, 'data');
  socket.on('error', () => {}); // The peer may be killed first.
  return `${bytes}`;
}

group('Client certificates', needs('openssl'), () => {
  const scope = suiteScope();
  let pki: Pki;
  before(async () => {
    pki = await Pki.make(scope);
  });

  for (const protocol of protocols) {
    const setting = settings[protocol];
    for (const key of keys) {
      const expected = `true tlscope test client-${key}\n`;
      const own = async () => {
        const { chain, key: secret } = await pki.client(key);
        return { cert: chain, key: secret, ca: pki.root, servername: HOST, ...between(protocol) };
      };

      test(`our client with ${key}, s_server: ${protocol}`, async (t) => {
        const ask = ['-quiet', '-Verify', '2', '-CAfile', pki.rootFile, '-verify_return_error'];
        const { port, peer } = await opensslServer(t, await pki.leaf(setting.key), setting, ask);
        const socket = ours.connect({ port, host: '127.0.0.1', ...(await own()) });
        t.after(() => socket.destroy());
        await once(socket, 'secureConnect');
        socket.on('error', () => {}); // The test looks at the peer, which may be killed first.
        socket.write(WORD);
        await peer.until(/^who I am$/m);
        assert.match(peer.output, new RegExp(`client-${key}`));
      });

      test(`s_client with ${key}, our server: ${protocol}`, async (t) => {
        const { chainFile, keyFile } = await pki.client(key);
        const port = await serve(t, pki, protocol, ours.createServer as never);
        const show = ['-brief', '-cert', chainFile, '-cert_chain', chainFile, '-key', keyFile];
        await opensslClient(t, port, pki, setting, show).until(new RegExp(`^${expected}`, 'm'));
      });

      test(`our client with ${key}, node:tls: ${protocol}`, async (t) => {
        const port = await serve(t, pki, protocol, nodeTls.createServer as never);
        assert.equal(await greeting(t, ours.connect({ port, host: '127.0.0.1', ...(await own()) })), expected);
      });

      test(`node:tls with ${key}, our server: ${protocol}`, async (t) => {
        const port = await serve(t, pki, protocol, ours.createServer as never);
        assert.equal(await greeting(t, nodeTls.connect({ port, ...(await own()) })), expected);
      });

      test(`our client with ${key}, gnutls-serv: ${protocol}`, needs('gnutls-serv'), async (t) => {
        const ask = ['--require-client-cert', '--verify-client-cert', '--x509cafile', pki.rootFile];
        const { port } = await gnutlsServer(t, await pki.leaf(setting.key), setting, ask);
        const socket = ours.connect({ port, host: '127.0.0.1', ...(await own()) });
        socket.write(WORD);
        assert.equal(await greeting(t, socket), WORD);
      });

      test(`gnutls-cli with ${key}, our server: ${protocol}`, needs('gnutls-cli'), async (t) => {
        const { chainFile, keyFile } = await pki.client(key);
        const port = await serve(t, pki, protocol, ours.createServer as never);
        const show = ['--x509certfile', chainFile, '--x509keyfile', keyFile];
        await gnutlsClient(t, port, pki, setting, show).until(new RegExp(`^${expected}`, 'm'));
      });
    }

    test(`a client without a certificate is refused by both: ${protocol}`, async (t) => {
      const to = { host: '127.0.0.1', ca: pki.root, servername: HOST, ...between(protocol) };
      for (const createServer of [ours.createServer, nodeTls.createServer]) {
        const port = await serve(t, pki, protocol, createServer as never);
        await assert.rejects(greeting(t, ours.connect({ port, ...to })));
        await assert.rejects(greeting(t, nodeTls.connect({ port, ...to })));
      }
    });
  }
});
