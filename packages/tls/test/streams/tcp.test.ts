/** Our streams over TCP, and node:tls at the other end. */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { describe, test } from 'node:test';
import * as tls from 'node:tls';
import { accept, connect } from '../../src/index.ts';
import { ecdsa, rsa } from '../node/support.ts';
import { clientOptions, dial, everything, listen, sendAll, serverOptions, serveStreams } from './support.ts';

const data = randomBytes(1_000_000);
const versions = ['TLSv1.2', 'TLSv1.3'] as const;
const only = (version: (typeof versions)[number]) => ({ minVersion: version, maxVersion: version });

for (const version of versions) {
  describe(version, () => {
    test('our client and node:tls agree on all there is to agree on, and a million bytes go there and back', async (t) => {
      const options = { ...ecdsa, ...only(version), ALPNProtocols: ['parcel'], allowHalfOpen: true };
      const server = tls.createServer(options, (socket) => socket.pipe(socket));
      const port = await listen(t, server);
      const seen = once(server, 'secureConnection');
      const connection = await connect(await dial(t, port), { ...clientOptions, alpn: ['other', 'parcel'] });
      const [socket] = (await seen) as [tls.TLSSocket & { servername: string }];
      assert.equal(connection.info.protocol, version);
      assert.equal(connection.info.alpn, 'parcel');
      assert.equal(socket.servername, 'localhost');
      const [back] = await Promise.all([everything(connection.readable), sendAll(connection.writable, data)]);
      assert.ok(back.equals(data));
      await connection.closed;
    });

    test('node:tls and our server agree likewise', async (t) => {
      const port = await serveStreams(t, async (transport) => {
        const connection = await accept(transport, { ...serverOptions, alpn: ['parcel'] });
        await connection.readable.pipeTo(connection.writable);
      });
      const options = { servername: 'localhost', ca: ecdsa.ca, ALPNProtocols: ['parcel'], allowHalfOpen: true };
      const socket = tls.connect({ port, ...options, ...only(version) } as tls.ConnectionOptions);
      t.after(() => socket.destroy());
      await once(socket, 'secureConnect');
      assert.equal(socket.alpnProtocol, 'parcel');
      socket.end(data);
      const parts: Buffer[] = [];
      for await (const part of socket) parts.push(part);
      assert.ok(Buffer.concat(parts).equals(data));
    });

    test('a client shows its certificate where node:tls asks for one', async (t) => {
      const options = { ...ecdsa, ...only(version), requestCert: true, ca: ecdsa.ca };
      const server = tls.createServer({ ...options, rejectUnauthorized: false }, (socket) => {
        // At once, node:tls would close without a close_notify: OpenSSL is still in the handshake then.
        setImmediate(() => socket.end(`${socket.getPeerCertificate(true).raw.length}`));
      });
      const { cert, key } = ecdsa;
      const connection = await connect(await dial(t, await listen(t, server)), { ...clientOptions, cert, key });
      assert.equal(`${await everything(connection.readable)}`, `${connection.info.localCertificates[0]!.length}`);
      await connection.writable.close();
      await connection.closed;
    });

    test('a server that asks of node:tls refuses a client without a certificate, and the client hears why', async (t) => {
      const failed = new Promise<Error & { code?: string }>((resolve) => {
        void serveStreams(t, (transport) => {
          accept(transport, { ...serverOptions, clientCertificate: 'require', ca: ecdsa.ca }).catch(resolve);
        }).then((port) => {
          const socket = tls.connect({ port, servername: 'localhost', ca: ecdsa.ca, ...only(version) });
          socket.on('error', (error: Error & { code?: string }) => heard.push(`${error.code}`)).resume();
        });
      });
      const heard: string[] = [];
      const code = version === 'TLSv1.3' ? 'CERTIFICATE_REQUIRED' : 'HANDSHAKE_FAILURE';
      assert.equal((await failed).code, `ERR_TLSCOPE_PEER_${code}`);
      while (heard.length === 0) await new Promise((resolve) => setImmediate(resolve));
      assert.match(heard[0]!, new RegExp(`ALERT_.*${code}|ALERT_${code}|REQUIRED`));
    });
  });
}

test('a server whose root has a name that we trust, and another key, is refused with its reason, and hears of it', async (t) => {
  const server = tls.createServer({ ...rsa });
  const heard = once(server, 'tlsClientError');
  const refused = connect(await dial(t, await listen(t, server)), clientOptions);
  await assert.rejects(refused, { name: 'CertificateFault', code: 'ERR_TLSCOPE_PEER_BAD_CERTIFICATE' });
  assert.match(`${(await heard)[0].code}`, /BAD_CERTIFICATE/);
});

test('without `ca` the roots of the runtime are trusted, and no others', async (t) => {
  const port = await listen(t, tls.createServer({ ...ecdsa }));
  const refused = connect(await dial(t, port), { host: 'localhost' });
  await assert.rejects(refused, { code: 'ERR_TLSCOPE_PEER_UNKNOWN_CA' });
});

test('a server that closes without a close_notify leaves a reader in no doubt', async (t) => {
  const server = tls.createServer({ ...ecdsa }, (socket) => {
    socket.write('the parc', () => socket.destroy());
  });
  const connection = await connect(await dial(t, await listen(t, server)), clientOptions);
  const reader = connection.readable.getReader();
  assert.equal(`${Buffer.from((await reader.read()).value!)}`, 'the parc');
  await assert.rejects(reader.read(), { code: 'ERR_TLSCOPE_TRUNCATED' });
  await assert.rejects(connection.closed, { code: 'ERR_TLSCOPE_TRUNCATED' });
});

test('a peer that speaks no TLS is named for what it is', async (t) => {
  const port = await serveStreams(t, ({ writable }) => {
    void writable.getWriter().write(Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n'));
  });
  await assert.rejects(connect(await dial(t, port), clientOptions), /HTTP/);
});
