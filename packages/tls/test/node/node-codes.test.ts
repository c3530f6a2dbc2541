import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, connect as connectTcp, createServer as createTcpServer } from 'node:net';
import { test } from 'node:test';
import tls from 'node:tls';
import { nodeProvider as provider } from '../../src/crypto/providers/node/index.ts';
import { connect, createServer, type TlsReport } from '../../src/node/index.ts';
import { AlertDescription } from '../../src/wire/index.ts';
import { makeIdentity, toPem, writePrivateKey } from '../../src/x509/index.ts';

type Coded = Error & { readonly code?: string; readonly tls?: TlsReport };

const identity = makeIdentity({ provider, names: ['localhost'], at: Date.now(), key: 'secp256r1' });
const cert = identity.server.chain.map((der) => toPem('CERTIFICATE', der)).join('');
const key = toPem('PRIVATE KEY', writePrivateKey(identity.server.key));

/** Each fatal alert but those that node:tls has no name for. */
const fatal = Object.entries(AlertDescription.members).filter(
  ([name]) =>
    !['close_notify', 'user_canceled', 'too_many_cids_requested', 'general_error', 'ech_required'].includes(name),
);

test('an alert that comes has the code that node:tls has for it, and error.tls.code is ours', async (t) => {
  let number = 0;
  const server = createTcpServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', () => socket.end(Buffer.from([21, 3, 3, 0, 2, 2, number])));
  });
  t.after(() => server.close());
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  for (const [name, value] of fatal) {
    number = value;
    const [theirs] = (await once(tls.connect(port, '127.0.0.1'), 'error')) as [Coded];
    const [ours] = (await once(connect(port, '127.0.0.1'), 'error')) as [Coded];
    assert.equal(ours.code, theirs.code, name);
    assert.equal(ours.tls?.code, `ERR_TLSCOPE_ALERT_${name.toUpperCase()}`);
    assert.equal(ours.tls?.who, 'server', name);
  }
});

test('what a server hears instead of TLS, or not at all, has the code that node:tls has for it', async (t) => {
  const servers = [tls.createServer({ cert, key }), createServer({ cert, key })];
  t.after(() => {
    for (const server of servers) server.close();
  });
  const said = { http: 'GET / HTTP/1.1\r\n\r\n', ssh: 'SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n', nothing: '' };
  for (const [what, bytes] of Object.entries(said)) {
    const codes: (string | undefined)[] = [];
    for (const server of servers) {
      if (!server.listening) await once(server.listen(0, '127.0.0.1'), 'listening');
      const caller = connectTcp((server.address() as AddressInfo).port, '127.0.0.1');
      caller.on('error', () => {});
      const heard = once(server, 'tlsClientError');
      caller.end(bytes);
      const [error] = (await heard) as [Coded];
      codes.push(error.code);
    }
    assert.equal(codes[1], codes[0], what);
  }
});
