/** `requestClientCertificate` of a server that asks for nothing in the handshake: `ca` and `rejectUnauthorized` count there too. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test } from 'node:test';
import { nodeProvider } from '../../src/crypto/providers/node/index.ts';
import type { ServerOptions, TLSSocket } from '../../src/node/index.ts';
import type { TlsEvent } from '../../src/observe/index.ts';
import { decode } from '../../src/presentation/index.ts';
import { CertificateRequest13, find } from '../../src/wire/index.ts';
import { issueCertificate, parseCertificate, toPem, writePrivateKey } from '../../src/x509/index.ts';
import { connected, ecdsa, failure, serve } from './support.ts';

const DAY = 86_400_000;
const validity = { provider: nodeProvider, notBefore: Date.now() - DAY, notAfter: Date.now() + DAY };

/** A root for clients, and a client it knows. */
const { root, ca, parcel } = (() => {
  const [rootKey, keys] = [nodeProvider.generateKey('secp256r1'), nodeProvider.generateKey('secp256r1')];
  const der = issueCertificate({ ...validity, subject: 'clients', keys: rootKey, ca: true });
  const issuer = { der, key: rootKey };
  const leaf = issueCertificate({ ...validity, subject: 'parcel', keys, issuer, extendedKeyUsage: ['clientAuth'] });
  const pem = { cert: toPem('CERTIFICATE', leaf), key: toPem('PRIVATE KEY', writePrivateKey(keys)) };
  return { root: der, ca: toPem('CERTIFICATE', der), parcel: pem };
})();

type Scope = Parameters<typeof serve>[0];

/** A connection to a server with these options and without `requestCert`; the client has a certificate of `ca` to show. */
async function open(t: Scope, options: Partial<ServerOptions>) {
  const events: TlsEvent[] = [];
  let accepted: TLSSocket | undefined;
  const here = await serve(t, (socket) => (accepted = socket.resume()), options);
  const observe = (event: TlsEvent) => void events.push(event);
  const client = await connected(here.port, { ...parcel, protocol: { postHandshakeAuth: true }, observe });
  client.resume().on('error', () => {});
  if (accepted === undefined) await once(here.server, 'secureConnection');
  return { client, server: accepted!, events };
}

test('the certificate is judged by `ca`, whose names go with the request', async (t) => {
  const { server, events } = await open(t, { ca });
  assert.equal(server.authorized, false);
  const answered = once(server, 'clientCertificate');
  server.requestClientCertificate();
  await answered;
  assert.equal(server.authorized, true);
  assert.equal(server.getPeerCertificate().subject?.CN, 'parcel');
  const request = events.find((event) => event.type === 'message' && event.name === 'certificate_request');
  assert.ok(request?.type === 'message');
  const { extensions } = decode(CertificateRequest13, request.bytes.subarray(4));
  assert.deepEqual(find(extensions, 'certificate_authorities'), [parseCertificate(root).subjectDer]);
});

test('one of another authority ends the connection, and without `rejectUnauthorized` it is only not authorized', async (t) => {
  const strict = await open(t, { ca: ecdsa.ca });
  const refused = failure(strict.server);
  strict.server.requestClientCertificate();
  assert.equal((await refused).code, 'UNABLE_TO_VERIFY_LEAF_SIGNATURE');

  const lenient = await open(t, { ca: ecdsa.ca, rejectUnauthorized: false });
  const answered = once(lenient.server, 'clientCertificate');
  lenient.server.requestClientCertificate();
  await answered;
  assert.equal(lenient.server.authorized, false);
  assert.equal(lenient.server.getPeerCertificate().subject?.CN, 'parcel');
});
