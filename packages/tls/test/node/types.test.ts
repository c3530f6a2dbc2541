import assert from 'node:assert/strict';
import { test } from 'node:test';
import type * as nodeTls from 'node:tls';
import * as tls from '../../src/node/index.ts';

/** Never called: that it compiles is what is tested. */
function typed(
  socket: tls.TLSSocket,
  server: tls.Server,
  theirs: Omit<nodeTls.ConnectionOptions, 'secureContext'>,
): void {
  const { SNICallback: _sni, ALPNCallback: _alpn, ...options } = theirs;
  const connected: tls.TLSSocket = tls.connect(options, () => undefined);
  const context: nodeTls.SecureContext = tls.createSecureContext({} as nodeTls.SecureContextOptions);
  const certificate: nodeTls.PeerCertificate = socket.getPeerCertificate();
  const detailed: nodeTls.DetailedPeerCertificate = socket.getPeerCertificate(true);
  const cipher: nodeTls.CipherNameAndProtocol = socket.getCipher();
  const key: nodeTls.EphemeralKeyInfo | object | null = socket.getEphemeralKeyInfo();
  const buffers: (Buffer | undefined)[] = [socket.getSession(), socket.getTLSTicket(), socket.getFinished()];
  const wrong: Error | undefined = tls.checkServerIdentity('localhost', certificate);
  const checking: tls.ConnectionOptions = { checkServerIdentity: (host, cert) => tls.checkServerIdentity(host, cert) };
  const psk: tls.PSKCallbackNegotation = { psk: Buffer.alloc(1), identity: '' } satisfies nodeTls.PSKCallbackNegotation;
  const version: nodeTls.SecureVersion = 'TLSv1.2' satisfies tls.SecureVersion;
  server.setTicketKeys(server.getTicketKeys());
  server.addContext('a.example', {} as nodeTls.SecureContextOptions);
  void [connected, context, detailed, cipher, key, buffers, wrong, checking, psk, version];
  // @ts-expect-error a misspelt option is noticed
  tls.connect({ rejectUnauthorised: false });
}

test('values of the types of node:tls are taken, and given', () => {
  assert.equal(typeof typed, 'function');
});
